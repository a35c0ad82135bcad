"""What is recorded about a round of service: at closing, corrected later, how long it took, in the customer's file."""

from datetime import timedelta
from typing import Any, cast

import pytest
from django.db import connection, transaction

from tests.conversations.conftest import Api, Widget, World, read
from tests.spine_fixture import Spine
from zhike.conversations.models import Episode, Problem
from zhike.conversations.selectors.lists import LIST, counts_sql, list_sql
from zhike.conversations.services.erasing import threads_erase
from zhike.customers.models import Consultation, TimelineEntry
from zhike.kernel.authz import SYSTEM
from zhike.kernel.clock import FrozenClock
from zhike.kernel.http import ListRequest
from zhike.knowledge.categories import category_archive, category_create
from zhike.knowledge.models import Category


def tag(chinese: str, group: Category | None = None) -> Category:
    """A tag of conversations in a group of its own."""
    above = group or category_create(actor=SYSTEM, values={"kind": "tag", "name": {"zh-CN": f"{chinese}组"}})
    return category_create(actor=SYSTEM, values={"kind": "tag", "parent_id": above.id, "name": {"zh-CN": chinese}})


@pytest.fixture
def chat(world: World) -> tuple[Widget, Api, str]:
    """A conversation that Wang Min has taken."""
    widget = world.widget()
    path = f"/conversations/{widget.say('包裹三天没动了')['conversation_id']}"
    world.online(world.wang)
    wang = world.api(world.wang)
    read(wang.post(f"{path}/take"))
    return widget, wang, path


def closing(world: World, **more: Any) -> dict[str, Any]:
    return {"category_id": str(world.category_id), "result": "solved", "problem": "未收到", "handling": "已催", **more}


def close(world: World, api: Api, path: str, status: int = 200, **more: Any) -> Any:
    version = read(api.get(path))["episode"]["version"]
    return read(api.post(f"{path}/close", closing(world, **more), version=version), status)


def patch(api: Api, path: str, body: dict[str, Any], version: int, status: int = 200) -> Any:
    return read(api.call("PATCH", path, body, **{"If-Match": f'"{version}"'}), status)


@pytest.mark.req("CNV-16")
def test_closing_keeps_description_method_result_category_tags_and_time(
    world: World, chat: tuple[Widget, Api, str], frozen: FrozenClock, spine: Spine
) -> None:
    _widget, wang, path = chat
    urgent, pleased = tag("急"), tag("满意")
    frozen.advance(timedelta(minutes=7))
    version = read(wang.get(path))["episode"]["version"]
    for needed in ("category_id", "result"):
        body = {name: value for name, value in closing(world).items() if name != needed}
        refused = read(wang.post(f"{path}/close", body, version=version), 422)
        assert [one["path"] for one in refused["fields"]] == [needed]
    closed = close(world, wang, path, tag_ids=[str(urgent.id), str(pleased.id), str(urgent.id)])
    episode = closed["episode"]
    assert (episode["problem"], episode["handling"], episode["result"]) == ("未收到", "已催", "solved")
    assert (episode["category_id"], episode["handling_s"]) == (str(world.category_id), 420)
    assert episode["tag_ids"] == [str(urgent.id), str(pleased.id)]
    payload: Any = spine.events("conversations.episode_closed")[0].payload
    assert (payload.tag_ids, payload.handling_s) == ((urgent.id, pleased.id), 420)


def test_a_category_or_tag_that_cannot_be_used_is_refused_where_it_stands(
    world: World, chat: tuple[Widget, Api, str]
) -> None:
    _widget, wang, path = chat
    group, old = tag("组").parent, tag("旧")
    assert group is not None
    category_archive(actor=SYSTEM, category_id=old.id, expected_version=1, archived=True)
    wrong = [str(old.id), str(group.id), str(world.category_id)]
    refused = close(world, wang, path, 422, category_id=str(old.id), tag_ids=[str(tag("新").id), *wrong])
    assert sorted(one["path"] for one in refused["fields"]) == ["category_id", "tag_ids.1", "tag_ids.2", "tag_ids.3"]
    assert read(wang.get(path))["state"] == "assigned"


def test_time_in_the_queue_and_while_closed_is_no_handling_time(
    world: World, chat: tuple[Widget, Api, str], frozen: FrozenClock
) -> None:
    _widget, _wang, path = chat
    world.online(world.zhang)
    frozen.advance(timedelta(seconds=100))
    chen = world.api(world.chen)
    read(chen.post(f"{path}/assign", {"user_id": str(world.zhang.id)}))
    frozen.advance(timedelta(seconds=50))
    zhang = world.api(world.zhang)
    close(world, zhang, path)
    frozen.advance(timedelta(hours=1))
    read(zhang.post(f"{path}/reopen"))
    frozen.advance(timedelta(seconds=25))
    assert close(world, zhang, path)["episode"]["handling_s"] == 175


def test_a_record_is_corrected_by_version_and_every_correction_is_kept(
    world: World, spine: Spine, chat: tuple[Widget, Api, str]
) -> None:
    _widget, wang, path = chat
    closed = close(world, wang, path)
    other = category_create(actor=SYSTEM, values={"name": {"zh-CN": "退款"}})
    urgent = tag("急")
    record, version = f"{path}/episodes/{closed['episode']['id']}", closed["episode"]["version"]
    change = {"category_id": str(other.id), "tag_ids": [str(urgent.id)], "problem": "其实是要退款"}
    changed = patch(wang, record, change, version)
    assert (changed["category_id"], changed["tag_ids"], changed["version"]) == (
        str(other.id),
        [str(urgent.id)],
        version + 1,
    )
    [step] = changed["changes"]
    assert step["by"] == {"id": str(world.wang.id), "name": "王敏"}
    assert step["fields"] == {
        "category_id": [str(world.category_id), str(other.id)],
        "problem": None,
        "tag_ids": [[], [str(urgent.id)]],
    }
    stale = patch(wang, record, {"result": "followup"}, version, 409)
    assert (stale["code"], stale["current"]["category_id"]) == ("conflict.version", str(other.id))
    assert patch(wang, record, change, version + 1)["version"] == version + 1
    payload: Any = spine.events("conversations.episode_recorded")[0].payload
    assert (payload.changed, payload.category_id) == (("category_id", "problem", "tag_ids"), other.id)
    assert read(wang.get(record)) == changed


@pytest.mark.req("CNV-16")
def test_the_record_files_itself_in_the_customer_file(
    world: World, spine: Spine, chat: tuple[Widget, Api, str]
) -> None:
    """At closing and at each correction; what was recorded stays with its codes."""
    _widget, wang, path = chat
    urgent = tag("急")
    customer = read(wang.get(path))["customer"]["id"]
    closed = close(world, wang, path, tag_ids=[str(urgent.id)])["episode"]
    patch(wang, f"{path}/episodes/{closed['id']}", {"result": "followup"}, closed["version"])
    spine.run()
    entries = TimelineEntry.objects.filter(customer_id=customer, subject_id=closed["id"]).order_by("id")
    assert [one.name.removeprefix("conversations.") for one in entries] == [
        "episode_opened",
        "episode_closed",
        "episode_recorded",
    ]
    ended, corrected = entries[1].facts, entries[2].facts
    assert (ended["category_id"], ended["result"], ended["tag_ids"], ended["agent_id"]) == (
        str(world.category_id),
        "solved",
        [str(urgent.id)],
        str(world.wang.id),
    )
    assert (corrected["changed"], corrected["result"]) == (["result"], "followup")


def test_who_serves_the_customer_is_known_until_it_ends(
    world: World, spine: Spine, chat: tuple[Widget, Api, str]
) -> None:
    _widget, wang, path = chat
    spine.run()
    now = Consultation.objects.get()
    assert (now.handler_id, now.until, str(now.conversation_id)) == (world.wang.id, None, path.rsplit("/", 1)[1])
    close(world, wang, path)
    spine.run()
    assert Consultation.objects.get().until is not None


def test_a_record_belongs_to_its_conversation_and_to_those_who_may_close(
    world: World, chat: tuple[Widget, Api, str]
) -> None:
    _widget, wang, path = chat
    closed = close(world, wang, path)
    record, version = f"{path}/episodes/{closed['episode']['id']}", closed["episode"]["version"]
    assert patch(world.api(world.li), record, {"result": "unsolved"}, version, 404)["code"] == "missing.not_found"
    elsewhere = f"/conversations/{world.widget().say('在吗')['conversation_id']}"
    assert patch(wang, f"{elsewhere}/episodes/{closed['episode']['id']}", {"result": "unsolved"}, version, 404)
    assert patch(wang, record, {"category_id": None}, version, 422)["fields"][0]["path"] == "category_id"
    assert read(wang.call("PATCH", record, {"result": "unsolved"}), 428)["code"] == "conflict.version_required"


def test_what_the_customer_ended_is_completed_by_staff(world: World, chat: tuple[Widget, Api, str]) -> None:
    widget, wang, path = chat
    episode = widget.thread()["episode"]["id"]
    read(widget.post("/widget/end", {"episode_id": episode}), 204)
    ended = Episode.objects.get(pk=episode)
    assert (ended.category_id, ended.result) == (None, "")
    record = f"{path}/episodes/{episode}"
    done = patch(wang, record, {"category_id": str(world.category_id), "result": "unsolved"}, ended.version)
    assert (done["category_id"], done["result"]) == (str(world.category_id), "unsolved")


@pytest.mark.req("CNV-16")
def test_rounds_without_a_record_are_found_and_completed_also_after_the_customer_came_back(
    world: World, chat: tuple[Widget, Api, str]
) -> None:
    """Both the agent's own, as a view with its count, and all in reach, by filter; nothing is owed for who only waited
    as far as the agent's own are concerned.
    """
    widget, wang, path = chat
    own, every = "/conversations?filter[state]=unrecorded", "/conversations?filter[state]=all&filter[record]=missing"
    waited = world.widget()
    waited.say("没等到人")
    read(waited.post("/widget/end", {"episode_id": waited.thread()["episode"]["id"]}), 204)
    assert read(wang.get(own))["items"] == []
    assert read(wang.get("/conversations/counts"))["unrecorded"] == 0
    first = widget.thread()["episode"]["id"]
    read(widget.post("/widget/end", {"episode_id": first}), 204)
    assert read(wang.get(path))["lacking"] == []  # it is the last round: the conversation's own `episode`
    assert [one["id"] for one in read(wang.get(own))["items"]] == [path.rsplit("/", 1)[1]]
    assert len(read(world.api(world.chen).get(every))["items"]) == 2
    assert read(world.api(world.chen).get(own))["items"] == []
    assert read(world.api(world.li).get(every))["items"] == []
    widget.say("又来了")
    assert read(wang.get("/conversations/counts"))["unrecorded"] == 1
    [owed] = read(wang.get(path))["lacking"]
    assert owed["id"] == first
    record = f"{path}/episodes/{first}"
    done = {"category_id": str(world.category_id), "result": "solved"}
    patch(wang, record, done, read(wang.get(record))["version"])
    assert read(wang.get(path))["lacking"] == []
    assert (read(wang.get(own))["items"], read(wang.get("/conversations/counts"))["unrecorded"]) == ([], 0)


def test_an_agents_missing_records_are_found_by_their_own_index(world: World, chat: tuple[Widget, Api, str]) -> None:
    page = ListRequest(LIST, 50, "last_message_at", True, {"state": ["unrecorded"]}, "", False, {}, None)
    for sql, params in (list_sql(world.actor(world.wang), page, "zh-CN"), counts_sql(world.actor(world.wang))):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {sql}", cast(Any, params))
            assert "conversations_episode_lacking" in "\n".join(row[0] for row in cursor.fetchall())


def another(category: Category, **more: Any) -> dict[str, Any]:
    """A further problem as it is sent."""
    return {"category_id": str(category.id), "result": "unsolved", **more}


@pytest.mark.req("CNV-16")
def test_every_problem_of_a_conversation_has_its_own_record(
    world: World, spine: Spine, chat: tuple[Widget, Api, str]
) -> None:
    """Told at closing, added, changed and taken away later, with history, in the customer's file."""
    _widget, wang, path = chat
    refund, invoice = (category_create(actor=SYSTEM, values={"name": {"zh-CN": name}}) for name in ("退款", "发票"))
    urgent = tag("急")
    second = another(refund, problem="还想退款", handling="已申请", tag_ids=[str(urgent.id)], handling_s=300)
    closed = close(world, wang, path, further=[second])["episode"]
    assert closed["further"] == [second]
    assert (closed["problem"], closed["category_id"]) == ("未收到", str(world.category_id))
    record = f"{path}/episodes/{closed['id']}"
    third = {**another(invoice), "problem": "", "handling": "", "tag_ids": [], "handling_s": None}
    grown = patch(wang, record, {"further": [second, another(invoice)]}, closed["version"])
    assert grown["further"] == [second, third]
    [before, after] = grown["changes"][0]["fields"]["further"]
    assert (len(before), len(after)) == (1, 2)
    assert after[0] == {
        "category_id": str(refund.id), "result": "unsolved", "tag_ids": [str(urgent.id)], "handling_s": 300
    }  # fmt: skip
    mended = patch(wang, record, {"further": [{**second, "problem": "其实要换"}, third]}, grown["version"])
    assert mended["changes"][0]["fields"] == {"further": None}  # of a text only that it changed
    left = patch(wang, record, {"further": [third]}, mended["version"])
    assert left["further"] == [third] == read(wang.get(record))["further"]
    assert patch(wang, record, {"further": [third]}, left["version"])["version"] == left["version"]
    assert patch(wang, record, {"further": []}, grown["version"], 409)["current"]["further"] == [third]
    spine.run()
    filed = TimelineEntry.objects.filter(subject_id=closed["id"]).exclude(name="conversations.episode_opened")
    assert [one.facts["problems"] for one in filed.order_by("id")] == [2, 3, 3, 2]
    panel = read(wang.get(f"/desk/customers/{read(wang.get(path))['customer']['id']}?conversation={path[15:]}"))
    assert [one["category"] for one in panel["services"][0]["further"]] == [["发票"]]


def test_a_further_problem_needs_category_and_result_that_can_be_used(
    world: World, chat: tuple[Widget, Api, str]
) -> None:
    _widget, wang, path = chat
    old = category_create(actor=SYSTEM, values={"name": {"zh-CN": "停用"}})
    category_archive(actor=SYSTEM, category_id=old.id, expected_version=1, archived=True)
    for wrong, where in (
        ({"result": "solved"}, ["further.0.category_id"]),
        ({"category_id": str(world.category_id)}, ["further.0.result"]),
        ({**another(old), "tag_ids": [str(old.id)]}, ["further.0.category_id", "further.0.tag_ids.0"]),
        ({**another(old), "category_id": str(world.category_id), "handling_s": -1}, ["further.0.handling_s"]),
    ):
        refused = close(world, wang, path, 422, further=[wrong])
        assert sorted(one["path"] for one in refused["fields"]) == where
    fine = {"category_id": str(world.category_id), "result": "solved"}
    assert close(world, wang, path, 422, further=[fine] * 10)["fields"][0]["path"] == "further"
    assert read(wang.get(path))["state"] == "assigned"


def test_closing_with_further_problems_again_is_one_close(world: World, chat: tuple[Widget, Api, str]) -> None:
    _widget, wang, path = chat
    version = read(wang.get(path))["episode"]["version"]
    body = closing(world, further=[{"category_id": str(world.category_id), "result": "solved"}])
    first = read(wang.post(f"{path}/close", body, version=version))
    assert read(wang.post(f"{path}/close", body, version=version))["episode"] == first["episode"]
    other = {**body, "further": []}
    assert read(wang.post(f"{path}/close", other, version=version), 409)


def test_erasing_empties_what_further_problems_say(world: World, chat: tuple[Widget, Api, str]) -> None:
    _widget, wang, path = chat
    further = {"category_id": str(world.category_id), "result": "solved", "problem": "电话 138", "handling": "回电"}
    episode = close(world, wang, path, further=[further])["episode"]["id"]
    customer = Episode.objects.get(pk=episode).customer_id
    with transaction.atomic():
        threads_erase(actor=SYSTEM, customer_id=customer)
    kept = Problem.objects.get(episode_id=episode)
    assert (kept.problem, kept.handling, kept.result) == ("", "", "solved")

"""The conversation list, its counts, the detail's shape, and what each scope sees."""

from datetime import timedelta
from typing import Any, cast
from urllib.parse import quote

import pytest
from django.db import connection
from pydantic import TypeAdapter

from tests.conversations.conftest import Widget, World, read
from zhike.conversations.api.shapes import ConversationDetail, ConversationLine, CountsShape, MessagesPage
from zhike.conversations.api.widget_shapes import WidgetSession, WidgetSnapshot
from zhike.conversations.selectors.lists import LIST, list_sql
from zhike.kernel.clock import FrozenClock
from zhike.kernel.http import ListRequest


def fill(world: World, frozen: FrozenClock, texts: list[str]) -> list[Widget]:
    """One customer per text, a minute apart."""
    widgets = []
    for text in texts:
        widget = world.widget()
        widget.say(text)
        widgets.append(widget)
        frozen.advance(timedelta(minutes=1))
    return widgets


def previews(page: Any) -> list[str]:
    return [item["last"]["preview"] for item in page["items"]]


def test_newest_first_page_by_page_without_gap_or_repetition(world: World, frozen: FrozenClock) -> None:
    fill(world, frozen, [f"问题{number}" for number in range(5)])
    chen = world.api(world.chen)
    seen, path = [], "/conversations?limit=2&total=1"
    totals = []
    while path:
        page = read(chen.get(path))
        TypeAdapter(list[ConversationLine]).validate_python(page["items"])
        totals.append(page["total"])
        seen += previews(page)
        path = f"/conversations?limit=2&total=1&after={quote(page['next'])}" if page["next"] else ""
    assert seen == ["问题4", "问题3", "问题2", "问题1", "问题0"]
    assert totals == [{"value": 5, "exact": True}] * 3


def test_messages_of_the_same_instant_are_all_listed(world: World, frozen: FrozenClock) -> None:
    for number in range(5):
        world.widget().say(f"同时{number}")
    chen = world.api(world.chen)
    first = read(chen.get("/conversations?limit=3"))
    second = read(chen.get(f"/conversations?limit=3&after={quote(first['next'])}"))
    assert sorted(previews(first) + previews(second)) == [f"同时{number}" for number in range(5)]
    assert second["next"] is None


def test_states_views_and_counts(world: World, frozen: FrozenClock) -> None:
    widgets = fill(world, frozen, ["一", "二", "三"])
    world.online(world.wang)
    wang = world.api(world.wang)
    ids = [widget.thread()["conversation_id"] for widget in widgets]
    read(wang.post(f"/conversations/{ids[0]}/take"))
    read(widgets[2].post("/widget/end", {"episode_id": widgets[2].thread()["episode"]["id"]}), 204)
    for state, wanted in (
        ("mine", ["一"]), ("queued", ["二"]), ("open", ["二", "一"]), ("closed", ["三"]),
        ("all", ["三", "二", "一"]), ("incoming", []), ("mine,queued", ["二", "一"]),
    ):  # fmt: skip
        assert previews(read(wang.get(f"/conversations?filter[state]={state}"))) == wanted, state
    counts = read(wang.get("/conversations/counts"))
    CountsShape.model_validate(counts)
    views = {"mine": 1, "queued": 1, "open": 2, "incoming": 0, "unread": 1, "unrecorded": 0}
    assert counts == {**views, "capped_at": 10_000}
    assert previews(read(wang.get("/conversations?filter[unread]=true"))) == ["二", "一"]
    assert previews(read(wang.get("/conversations?sort=waiting"))) == ["一", "二"]
    assert previews(read(wang.get(f"/conversations?filter[owner]={world.wang.id}&filter[state]=all"))) == ["一"]
    assert read(wang.get("/conversations?filter[state]=foo"), 422)["fields"][0]["path"] == "filter[state]"
    assert read(wang.get("/conversations?offset=3"), 422)["fields"][0]["code"] == "value.unknown_parameter"


def test_search_by_number_and_by_the_beginning_of_the_name(world: World, frozen: FrozenClock) -> None:
    from zhike.customers.models import Customer

    fill(world, frozen, ["一", "二"])
    first, second = Customer.objects.order_by("number")
    Customer.objects.filter(pk=second.pk).update(name="孙%丽_Sun")
    chen = world.api(world.chen)
    assert previews(read(chen.get(f"/conversations?q={first.number.lower()}"))) == ["一"]
    for term, wanted in (("孙", ["二"]), ("孙%丽_sun", ["二"]), ("孙_", []), ("%", []), ("丽", []), ("\\", [])):
        assert previews(read(chen.get(f"/conversations?q={quote(term)}"))) == wanted, term


def test_open_conversations_are_found_by_their_own_index(world: World, frozen: FrozenClock) -> None:
    fill(world, frozen, ["一"])
    page = ListRequest(LIST, 50, "last_message_at", True, {"state": ["open"]}, "", False, {}, None)
    sql, params = list_sql(world.actor(world.chen), page, "zh-CN")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}", cast(Any, params))
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "conversations_head_waiting" in plan
    assert "conversations_head_recent" not in plan


@pytest.mark.parametrize("state", ["all", "closed", "open", "closed,queued"])
@pytest.mark.parametrize("sort", ["waiting", "-waiting"])
def test_by_waiting_time_open_and_closed_ones_come_in_one_order(
    world: World, frozen: FrozenClock, state: str, sort: str
) -> None:
    widgets = fill(world, frozen, ["一", "二", "三", "四", "五"])
    for place in (1, 3):
        widgets[place].say("再问一句")
        read(widgets[place].post("/widget/end", {"episode_id": widgets[place].thread()["episode"]["id"]}), 204)
        frozen.advance(timedelta(minutes=1))
    waiting = {"一": 0, "三": 2, "五": 4} if state != "closed" else {}
    waiting |= {"再问一句": 5} if state != "open" else {}
    wanted = sorted(waiting, key=lambda text: waiting[text], reverse=sort.startswith("-"))
    if state != "open":
        wanted.insert(wanted.index("再问一句"), "再问一句")
    chen, seen = world.api(world.chen), []
    path = f"/conversations?sort={sort}&filter[state]={state}&limit=2"
    while path:
        page = read(chen.get(path))
        seen += previews(page)
        path = f"{path.partition('&after')[0]}&after={quote(page['next'])}" if page["next"] else ""
    assert seen == wanted


def test_closed_conversations_are_not_sorted_whole(world: World, frozen: FrozenClock) -> None:
    fill(world, frozen, ["一"])
    page = ListRequest(LIST, 50, "waiting", False, {"state": ["closed"]}, "", False, {}, None)
    sql, params = list_sql(world.actor(world.chen), page, "zh-CN")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}", cast(Any, params))
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "COALESCE(h.opened_at" not in plan
    assert "Seq Scan on conversations_head" not in plan


def test_each_scope_sees_its_rows(world: World, frozen: FrozenClock) -> None:
    fill(world, frozen, ["甲店的"])
    assert previews(read(world.api(world.wang).get("/conversations"))) == ["甲店的"]
    assert previews(read(world.api(world.chen).get("/conversations"))) == ["甲店的"]
    assert previews(read(world.api(world.li).get("/conversations"))) == []
    assert read(world.api(world.li).get("/conversations/counts"))["open"] == 0


def test_answers_keep_their_declared_shapes(world: World, frozen: FrozenClock) -> None:
    widget = world.widget(page={"url": "https://shop.example/p", "title": "t"})
    WidgetSession.model_validate(widget.opened)
    WidgetSnapshot.model_validate(widget.thread())
    widget.say("你好")
    WidgetSnapshot.model_validate(widget.thread())
    world.online(world.wang)
    wang = world.api(world.wang)
    path = f"/conversations/{widget.thread()['conversation_id']}"
    read(wang.post(f"{path}/take"))
    read(wang.post(f"{path}/notes", {"text": "备注"}, key="note-00001"), 201)
    read(wang.post(f"{path}/transfer", {"to_user_id": str(world.zhang.id), "note": "?"}, key="trans-00001"), 201)
    detail = read(wang.get(path))
    ConversationDetail.model_validate(detail)
    MessagesPage.model_validate(read(wang.get(f"{path}/messages")))
    assert set(detail) == set(ConversationDetail.model_json_schema()["properties"])
    assert detail["page"]["url"] == "https://shop.example/p"


def test_a_right_that_is_missing_is_named_and_hides_its_action(world: World, frozen: FrozenClock) -> None:
    widget = fill(world, frozen, ["一"])[0]
    path = f"/conversations/{widget.thread()['conversation_id']}"
    wang = world.api(world.wang)
    names = [one["name"] for one in read(wang.get(path))["actions"]]
    assert names == ["take"]
    refused = read(wang.post(f"{path}/assign", {"user_id": str(world.wang.id)}), 403)
    assert refused["permission"] == "conversations.conversation.assign"


@pytest.mark.parametrize("path", ["/conversations/abc", "/conversations/00000000-0000-0000-0000-000000000000"])
def test_what_is_not_there_is_not_found(world: World, path: str) -> None:
    assert read(world.api(world.chen).get(path), 404)["code"] == "missing.not_found"


def test_opening_a_conversation_is_logged_once_in_a_while(world: World, frozen: FrozenClock) -> None:
    widget = fill(world, frozen, ["一"])[0]
    chen = world.api(world.chen)
    for _ in range(3):
        read(chen.get(f"/conversations/{widget.thread()['conversation_id']}"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_entry WHERE action = 'conversation.opened'")
        assert cursor.fetchone() == (1,)


@pytest.mark.parametrize("way", ["messages", "notes"])
def test_reading_a_thread_without_its_page_is_logged_too(world: World, frozen: FrozenClock, way: str) -> None:
    widget = fill(world, frozen, ["一"])[0]
    read(world.api(world.chen).get(f"/conversations/{widget.thread()['conversation_id']}/{way}"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT actor_id FROM audit_entry WHERE action = 'conversation.opened'")
        assert cursor.fetchall() == [(world.chen.id,)]

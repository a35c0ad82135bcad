"""Taking, assigning, handing over, closing, reopening: who may, what both sides see, what history keeps."""

from datetime import timedelta
from typing import Any

import pytest

from tests.conversations.conftest import PASSWORD, Api, Widget, World, read
from tests.spine_fixture import Spine
from zhike.accounts.models import Role
from zhike.accounts.public import UserFields, user_create
from zhike.conversations.models import Episode, Head, Transfer
from zhike.conversations.services.transfers import transfers_expire
from zhike.kernel.authz import SYSTEM
from zhike.kernel.clock import FrozenClock
from zhike.kernel.ids import new_id
from zhike.work.services.policies import policy_create
from zhike.work.sweeps import sweep_clocks


def codes(widget: Widget) -> list[str]:
    """The event messages that the customer sees, in order."""
    return [m["data"]["code"] for m in widget.thread()["messages"] if m["kind"] == "event"]


@pytest.fixture
def chat(world: World) -> tuple[Widget, str]:
    """A customer who waits."""
    widget = world.widget()
    return widget, f"/conversations/{widget.say('你好')['conversation_id']}"


def action(detail: Any, name: str) -> Any:
    return next((one for one in detail["actions"] if one["name"] == name), None)


def test_agent_takes_a_waiting_conversation_and_the_second_learns_who_has_it(
    world: World, chat: tuple[Widget, str]
) -> None:
    widget, path = chat
    world.online(world.wang, world.zhang)
    wang, zhang = world.api(world.wang), world.api(world.zhang)
    assert action(read(wang.get(path)), "take") == {"name": "take", "allowed": True, "why": None}
    taken = read(wang.post(f"{path}/take"))
    assert (taken["state"], taken["owner"]["name"]) == ("assigned", "王敏")
    problem = read(zhang.post(f"{path}/take"), 409)
    assert (problem["code"], problem["owner_id"]) == ("conversations.taken", str(world.wang.id))
    assert read(wang.post(f"{path}/take"))["episode"]["version"] == taken["episode"]["version"]
    assert codes(widget) == ["assigned"]
    assert widget.thread()["episode"]["agent"] == {"name": "王敏", "avatar_url": None}


def test_transfer_is_accepted_with_history_and_the_customer_is_told(
    world: World, chat: tuple[Widget, str], spine: Spine
) -> None:
    widget, path = chat
    world.online(world.wang, world.li)
    wang, li = world.api(world.wang), world.api(world.li)
    read(wang.post(f"{path}/take"))
    assert read(li.get(path), 404)["code"] == "missing.not_found"
    body = {"to_user_id": str(world.li.id), "note": "请帮忙看退款"}
    made = read(wang.post(f"{path}/transfer", body, key="transfer-0001"), 201)
    again = read(wang.post(f"{path}/transfer", body, key="transfer-0002"), 409)
    assert (again["code"], again["why"]) == ("conversations.action_not_allowed", "transfer.waiting")
    [told] = read(li.get("/notifications"))["items"]
    assert (told["kind"], told["subject"]["kind"]) == ("conversations.handed_over", "conversation")
    assert world.wang.name in told["title"]
    asked = read(li.get(path))
    assert (asked["transfer"]["note"], asked["messages"][0]["text"]) == ("请帮忙看退款", "你好")
    assert asked["owner"]["name"] == "王敏"
    stranger = world.api(world.zhang).post(f"{path}/transfers/{made['id']}/accept")
    assert read(stranger, 409)["code"] == "conversations.transfer_not_yours"
    assert read(li.post(f"{path}/transfers/{made['id']}/accept"))["state"] == "accepted"
    assert read(li.get(path))["owner"]["name"] == "李雷"
    assert codes(widget) == ["assigned", "transfer_requested", "transferred"]
    heard = spine.events("conversations.transfer_requested")
    assert f"user:{world.li.id}" in heard[0].topics
    assert not any(topic.startswith("conversation:") for topic in heard[0].topics)
    late = li.post(f"{path}/transfers/{made['id']}/decline", {"note": ""})
    assert read(late, 409)["code"] == "conversations.transfer_answered"


def test_nobody_is_asked_to_take_over_who_could_not_answer(world: World, chat: tuple[Widget, str]) -> None:
    _, path = chat
    world.online(world.wang)
    wang = world.api(world.wang)
    read(wang.post(f"{path}/take"))
    finance = UserFields(name="赵强", role_ids=frozenset({Role.objects.get(code="finance").id}))
    zhao = user_create(actor=SYSTEM, username=f"zhao{new_id().hex}", password=PASSWORD, fields=finance)
    refused = wang.post(f"{path}/transfer", {"to_user_id": str(zhao.id), "note": "请看"}, key="transfer-0001")
    assert [one["path"] for one in read(refused, 422)["fields"]] == ["to_user_id"]
    assert not Transfer.objects.exists()


def test_declined_and_expired_transfers_leave_the_conversation_where_it_was(
    world: World, chat: tuple[Widget, str], frozen: FrozenClock
) -> None:
    widget, path = chat
    world.online(world.wang, world.zhang)
    wang, zhang = world.api(world.wang), world.api(world.zhang)
    read(wang.post(f"{path}/take"))
    body = {"to_user_id": str(world.zhang.id), "note": "?"}
    first = read(wang.post(f"{path}/transfer", body, key="transfer-0001"), 201)
    assert read(zhang.post(f"{path}/transfers/{first['id']}/decline", {"note": "在忙"}))["state"] == "declined"
    second = read(wang.post(f"{path}/transfer", body, key="transfer-0002"), 201)
    frozen.advance(timedelta(seconds=119))
    assert transfers_expire() == 0
    frozen.advance(timedelta(seconds=1))
    assert transfers_expire() == 1
    assert Transfer.objects.get(pk=second["id"]).state == "expired"
    assert read(zhang.post(f"{path}/transfers/{second['id']}/accept"), 409)["code"] == "conversations.transfer_answered"
    assert read(wang.get(path))["owner"]["name"] == "王敏"
    assert codes(widget)[1:] == [
        "transfer_requested", "transfer_declined", "transfer_requested", "transfer_expired",
    ]  # fmt: skip


def test_whoever_was_asked_hears_that_the_conversation_went_another_way(
    world: World, chat: tuple[Widget, str], spine: Spine
) -> None:
    _widget, path = chat
    world.online(world.wang, world.zhang)
    wang = world.api(world.wang)
    read(wang.post(f"{path}/take"))
    made = read(
        wang.post(f"{path}/transfer", {"to_user_id": str(world.zhang.id), "note": "?"}, key="transfer-0001"), 201
    )
    version = read(wang.get(path))["episode"]["version"]
    body = {"category_id": str(world.category_id), "result": "solved"}
    read(wang.post(f"{path}/close", body, version=version))
    [answered] = spine.events("conversations.transfer_answered")
    said = answered.payload.model_dump(mode="json")
    assert (said["transfer_id"], said["state"]) == (made["id"], "cancelled")
    # By these the gateway knows who may go on hearing the conversation: not the one who was only asked.
    assert (said["to_user_id"], said["owner_id"]) == (str(world.zhang.id), str(world.wang.id))
    assert f"user:{world.zhang.id}" in answered.topics


def test_transfer_to_a_team_is_taken_by_the_first_of_it(world: World, chat: tuple[Widget, str]) -> None:
    _widget, path = chat
    world.online(world.wang, world.li)
    wang, li = world.api(world.wang), world.api(world.li)
    read(wang.post(f"{path}/take"))
    body = {"to_team_id": str(world.other_team_id), "note": "二组的问题"}
    made = read(wang.post(f"{path}/transfer", body, key="transfer-0001"), 201)
    read(li.post(f"{path}/transfers/{made['id']}/accept"))
    detail = read(li.get(path))
    assert (detail["owner"]["name"], detail["team_id"]) == ("李雷", str(world.other_team_id))


@pytest.mark.parametrize(
    "body",
    [{"note": "x"}, {"note": "x", "to_user_id": "wang", "to_team_id": "team"}, {"note": "x", "to_user_id": "wang"}],
)
def test_transfer_needs_exactly_one_other_receiver(
    world: World, chat: tuple[Widget, str], body: dict[str, str]
) -> None:
    _widget, path = chat
    wang = world.api(world.wang)
    world.online(world.wang)
    read(wang.post(f"{path}/take"))
    names = {"wang": str(world.wang.id), "team": str(world.team_id)}
    sent = {name: names.get(value, value) for name, value in body.items()}
    problem = read(wang.post(f"{path}/transfer", sent, key="transfer-0001"), 422)
    assert problem["fields"][0]["path"] == "to_user_id"
    assert Transfer.objects.count() == 0


def closing(world: World, **more: str) -> dict[str, str]:
    return {"category_id": str(world.category_id), "result": "solved", "problem": "未收到", "handling": "已催", **more}


def test_closing_needs_category_result_and_the_version_read(
    world: World, chat: tuple[Widget, str], spine: Spine
) -> None:
    widget, path = chat
    world.online(world.wang)
    wang = world.api(world.wang)
    version = read(wang.post(f"{path}/take"))["episode"]["version"]
    assert read(wang.post(f"{path}/close", closing(world)), 428)["code"] == "conflict.version_required"
    stale = read(wang.post(f"{path}/close", closing(world), version=version - 1), 409)
    assert (stale["code"], stale["current"]["version"]) == ("conflict.version", version)
    body = closing(world)
    del body["result"]
    assert read(wang.post(f"{path}/close", body, version=version), 422)["fields"][0]["path"] == "result"
    closed = read(wang.post(f"{path}/close", closing(world), version=version))
    assert (closed["state"], closed["episode"]["result"], closed["episode"]["problem"]) == (
        "closed",
        "solved",
        "未收到",
    )
    assert codes(widget)[-1] == "closed"
    event = spine.events("conversations.episode_closed")[0]
    assert event.payload.model_dump(mode="json") | {"episode_id": "", "customer_id": ""} == {
        "episode_id": "",
        "conversation_id": closed["id"],
        "customer_id": "",
        "agent_id": str(world.wang.id),
        "team_id": str(world.team_id),
        "department_id": None,
        "shop_id": str(world.shop_id),
        "category_id": str(world.category_id),
        "result": "solved",
        "tag_ids": [],
        "handling_s": 0,
        "problems": 1,
    }
    refused = read(wang.post(f"{path}/messages", {"text": "还有吗"}, key="reply-00001"), 409)
    assert refused["code"] == "conversations.closed"
    assert action(closed, "close") == {"name": "close", "allowed": False, "why": "episode.closed"}
    assert action(closed, "reopen")["allowed"] is True


def test_a_returning_customer_opens_a_new_episode_in_the_same_thread(world: World, chat: tuple[Widget, str]) -> None:
    widget, path = chat
    world.online(world.wang)
    wang = world.api(world.wang)
    version = read(wang.post(f"{path}/take"))["episode"]["version"]
    read(wang.post(f"{path}/close", closing(world), version=version))
    back = widget.say("又有问题")
    thread = widget.thread()
    assert (back["seq"], thread["episode"]["state"], Episode.objects.count()) == (4, "queued", 2)
    assert Episode.objects.filter(closed_at=None).count() == 1


def test_repeating_the_last_message_after_closing_opens_nothing(world: World, chat: tuple[Widget, str]) -> None:
    widget, _path = chat
    stored = widget.say("谢谢", key="same-key-01")
    episode = widget.thread()["episode"]["id"]
    read(widget.post("/widget/end", {"episode_id": episode}), 204)
    assert widget.say("谢谢", key="same-key-01") == stored
    assert (Episode.objects.count(), Head.objects.get().state) == (1, "closed")


def test_reopening_goes_on_with_whoever_reopened(world: World, chat: tuple[Widget, str]) -> None:
    _widget, path = chat
    world.online(world.wang)
    wang = world.api(world.wang)
    version = read(wang.post(f"{path}/take"))["episode"]["version"]
    read(wang.post(f"{path}/close", closing(world), version=version))
    reopened = read(wang.post(f"{path}/reopen"))
    assert (reopened["state"], reopened["owner"]["name"], reopened["episode"]["reopened"]) == ("assigned", "王敏", 1)
    assert Episode.objects.count() == 1
    assert read(wang.post(f"{path}/reopen"), 409)["why"] == "episode.open"


def test_customer_ends_the_chat_once_and_only_the_own(world: World, chat: tuple[Widget, str]) -> None:
    widget, _path = chat
    other = world.widget()
    other.say("别人")
    episode = widget.thread()["episode"]["id"]
    assert read(other.post("/widget/end", {"episode_id": episode}), 404)["code"] == "missing.not_found"
    read(widget.post("/widget/end", {"episode_id": episode}), 204)
    read(widget.post("/widget/end", {"episode_id": episode}), 204)
    assert widget.thread()["episode"]["state"] == "closed"
    assert codes(widget) == ["closed"]
    assert other.thread()["episode"]["state"] == "queued"


def test_supervisor_assigns_and_notes_stay_inside(world: World, chat: tuple[Widget, str], spine: Spine) -> None:
    widget, path = chat
    world.online(world.zhang)
    chen = world.api(world.chen)
    assigned = read(chen.post(f"{path}/assign", {"user_id": str(world.zhang.id)}))
    assert assigned["owner"]["name"] == "张伟"
    zhang = world.api(world.zhang)
    note = read(zhang.post(f"{path}/notes", {"text": "客户很急"}, key="note-00001"), 201)
    assert read(zhang.post(f"{path}/notes", {"text": "客户很急"}, key="note-00001"), 201) == note
    assert read(zhang.post(f"{path}/notes", {"text": "别的"}, key="note-00001"), 409)
    assert [one["text"] for one in read(zhang.get(path))["notes"]] == ["客户很急"]
    assert "客户很急" not in str(widget.thread())
    topics = [topic for event in spine.events("conversations.note_added") for topic in event.topics]
    assert topics == [f"user:{world.zhang.id}", f"team:{world.team_id}", f"shop:{world.shop_id}"]


def test_marks_move_forward_only_and_count_what_is_unread(world: World, chat: tuple[Widget, str], spine: Spine) -> None:
    widget, path = chat
    widget.say("第二句")
    world.online(world.wang)
    wang = world.api(world.wang)
    read(wang.post(f"{path}/take"))
    read(wang.post(f"{path}/read", {"delivered_seq": 2, "read_seq": 1}), 204)
    assert read(wang.get(path))["unread"] == 1
    read(wang.post(f"{path}/read", {"delivered_seq": 0, "read_seq": 99}), 204)
    detail = read(wang.get(path))
    assert (detail["unread"], detail["marks"]["agent"]) == (0, {"delivered_seq": 3, "read_seq": 3})
    read(wang.post(f"{path}/messages", {"text": "您好"}, key="reply-00001"), 201)
    read(widget.post("/widget/marks", {"delivered_seq": 4}), 204)
    read(widget.post("/widget/marks", {"read_seq": 2}), 204)
    assert widget.thread()["marks"]["customer"] == {"delivered_seq": 4, "read_seq": 2}
    moved = [e.payload.model_dump()["side"] for e in spine.events("conversations.marks_moved")]
    assert moved == ["agent", "agent", "customer", "customer"]


def test_a_supervisor_who_looks_in_does_not_make_messages_look_read(world: World, chat: tuple[Widget, str]) -> None:
    widget, path = chat
    world.online(world.wang)
    read(world.api(world.wang).post(f"{path}/take"))
    read(world.api(world.chen).post(f"{path}/read", {"read_seq": 1}), 204)
    assert widget.thread()["marks"]["agent"]["read_seq"] == 0


def test_drafts_are_private_and_survive(world: World, chat: tuple[Widget, str]) -> None:
    _widget, path = chat
    wang, zhang = world.api(world.wang), world.api(world.zhang)
    read(wang.call("PUT", f"{path}/draft", {"text": "还没发"}), 204)
    assert read(wang.get(f"{path}/draft"))["text"] == "还没发"
    assert read(wang.get(path))["draft"] == "还没发"
    assert read(zhang.get(f"{path}/draft")) == {"text": "", "updated_at": None}
    read(wang.call("PUT", f"{path}/draft", {"text": ""}), 204)
    assert read(wang.get(path))["draft"] == ""


def test_the_first_answer_meets_the_clock_at_its_own_time(
    world: World, chat: tuple[Widget, str], spine: Spine, frozen: FrozenClock
) -> None:
    from zhike.work.models import WorkItem

    widget, path = chat
    world.online(world.wang)
    wang: Api = world.api(world.wang)
    read(wang.post(f"{path}/take"))
    assert WorkItem.objects.get().awaiting_since is not None
    frozen.advance(timedelta(seconds=30))
    read(wang.post(f"{path}/messages", {"text": "您好"}, key="reply-00001"), 201)
    spine.run("conversations.clocks")
    assert WorkItem.objects.get().awaiting_since is None
    frozen.advance(timedelta(seconds=30))
    widget.say("还有")
    spine.run("conversations.clocks")
    assert WorkItem.objects.get().awaiting_since == frozen.at


def test_a_warning_of_a_deadline_leads_to_the_conversation(
    world: World, chat: tuple[Widget, str], frozen: FrozenClock
) -> None:
    values = {"name": {"zh-CN": "快", "en": "Fast"}, "rank": 1, "first_response_s": 600}
    policy_create(actor=SYSTEM, values=values)
    widget = world.widget()
    path = f"/conversations/{widget.say('在吗')['conversation_id']}"
    world.online(world.wang)
    wang = world.api(world.wang)
    read(wang.post(f"{path}/take"))
    frozen.advance(timedelta(seconds=301))
    sweep_clocks()
    told = next(one for one in read(wang.get("/notifications"))["items"] if one["kind"] == "work.clock_warned")
    assert (told["subject"]["kind"], f"/conversations/{told['subject']['id']}") == ("conversation", path)

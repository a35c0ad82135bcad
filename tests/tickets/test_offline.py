"""Messages that nobody can answer become tickets, and the customer is told when to expect an answer."""

from typing import Any

import pytest

from tests.plumbing.callers import Widget, read
from tests.tickets.conftest import Desk
from zhike.accounts.public import presence_choose
from zhike.conversations.models import Channel, Episode
from zhike.tickets.models import Ticket, TicketComment
from zhike.work.models import WorkItem


def deliver(desk: Desk) -> None:
    desk.cast.spine.run("tickets.offline_messages", "conversations.clocks")


def last_event(widget: Widget) -> dict[str, Any]:
    found: list[dict[str, Any]] = [one for one in widget.thread()["messages"] if one["kind"] == "event"]
    return dict(found[-1]["data"])


@pytest.mark.req("CNV-13")
def test_the_queue_position_is_visible_and_with_nobody_there_the_message_becomes_a_ticket(desk: Desk) -> None:
    cast = desk.cast
    cast.online(cast.wang)
    first, second = cast.widget(), cast.widget()
    first.say("第一位")
    second.say("第二位")
    deliver(desk)
    assert [one.thread()["episode"]["queue_position"] for one in (first, second)] == [1, 2]
    presence_choose(actor=cast.actor(cast.wang), state="offline")
    late = cast.widget()
    late.say("还有人吗？\n订单 10086 没有发货")
    deliver(desk)
    shown = late.thread()
    assert shown["episode"]["state"] == "closed"
    said = last_event(late)
    ticket = Ticket.objects.get(number=said["number"])
    assert (said["code"], said["ticket_id"]) == ("ticketed", str(ticket.id))
    assert ticket.due_at is not None
    assert said["answer_by"][:19] == ticket.due_at.isoformat()[:19]
    assert (ticket.source, ticket.subject) == ("offline_message", "还有人吗？ 订单 10086 没有发货")
    assert ticket.description == "还有人吗？\n订单 10086 没有发货"
    assert ticket.customer_id is not None
    assert WorkItem.objects.get(kind="episode", item_id=str(ticket.episode_id)).state == "done"
    answered = desk.chen.post(
        f"/tickets/{ticket.id}/comments", {"public": True, "text": "今天发出"}, 201, key="offline-answer-1"
    )
    messages = late.thread()["messages"]
    assert (messages[-1]["text"], messages[-1]["id"]) == ("今天发出", answered["message_id"])


@pytest.mark.req("CNV-13")
def test_outside_service_hours_the_message_becomes_a_ticket_although_somebody_is_there(desk: Desk) -> None:
    cast = desk.cast
    cast.online(cast.wang)
    never = {"name": {"zh-CN": "从不"}, "zone": "Asia/Shanghai", "weekly": {}}
    calendar = desk.admin.post("/calendars", never, 201, key="calendar-never")
    Channel.objects.filter(pk=cast.a.channel.pk).update(calendar_id=calendar["id"])
    widget = cast.widget()
    widget.say("晚上好")
    deliver(desk)
    said = last_event(widget)
    assert said["code"] == "ticketed"
    assert said["answer_by"] is not None, "the customer is told when to expect an answer"


def test_writing_again_adds_to_the_open_ticket_and_a_resolved_one_is_left_alone(desk: Desk) -> None:
    widget = desk.cast.widget()
    widget.say("第一句")
    deliver(desk)
    widget.say("第二句")
    widget.say("第三句")
    deliver(desk)
    ticket = Ticket.objects.get()
    comments = TicketComment.objects.filter(ticket=ticket).order_by("seq")
    assert list(comments.values_list("author_kind", "public", "text")) == [
        ("customer", True, "第二句"),
        ("customer", True, "第三句"),
    ]
    assert Episode.objects.filter(result="ticketed").count() == 2
    version = desk.get({"id": ticket.id})["version"]
    desk.admin.post(f"/tickets/{ticket.id}/resolve", {"result": "已处理"}, version=version)
    widget.say("又有新问题")
    deliver(desk)
    assert Ticket.objects.count() == 2


def test_a_customer_who_answers_takes_the_ticket_out_of_waiting(desk: Desk) -> None:
    widget = desk.cast.widget()
    widget.say("第一句")
    deliver(desk)
    ticket = Ticket.objects.get()
    waiting = desk.statuses()["waiting"]["id"]
    desk.admin.post(f"/tickets/{ticket.id}/status", {"status_id": waiting}, version=ticket.version)
    assert Ticket.objects.get().due_at is not None, "the first answer is still owed"
    widget.say("照片在这里")
    deliver(desk)
    assert Ticket.objects.get().category == "open"


def test_somebody_online_answers_in_the_chat(desk: Desk) -> None:
    desk.cast.online(desk.cast.wang)
    widget = desk.cast.widget()
    widget.say("在吗")
    deliver(desk)
    assert widget.thread()["episode"]["state"] == "queued"
    assert Ticket.objects.count() == 0


def test_back_in_the_chat_the_left_message_comes_along(desk: Desk) -> None:
    cast = desk.cast
    widget = cast.widget()
    widget.say("请帮我改一下收货地址")
    deliver(desk)
    ticket = Ticket.objects.get()
    cast.online(cast.wang)
    widget.say("现在有人吗？")
    deliver(desk)
    deliver(desk)
    episode = widget.thread()["episode"]
    assert episode["state"] == "queued"
    links = [one for one in desk.get({"id": ticket.id})["links"] if one["target_id"] == episode["id"]]
    assert [one["kind"] for one in links] == ["episode"]


def test_a_shop_may_want_to_keep_the_queue(desk: Desk) -> None:
    kept = {"value": False, "reason": "试运行"}
    read(desk.admin.call("PUT", "/settings/tickets.offline_messages", kept, version=0))
    widget = desk.cast.widget()
    widget.say("在吗")
    deliver(desk)
    assert widget.thread()["episode"]["state"] == "queued"


def test_delivered_twice_makes_one_ticket(desk: Desk) -> None:
    widget = desk.cast.widget()
    widget.say("在吗")
    deliver(desk)
    deliver(desk)
    assert Ticket.objects.count() == 1


@pytest.mark.req("CNV-13")
def test_the_waiting_customer_may_leave_a_message_instead(desk: Desk) -> None:
    desk.cast.online(desk.cast.wang)
    widget = desk.cast.widget()
    widget.say("请问什么时候发货")
    made = widget.post("/widget/leave-message", status=201)
    assert made["number"] == Ticket.objects.get().number
    assert made["answer_by"] is not None
    assert widget.thread()["episode"]["state"] == "closed"
    gone = read(widget.call("POST", "/widget/leave-message", {}), 409)
    assert gone["code"] == "tickets.episode_gone"


def test_a_conversation_that_somebody_has_is_not_taken_away(desk: Desk) -> None:
    thread = desk.cast.sun_li
    assert thread.widget.call("POST", "/widget/leave-message", {}).status_code == 409
    assert thread.widget.thread()["episode"]["state"] == "assigned"

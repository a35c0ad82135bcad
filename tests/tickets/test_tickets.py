"""A ticket from its first line to its end: made, given, worked on, resolved, closed, and taken up again."""

from datetime import timedelta
from typing import Any

import pytest

from tests.plumbing.callers import read
from tests.tickets.conftest import Desk
from zhike.customers.models import TimelineEntry
from zhike.kernel.clock import FrozenClock
from zhike.kernel.ids import new_id
from zhike.tickets.models import Ticket, TicketChange
from zhike.work.models import Assignment, Clock, Load, WorkItem

HOUR = timedelta(hours=1)


@pytest.mark.req("TKT-08")
def test_each_step_of_a_ticket_s_life_is_kept_with_time_and_person(desk: Desk, frozen: FrozenClock) -> None:
    cast = desk.cast
    service = next(one for one in desk.admin.get("/ticket-types")["items"] if one["code"] == "service_request")
    for values in ({}, {"type_id": service["id"], "subject": "申请上门安装"}):
        began = frozen.at
        made = desk.make(**values)
        path = f"/tickets/{made['id']}"
        assert (made["category"], made["owner"], made["version"]) == ("new", None, 1)
        frozen.advance(HOUR)
        desk.chen.post(f"{path}/assign", {"user_id": str(cast.wang.id)})
        given = desk.get(made)
        assert given["owner"]["name"] == "王敏"
        frozen.advance(HOUR)
        begun = desk.wang.post(
            f"{path}/status", {"status_id": desk.statuses()["in_progress"]["id"]}, version=given["version"]
        )
        frozen.advance(HOUR)
        done = desk.wang.post(f"{path}/resolve", {"result": "已补发新品"}, version=begun["version"])
        frozen.advance(HOUR)
        closed = desk.wang.post(f"{path}/close", version=done["version"])
        assert (closed["category"], closed["result"], closed["active"]) == ("closed", "已补发新品", False)
        steps = [(one["step"], one["field"], one["actor"]["name"], one["at"]) for one in desk.history(made)]
        hours = [(began + number * HOUR).isoformat(timespec="milliseconds")[:19] for number in range(5)]
        assert [(step, field, name, at[:19]) for step, field, name, at in steps] == [
            ("created", "status_id", "王敏", hours[0]),
            ("assigned", "owner_id", "陈静", hours[1]),
            ("status", "status_id", "王敏", hours[2]),
            ("resolved", "status_id", "王敏", hours[3]),
            ("resolved", "result", "王敏", hours[3]),
            ("closed", "status_id", "王敏", hours[4]),
        ]
        decision = Assignment.objects.get(kind="ticket", item_id=made["id"])
        assert (decision.how, decision.owner_id, decision.actor_id) == ("manual", cast.wang.id, cast.chen.id)
        assert WorkItem.objects.get(kind="ticket", item_id=made["id"]).state == "done"


def test_a_ticket_from_a_conversation_takes_customer_shop_and_episode_along(desk: Desk) -> None:
    thread = desk.cast.sun_li
    made = desk.make(conversation_id=thread.id, shop_id=None)
    assert made["customer"]["name"] == "孙丽"
    assert made["shop"]["id"] == str(desk.cast.a.shop_id)
    assert {one["kind"] for one in made["links"]} == {"conversation", "episode"}
    assert made["conversation_id"] == thread.id
    assert "13800001234" not in str(made)


def test_somebody_else_s_conversation_makes_no_ticket(desk: Desk) -> None:
    body = {"subject": "不是我的", "conversation_id": desk.cast.of_li.id}
    assert desk.wang.call("POST", "/tickets", body, key="foreign-ticket-1").status_code == 404


def test_a_shop_or_customer_is_needed_and_must_be_one_s_own(desk: Desk) -> None:
    assert desk.wang.call("POST", "/tickets", {"subject": "没有店铺"}, key="no-shop-00001").status_code == 422
    foreign = {"subject": "别的店", "shop_id": str(desk.cast.b.shop_id)}
    assert desk.wang.call("POST", "/tickets", foreign, key="other-shop-01").status_code == 404
    customer = desk.cast.admin_api.get(desk.cast.of_li.path)["customer"]["id"]
    body = {"subject": "别店的客户", "shop_id": str(desk.cast.a.shop_id), "customer_id": customer}
    answer = desk.wang.call("POST", "/tickets", body, key="other-shop-02")
    assert read(answer, 422)["code"] == "tickets.customer_unknown"


def test_numbers_count_up_and_are_found(desk: Desk) -> None:
    first, second = desk.make(), desk.make()
    assert first["number"][:4] == second["number"][:4]
    assert int(second["number"][4:]) == int(first["number"][4:]) + 1
    found = desk.wang.get(f"/tickets?q={first['number'].lower()}")
    assert [one["id"] for one in found["items"]] == [first["id"]]


def test_of_two_who_take_a_ticket_one_gets_it(desk: Desk) -> None:
    made = desk.make()
    taken = desk.wang.post(f"/tickets/{made['id']}/take")
    assert (taken["owner"]["name"], taken["status"]["name"]) == ("王敏", "处理中")
    again = desk.wang.post(f"/tickets/{made['id']}/take")
    assert again["version"] == taken["version"]
    late = desk.api(desk.cast.zhang).call("POST", f"/tickets/{made['id']}/take")
    assert read(late, 409)["code"] == "tickets.taken"


def test_tickets_take_no_room_from_chats(desk: Desk) -> None:
    for _ in range(8):
        desk.mine()
    load = Load.objects.get(user_id=desk.cast.wang.id)
    assert (load.load, load.items) == (0, 8)


def test_a_ticket_handed_to_another_team_waits_there_as_transferred(desk: Desk) -> None:
    ticket = desk.mine()
    body = {"team_id": str(desk.cast.b.team_id)}
    desk.wang.post(f"/tickets/{ticket['id']}/transfer", body)
    assert desk.wang.call("GET", f"/tickets/{ticket['id']}").status_code == 404, "it left the caller's scope"
    moved = desk.get(ticket)
    assert (moved["owner"], moved["status"]["name"]) == (None, "中转")
    taken = desk.api(desk.cast.li).post(f"/tickets/{ticket['id']}/take")
    assert (taken["owner"]["name"], taken["status"]["name"]) == ("李雷", "处理中")


def test_only_ways_that_the_company_set_up_lead_on(desk: Desk) -> None:
    ticket = desk.mine()
    pending = desk.statuses()["pending"]["id"]
    path = f"/tickets/{ticket['id']}/status"
    answer = desk.wang.call("POST", path, {"status_id": pending}, version=ticket["version"])
    refused = read(answer, 409)
    assert refused["code"] == "tickets.transition"
    assert set(refused["allowed"]) == {one["id"] for one in ticket["next"]}


def test_an_end_needs_a_result_and_a_new_beginning_a_reason(desk: Desk) -> None:
    ticket = desk.mine()
    path = f"/tickets/{ticket['id']}"
    bare = read(desk.wang.call("POST", f"{path}/resolve", {}, version=ticket["version"]), 422)
    assert [one["path"] for one in bare["fields"]] == ["result"]
    done = desk.wang.post(f"{path}/resolve", {"result": "已退款"}, version=ticket["version"])
    assert done["resolved_at"] is not None
    why = read(desk.wang.call("POST", f"{path}/reopen", {"reason": " "}, version=done["version"]), 422)
    assert why["fields"]
    again = desk.wang.post(f"{path}/reopen", {"reason": "客户说没有收到退款"}, version=done["version"])
    assert (again["category"], again["reopened"], again["owner"]["name"]) == ("open", 1, "王敏")
    assert [one["reason"] for one in desk.history(ticket) if one["step"] == "reopened"] == ["客户说没有收到退款"]


def test_closing_needs_its_own_right(desk: Desk) -> None:
    ticket = desk.make()
    body = {"status_id": desk.statuses()["closed"]["id"], "result": "重复"}
    answer = desk.wang.call("POST", f"/tickets/{ticket['id']}/status", body, version=1)
    assert answer.status_code == 404, "an agent closes own tickets only"
    assert desk.chen.post(f"/tickets/{ticket['id']}/status", body, version=1)["category"] == "closed"


def test_waiting_for_the_customer_stops_the_clock_and_going_on_moves_the_deadline(
    desk: Desk, frozen: FrozenClock
) -> None:
    ticket = desk.mine()
    path = f"/tickets/{ticket['id']}"
    statuses = desk.statuses()
    resolution = Clock.objects.get(item__item_id=ticket["id"], clock="resolution")
    desk.wang.post(f"{path}/comments", {"public": True, "text": "请提供照片"}, 201, key="ask-for-photo")
    waits = desk.wang.post(f"{path}/status", {"status_id": statuses["waiting"]["id"]}, version=ticket["version"])
    assert waits["due_at"] is None
    frozen.advance(5 * HOUR)
    on = desk.wang.post(f"{path}/status", {"status_id": statuses["in_progress"]["id"]}, version=waits["version"])
    resolution_now = Clock.objects.get(pk=resolution.pk)
    assert resolution_now.due_at == (resolution.due_at or frozen.at) + 5 * HOUR
    assert on["due_at"] is not None


def test_a_more_urgent_ticket_takes_the_deadlines_of_its_new_priority(desk: Desk) -> None:
    desk.admin.post(
        "/sla-policies",
        {"name": {"zh-CN": "紧急工单"}, "rank": 1, "kinds": ["ticket"], "priorities": [1], "first_response_s": 600,
         "next_response_s": 600, "resolution_s": 3600},
        201,
        key="urgent-policy",
    )  # fmt: skip
    ticket = desk.make()
    late = desk.admin.get(f"/tickets/{ticket['id']}")["due_at"]
    answer = desk.admin.call("PATCH", f"/tickets/{ticket['id']}", {"priority": 1}, version=1)
    soon = read(answer)["due_at"]
    assert soon < late
    item = WorkItem.objects.get(kind="ticket", item_id=ticket["id"])
    assert item.priority == 1
    assert Clock.objects.filter(item=item, cancelled_at=None, target_s=3600).count() == 1


def test_an_edit_shows_both_sides_of_a_conflict(desk: Desk) -> None:
    ticket = desk.mine()
    path = f"/tickets/{ticket['id']}"
    read(desk.wang.call("PATCH", path, {"subject": "第一个人改的"}, version=ticket["version"]))
    late = desk.wang.call("PATCH", path, {"subject": "第二个人改的"}, version=ticket["version"])
    conflict = read(late, 409)
    assert conflict["current"]["subject"] == "第一个人改的"
    assert conflict["yours"]["subject"] == "第二个人改的"
    assert conflict["base"]["subject"] == ticket["subject"]
    assert desk.get(ticket)["subject"] == "第一个人改的"


def test_a_ticket_from_a_conversation_keeps_its_customer(desk: Desk) -> None:
    ticket = desk.mine(conversation_id=desk.cast.sun_li.id, shop_id=None)
    other = desk.admin.get(desk.cast.zhou_tao.path)["customer"]["id"]
    for customer in (other, None):
        refused = desk.admin.call(
            "PATCH", f"/tickets/{ticket['id']}", {"customer_id": customer}, version=ticket["version"]
        )
        assert read(refused, 422)["fields"][0]["code"] == "ticket.of_conversation"
    assert desk.get(ticket)["customer"]["id"] == ticket["customer"]["id"]


def test_nothing_new_changes_nothing(desk: Desk) -> None:
    ticket = desk.mine()
    same = {"subject": ticket["subject"], "priority": ticket["priority"]}
    saved = desk.wang.call("PATCH", f"/tickets/{ticket['id']}", same, version=ticket["version"])
    assert read(saved)["version"] == ticket["version"]
    assert TicketChange.objects.filter(ticket_id=ticket["id"], step="edited").count() == 0


def test_notes_stay_inside_and_answers_reach_the_customer(desk: Desk) -> None:
    thread = desk.cast.sun_li
    ticket = desk.mine(conversation_id=thread.id, shop_id=None)
    path = f"/tickets/{ticket['id']}/comments"
    desk.wang.post(path, {"public": False, "text": "仓库说没货了"}, 201, key="inside-note-1")
    said = desk.wang.post(path, {"public": True, "text": "我们会给您换新"}, 201, key="answer-public-1")
    again = desk.wang.post(path, {"public": True, "text": "我们会给您换新"}, 201, key="answer-public-1")
    assert again["id"] == said["id"]
    texts = [one["text"] for one in thread.widget.thread()["messages"]]
    assert texts.count("我们会给您换新") == 1
    assert "仓库说没货了" not in texts
    seen = desk.get(ticket)
    assert [(one["public"], one["text"]) for one in seen["comments"]] == [
        (False, "仓库说没货了"),
        (True, "我们会给您换新"),
    ]
    analyst = desk.api(desk.cast.zhao)
    assert analyst.call("GET", f"/tickets/{ticket['id']}").status_code == 403


def test_an_answer_goes_into_a_thread_whose_service_is_over(desk: Desk) -> None:
    thread = desk.cast.closed
    ticket = desk.mine(conversation_id=thread.id, shop_id=None)
    answer = {"public": True, "text": "您的退款已到账"}
    desk.wang.post(f"/tickets/{ticket['id']}/comments", answer, 201, key="after-close")
    shown = thread.widget.thread()
    assert shown["episode"]["state"] == "closed"
    assert shown["messages"][-1]["text"] == "您的退款已到账"


def test_a_first_public_answer_begins_a_new_ticket(desk: Desk) -> None:
    ticket = desk.make()
    desk.chen.post(f"/tickets/{ticket['id']}/comments", {"public": True, "text": "收到"}, 201, key="first-answer")
    begun = desk.get(ticket)
    assert begun["status"]["name"] == "处理中"
    assert begun["first_response_at"] is not None


def test_an_empty_comment_is_refused(desk: Desk) -> None:
    ticket = desk.mine()
    blank = {"public": False, "text": "  "}
    answer = desk.wang.call("POST", f"/tickets/{ticket['id']}/comments", blank, key="empty-note-1")
    assert read(answer, 422)["code"] == "tickets.empty_comment"


def test_links_are_made_once_and_removed(desk: Desk) -> None:
    first, second = desk.mine(), desk.mine()
    path = f"/tickets/{first['id']}/links"
    body = {"kind": "ticket", "target_id": second["id"]}
    link = desk.wang.post(path, body, 201, key="link-tickets-1")
    again = desk.wang.post(path, body, 201, key="link-tickets-2")
    assert again["id"] == link["id"]
    assert [one["label"] for one in desk.get(first)["links"]] == [second["number"]]
    own = desk.wang.call("POST", path, {"kind": "ticket", "target_id": first["id"]}, key="link-tickets-3")
    assert own.status_code == 422
    nothing = {"kind": "conversation", "target_id": desk.cast.of_li.id}
    assert read(desk.wang.call("POST", path, nothing, key="link-tickets-4"), 422)["code"] == "tickets.target_unknown"
    assert desk.wang.call("DELETE", f"{path}/{link['id']}").status_code == 204
    assert desk.get(first)["links"] == []


def test_a_new_ticket_links_only_what_its_maker_may_see(desk: Desk) -> None:
    foreign = desk.make(by=desk.admin, shop_id=str(desk.cast.b.shop_id))
    body = {"subject": "x", "shop_id": str(desk.cast.a.shop_id)}
    for kind, target in (
        ("ticket", foreign["id"]), ("conversation", desk.cast.of_li.id), ("order", str(new_id())),
    ):  # fmt: skip
        answer = desk.wang.call("POST", "/tickets", {**body, "links": [{"kind": kind, "target_id": target}]})
        assert read(answer, 422)["code"] == "tickets.target_unknown"
    own = desk.mine()
    made = desk.make(links=[{"kind": "ticket", "target_id": own["id"]}])
    assert [one["label"] for one in made["links"]] == [own["number"]]


def test_the_list_filters_sorts_and_pages(desk: Desk, frozen: FrozenClock) -> None:
    def ids(query: str, by: Any = None) -> list[str]:
        return [one["id"] for one in (by or desk.wang).get(f"/tickets?{query}")["items"]]

    made = []
    for priority in (3, 1, 5):
        frozen.advance(HOUR)
        made.append(desk.make(priority=priority, subject=f"优先级 {priority}"))
    foreign = desk.make(desk.admin, shop_id=str(desk.cast.b.shop_id))
    a, b, c = (one["id"] for one in made)
    assert ids("") == [c, b, a]
    assert ids("sort=priority") == [b, a, c]
    assert ids("sort=due_at&filter[active]=true") == [a, b, c]
    assert ids("filter[priority]=1,5&sort=created_at") == [b, c]
    assert ids("filter[owner]=me") == []
    assert ids("filter[owner]=none&sort=created_at") == [a, b, c]
    assert foreign["id"] in ids("", desk.admin)
    frozen.advance(timedelta(days=2))
    assert ids("filter[overdue]=true&sort=created_at") == [a, b, c]
    assert ids("filter[overdue]=false") == []
    page = desk.wang.get("/tickets?limit=2&total=1&sort=due_at")
    assert page["total"] == {"value": 3, "exact": True}
    rest = desk.wang.get(f"/tickets?limit=2&sort=due_at&after={page['next']}")
    assert [one["id"] for one in page["items"] + rest["items"]] == [a, b, c]
    assert desk.wang.get("/tickets/counts") | {"capped_at": 0} == {
        "mine": 0, "waiting": 3, "active": 3, "overdue": 3, "capped_at": 0,
    }  # fmt: skip


def test_search_finds_chinese_in_subject_and_public_comments_only(desk: Desk) -> None:
    ticket = desk.mine(subject="扳手缺货")
    path = f"/tickets/{ticket['id']}/comments"
    desk.wang.post(path, {"public": True, "text": "预计周五到仓"}, 201, key="found-public-1")
    desk.wang.post(path, {"public": False, "text": "供应商不靠谱"}, 201, key="found-note-01")
    desk.cast.spine.run("tickets.search")
    for words, count in (("扳手", 1), ("周五到仓", 1), ("不靠谱", 0)):
        assert len(desk.wang.get(f"/tickets?q={words}")["items"]) == count


def test_the_set_up_can_be_changed_and_keeps_what_is_needed(desk: Desk) -> None:
    new = desk.admin.post(
        "/ticket-statuses",
        {"name": {"zh-CN": "等待仓库"}, "category": "waiting", "color": "teal", "next": []},
        201,
        key="status-new-01",
    )
    progress = desk.statuses()["in_progress"]
    body = {"next": [*progress["next"], new["id"]]}
    read(desk.admin.call("PATCH", f"/ticket-statuses/{progress['id']}", body, version=progress["version"]))
    ticket = desk.mine()
    assert new["id"] in {one["id"] for one in ticket["next"]}
    moved = desk.wang.post(f"/tickets/{ticket['id']}/status", {"status_id": new["id"]}, version=ticket["version"])
    assert moved["category"] == "waiting"
    resolved = desk.statuses()["resolved"]
    refused = desk.admin.call(
        "PUT", f"/ticket-statuses/{resolved['id']}/archived", {"archived": True}, version=resolved["version"]
    )
    assert read(refused, 409)["code"] == "tickets.status_needed"
    urgent = desk.admin.get("/ticket-priorities")["items"][0]
    named = desk.admin.call(
        "PATCH",
        f"/ticket-priorities/{urgent['id']}",
        {"name": {"zh-CN": "特急", "en": "Critical"}},
        version=urgent["version"],
    )
    assert read(named)["label"] == "特急"
    assert desk.wang.call("POST", "/ticket-types", {"name": {"zh-CN": "x"}}, key="type-not-01").status_code == 403


def test_erasing_the_customer_empties_what_was_written_and_keeps_the_steps(desk: Desk) -> None:
    thread = desk.cast.closed
    ticket = desk.mine(conversation_id=thread.id, shop_id=None, description="地址：某某路 1 号")
    path = f"/tickets/{ticket['id']}"
    desk.wang.post(f"{path}/comments", {"public": True, "text": "张三您好"}, 201, key="erase-comment")
    read(desk.wang.call("PATCH", path, {"subject": "张三的退货"}, version=ticket["version"]))
    customer_id = desk.get(ticket)["customer"]["id"]
    customer = desk.admin.get(f"/customers/{customer_id}")
    body = {"number": customer["number"], "reason": "客户要求"}
    desk.admin.post(f"/customers/{customer_id}/erase", body, key="erase-ticket-1", version=customer["version"])
    row = Ticket.objects.get(pk=ticket["id"])
    assert (row.subject, row.description, row.number) == ("", "", ticket["number"])
    steps = desk.history(ticket)
    assert len(steps) >= 3
    assert "张三" not in str(steps)
    assert [one["text"] for one in desk.get(ticket)["comments"]] == [""]


def test_the_time_line_of_the_customer_tells_of_the_ticket(desk: Desk) -> None:
    ticket = desk.mine(conversation_id=desk.cast.sun_li.id, shop_id=None)
    desk.cast.spine.run("customers.timeline")
    entries = TimelineEntry.objects.filter(customer_id=ticket["customer"]["id"], kind="ticket", subject_id=ticket["id"])
    assert set(entries.values_list("name", flat=True)) == {
        "tickets.ticket_created",
        "tickets.ticket_status_changed",
    }


def test_the_history_says_what_ids_are_called_in_the_reader_s_language(desk: Desk) -> None:
    ticket = desk.mine()
    desk.chen.post(f"/tickets/{ticket['id']}/assign", {"user_id": str(desk.cast.zhang.id)})
    given = desk.history(ticket)[-1]
    assert (given["field"], given["before_name"], given["after_name"]) == ("owner_id", "王敏", desk.cast.zhang.name)
    now = desk.get(ticket)
    waits = desk.statuses()["waiting"]
    desk.chen.post(f"/tickets/{ticket['id']}/status", {"status_id": waits["id"]}, version=now["version"])
    moved = desk.history(ticket)[-1]
    assert (moved["before_name"], moved["after_name"]) == (now["status"]["name"], waits["label"])
    assert moved["reason"] == ""

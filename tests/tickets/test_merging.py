"""Tickets about the same become one: what moves, what stays, what counts, and what is refused."""

from collections.abc import Iterator
from threading import Barrier, Thread
from typing import Any
from uuid import UUID

import pytest
from django.db import connections

from tests.plumbing.callers import Api, Widget, read
from tests.plumbing.cast import Cast
from tests.plumbing.database import Urls
from tests.spine_fixture import Spine
from tests.tickets.conftest import Desk
from tests.tickets.test_many import bulk, counts, ids, undone
from zhike.accounts.models import Notification
from zhike.analytics.models import Fact
from zhike.kernel.authz import SYSTEM
from zhike.tickets.models import Ticket, TicketComment
from zhike.tickets.public import Tickets
from zhike.work.models import Clock


def merge(by: Api, ticket: dict[str, Any], into: dict[str, Any], status: int = 200, **more: Any) -> Any:
    version = more.pop("version", None) or by.get(f"/tickets/{ticket['id']}")["version"]
    body = {"into_id": into["id"], **more}
    return read(by.call("POST", f"/tickets/{ticket['id']}/merge", body, version=version), status)


def split(by: Api, ticket: dict[str, Any], status: int = 200, **more: Any) -> Any:
    version = by.get(f"/tickets/{ticket['id']}")["version"]
    return read(by.call("POST", f"/tickets/{ticket['id']}/split", {**more}, version=version), status)


def left_message(desk: Desk, words: str) -> tuple[dict[str, Any], Widget]:
    """A message that nobody was there for, as a ticket that Wang Min has taken."""
    widget = desk.cast.widget()
    widget.say(words)
    desk.cast.spine.run("tickets.offline_messages", "conversations.clocks")
    ticket = {"id": str(Ticket.objects.get(source="offline_message").id)}
    desk.wang.post(f"/tickets/{ticket['id']}/take")
    return desk.get(ticket), widget


def test_a_duplicate_goes_into_the_kept_one_and_says_where(desk: Desk) -> None:
    thread = desk.cast.sun_li
    kept = desk.mine(conversation_id=thread.id, shop_id=None)
    twin = desk.mine(customer_id=desk.get(kept)["customer"]["id"], subject="同一个包裹")
    desk.wang.post(f"/tickets/{twin['id']}/comments", {"public": True, "text": "照片收到了"}, 201)
    desk.wang.post(f"/tickets/{twin['id']}/comments", {"public": False, "text": "像是重复的"}, 201)
    desk.wang.post(f"/tickets/{twin['id']}/links", {"kind": "conversation", "target_id": thread.id}, 201)
    other = desk.mine()
    desk.wang.post(f"/tickets/{twin['id']}/links", {"kind": "ticket", "target_id": other["id"]}, 201)

    merged = merge(desk.wang, twin, kept, reason="同一个包裹")
    assert merged["merged_into"] == {"id": kept["id"], "number": kept["number"]}
    assert (merged["category"], merged["active"], merged["due_at"]) == ("closed", False, None)
    why = {one["name"]: one["why"] for one in merged["actions"]}
    assert why.pop("split") is None
    assert {"comment", "take", "reopen"} <= set(why)
    assert set(why.values()) == {"ticket.merged"}

    seen = desk.get(kept, desk.wang)
    assert [(one["id"], one["subject"], one["comments"]) for one in seen["merged"]] == [(twin["id"], "同一个包裹", 2)]
    links = [(one["kind"], one["of"]) for one in seen["links"]]
    assert ("ticket", twin["number"]) in links
    assert links.count(("conversation", None)) == 1, "what both have is shown once"
    shown = desk.wang.get(f"/tickets/{kept['id']}/comments?of={twin['id']}")["comments"]
    assert [one["text"] for one in shown] == ["照片收到了", "像是重复的"]
    desk.cast.deny("agent", "tickets.note.view")
    assert len(desk.wang.get(f"/tickets/{kept['id']}/comments?of={twin['id']}")["comments"]) == 1
    assert desk.get(kept, desk.wang)["merged"][0]["comments"] == 1
    assert read(desk.wang.call("GET", f"/tickets/{other['id']}/comments?of={twin['id']}"), 404)

    step = desk.history(twin)[-2:]
    assert {(one["step"], one["field"]) for one in step} == {("merged", "merged_into_id"), ("merged", "status_id")}
    assert (step[0]["after_name"], step[0]["reason"]) == (kept["number"], "同一个包裹")
    last = desk.history(kept)[-1]
    assert (last["step"], last["field"], last["after_name"]) == ("merged", "merged", twin["number"])


def test_a_merged_ticket_is_found_marked_and_not_worked_on(desk: Desk) -> None:
    kept, twin = desk.mine(subject="杯子碎了要换"), desk.mine(subject="杯子碎了要换")
    merge(desk.wang, twin, kept)
    desk.cast.spine.run("tickets.search")
    rows = {one["number"]: one["merged_into"] for one in desk.wang.get("/tickets?q=杯子碎了")["items"]}
    assert rows == {kept["number"]: None, twin["number"]: kept["number"]}
    hits = {one["number"]: one["subtitle"] for one in desk.wang.get("/search?q=杯子碎了&kinds=ticket")["items"]}
    assert hits[twin["number"]] == f"已合并到 {kept['number']}"
    assert [one["id"] for one in desk.wang.get(f"/tickets?q={twin['number']}")["items"]] == [twin["id"]]
    version = desk.get(twin)["version"]
    for path, body in (
        ("comments", {"public": True, "text": "还在吗"}),
        ("comments", {"public": False, "text": "还在吗"}),
        ("reopen", {"reason": "没完"}),
        ("take", None),
        ("links", {"kind": "ticket", "target_id": kept["id"]}),
    ):
        answer = desk.wang.call("POST", f"/tickets/{twin['id']}/{path}", body, version=version)
        assert read(answer, 409)["code"] == "conflict.state", path
    patched = desk.wang.call("PATCH", f"/tickets/{twin['id']}", {"subject": "别的"}, version=version)
    assert read(patched, 409)["why"] == "ticket.merged"


def test_the_customer_s_answers_reach_the_kept_one(desk: Desk) -> None:
    """Also where the kept one knew neither customer nor thread: it takes them over, and gives them back."""
    twin, widget = left_message(desk, "漏发了一件")
    kept = desk.mine(subject="漏发一件，仓库在查")
    merge(desk.wang, twin, kept)
    seen = desk.get(kept)
    assert (seen["conversation_id"], seen["customer"]["id"]) == (twin["conversation_id"], twin["customer"]["id"])
    widget.say("找到了吗")
    desk.cast.spine.run("tickets.offline_messages", "conversations.clocks")
    assert Ticket.objects.filter(source="offline_message").count() == 1, "no new ticket of what belongs to this one"
    assert [one["text"] for one in desk.get(kept)["comments"]] == ["找到了吗"]
    desk.wang.post(f"/tickets/{kept['id']}/comments", {"public": True, "text": "明天补发"}, 201)
    assert widget.thread()["messages"][-1]["text"] == "明天补发"

    split(desk.wang, twin, reason="是两件事")
    back = desk.get(kept)
    assert (back["conversation_id"], back["customer"], back["merged"]) == (None, None, [])
    assert TicketComment.objects.filter(ticket_id=kept["id"]).count() == 2, "what was said there stays there"
    widget.say("还有一件事")
    desk.cast.spine.run("tickets.offline_messages", "conversations.clocks")
    assert [one["text"] for one in desk.get(twin)["comments"]] == ["还有一件事"]


def test_taken_back_it_stands_as_it_did(desk: Desk) -> None:
    kept, twin = desk.mine(), desk.mine()
    waits = desk.statuses()["waiting"]["id"]
    before = desk.wang.post(f"/tickets/{twin['id']}/status", {"status_id": waits}, version=twin["version"])
    merge(desk.wang, twin, kept)
    back = split(desk.wang, twin)
    for name in ("status", "category", "active", "owner", "reopened", "result", "closed_at", "resolved_at"):
        assert back[name] == before[name], name
    assert back["merged_into"] is None
    assert [one["paused"] for one in back["clocks"] if one["clock"] == "resolution"] == [True]
    assert read(desk.wang.call("POST", f"/tickets/{twin['id']}/split", {}, version=back["version"]), 409)
    assert {"merged", "split"} <= {one["step"] for one in desk.history(kept)}


def test_one_that_was_done_is_merged_and_stays_done(desk: Desk) -> None:
    kept, twin = desk.mine(), desk.mine()
    done = desk.wang.post(f"/tickets/{twin['id']}/resolve", {"result": "已答复"}, version=twin["version"])
    merged = merge(desk.wang, twin, kept)
    assert (merged["category"], merged["resolved_at"]) == ("closed", done["resolved_at"])
    back = split(desk.wang, twin)
    assert (back["category"], back["result"]) == ("resolved", "已答复")


def test_what_went_into_a_merged_one_goes_along(desk: Desk) -> None:
    first, second, third = desk.mine(), desk.mine(), desk.mine()
    merge(desk.wang, first, second)
    merge(desk.wang, second, third)
    assert desk.get(first)["merged_into"]["number"] == third["number"]
    assert {one["number"] for one in desk.get(third)["merged"]} == {first["number"], second["number"]}
    assert split(desk.wang, second)["active"]
    assert desk.get(first)["merged_into"]["number"] == third["number"]
    assert split(desk.wang, first)["active"]


def test_clocks_end_unmet_and_unmissed_and_figures_count_once(desk: Desk) -> None:
    kept, twin = desk.mine(), desk.mine()
    merge(desk.wang, twin, kept)
    clocks = Clock.objects.filter(item__kind="ticket", item__item_id=twin["id"])
    assert clocks.exists()
    assert not clocks.filter(satisfied_at__isnull=False).exists()
    assert not clocks.filter(cancelled_at=None).exists()
    desk.cast.spine.run("analytics.facts")
    figures = desk.admin.get("/overview?period=today")
    shown = {one["metric"]: one["value"] for one in figures["figures"]}
    assert (shown["tickets_new"], shown["tickets_closed"], shown["tickets_open"]) == (1, 0, 1)
    assert Fact.objects.get(item_id=twin["id"]).result == "merged"
    split(desk.wang, twin)
    desk.cast.spine.run("analytics.facts")
    shown = {one["metric"]: one["value"] for one in desk.admin.get("/overview?period=today")["figures"]}
    assert (shown["tickets_new"], shown["tickets_closed"], shown["tickets_open"]) == (2, 0, 2)


def test_what_cannot_be_one_is_refused_with_its_reason(desk: Desk) -> None:
    cast = desk.cast
    mine = desk.mine(conversation_id=cast.sun_li.id, shop_id=None)
    theirs = desk.make(desk.admin, shop_id=str(cast.b.shop_id))
    stranger = desk.mine()
    done = desk.mine()
    desk.wang.post(f"/tickets/{done['id']}/close", {"result": "好了"}, version=done["version"])
    assert merge(desk.wang, mine, done, 409)["code"] == "tickets.merge_target_done"
    assert merge(desk.wang, mine, theirs, 422)["code"] == "tickets.target_unknown", "not in one's sight"
    assert merge(desk.admin, mine, theirs, 409)["code"] == "tickets.merge_other_shop"
    assert merge(desk.wang, mine, mine, 422)["code"] == "input.invalid"
    colleague = desk.make(desk.chen, owner_id=str(cast.zhang.id))
    refused = merge(desk.wang, mine, colleague, 404)
    assert refused["code"] == "missing.not_found", "seen, but not one's own to change"
    merge(desk.wang, stranger, mine)
    assert merge(desk.wang, desk.mine(), stranger, 409)["code"] == "tickets.merge_target_merged"
    again = merge(desk.wang, stranger, desk.mine(), 409)
    assert (again["code"], again["into_id"]) == ("tickets.merged", mine["id"])
    assert mine["number"] in again["detail"]
    stale = merge(desk.wang, desk.mine(), mine, 409, version=99)
    assert stale["code"] == "conflict.version"


def test_two_customers_are_never_made_one(desk: Desk) -> None:
    sun, zhou = desk.cast.sun_li, desk.cast.zhou_tao
    mine = desk.mine(conversation_id=sun.id, shop_id=None)
    customer = desk.admin.get(zhou.path)["customer"]["id"]
    other = desk.make(desk.admin, customer_id=customer, owner_id=str(desk.cast.wang.id))
    assert merge(desk.wang, mine, other, 409)["code"] == "tickets.merge_other_customer"
    found = {
        one["id"]: one["fault"]
        for one in desk.wang.get(f"/tickets/{mine['id']}/merge-candidates?q={other['number']}")["items"]
    }
    assert found == {other["id"]: "other_customer"}


def test_those_with_something_in_common_are_offered_first(desk: Desk) -> None:
    thread = desk.cast.sun_li
    ticket = desk.mine(conversation_id=thread.id, shop_id=None)
    customer = desk.get(ticket)["customer"]["id"]
    same = desk.mine(customer_id=customer)
    near = desk.mine(conversation_id=thread.id, shop_id=None)
    done = desk.mine(customer_id=customer)
    desk.wang.post(f"/tickets/{done['id']}/close", {"result": "好了"}, version=done["version"])
    theirs = desk.make(desk.chen, customer_id=customer, owner_id=str(desk.cast.zhang.id))
    desk.mine()
    path = f"/tickets/{ticket['id']}/merge-candidates"
    found = desk.wang.get(path)["items"]
    assert [(one["id"], one["same"], one["fault"]) for one in found] == [
        (near["id"], ["conversation", "customer"], None),
        (theirs["id"], ["customer"], "right"),
        (same["id"], ["customer"], None),
    ]
    by_number = desk.wang.get(f"{path}?q={done['number'].lower()}")["items"]
    assert [(one["id"], one["fault"]) for one in by_number] == [(done["id"], "target_done")]
    assert read(desk.api(desk.cast.zhang).call("GET", path), 404)["code"] == "missing.not_found"


def test_owners_are_told_and_log_and_events_say_so(desk: Desk) -> None:
    kept = desk.make(desk.chen, owner_id=str(desk.cast.zhang.id))
    twin = desk.mine()
    merge(desk.chen, twin, kept)
    told = Notification.objects.filter(kind="tickets.merged").order_by("recipient_id")
    assert {one.recipient_id for one in told} == {desk.cast.zhang.id, desk.cast.wang.id}
    heard = desk.wang.get("/notifications")["items"][0]
    assert heard["subject"] == {"kind": "ticket", "id": kept["id"]}
    assert twin["number"] in heard["title"]
    [event] = desk.cast.spine.events("tickets.ticket_merged")
    assert event.payload.model_dump(mode="json")["into_id"] == kept["id"]
    actions = {one["action"] for one in desk.admin.get("/audit/entries?limit=50")["items"]}
    assert {"tickets.ticket.merge", "tickets.ticket.absorb"} <= actions


def test_many_go_into_one_and_come_back(desk: Desk) -> None:
    kept, one, two = desk.mine(), desk.mine(), desk.mine()
    done = desk.mine()
    merge(desk.wang, done, two)
    run = bulk(desk.wang, "merge", {"target_id": kept["id"], "reason": "双十一重复"}, ids(kept, one, two, done))
    assert counts(run) == (4, 2, 2, 0), "the kept one itself, and what came along, need nothing"
    assert {row["number"] for row in desk.get(kept)["merged"]} == {one["number"], two["number"], done["number"]}
    back = undone(desk.wang, run)
    assert counts(back)[1] == 2
    assert [row["number"] for row in desk.get(kept)["merged"]] == [done["number"]]
    assert desk.get(one)["active"]


def test_erasing_the_customer_empties_the_merged_one_too(desk: Desk) -> None:
    twin, _ = left_message(desk, "我的手机号是 138")
    kept = desk.mine()
    merge(desk.wang, twin, kept)
    Tickets().erase(actor=SYSTEM, customer_id=UUID(twin["customer"]["id"]))
    assert desk.get(kept)["merged"][0]["description"] == ""


@pytest.fixture
def together(db_committed: Urls) -> Iterator[Desk]:
    yield Desk(Cast(Spine(0)))
    connections.close_all()


def test_two_that_go_into_one_another_at_once_one_wins_and_the_other_is_told(together: Desk) -> None:
    desk = together
    for _ in range(5):
        pair = desk.mine(), desk.mine()
        start = Barrier(2)
        answers: list[Any] = [None, None]

        def run(place: int, pair: Any = pair, start: Barrier = start, answers: list[Any] = answers) -> None:
            ticket, into = pair[place], pair[1 - place]
            try:
                start.wait()
                answers[place] = desk.wang.call(
                    "POST",
                    f"/tickets/{ticket['id']}/merge",
                    {"into_id": into["id"]},
                    version=ticket["version"],
                )
            finally:
                connections.close_all()

        threads = [Thread(target=run, args=(place,)) for place in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(one.status_code for one in answers) == [200, 409]
        [refused] = [one for one in answers if one.status_code == 409]
        assert refused.json()["code"] == "tickets.merge_target_merged"
        rows = Ticket.objects.filter(pk__in=[one["id"] for one in pair])
        assert sorted(one.merged_into_id is None for one in rows) == [False, True]

"""Colleagues named in a ticket's note: who can be, who is told, and who hears that there is a note at all."""

from typing import Any

import pytest

from tests.plumbing.callers import Api, read
from tests.suites.live import feed, hears, staff_ticket
from tests.tickets.conftest import Desk
from zhike.accounts.models import Notification
from zhike.kernel.events.stored import last_pos


def note(api: Api, ticket: dict[str, Any], text: str, *people: Any, status: int = 201, **more: Any) -> Any:
    body = {"public": False, "text": text, "mention_ids": [str(one.id) for one in people], **more}
    return read(api.call("POST", f"/tickets/{ticket['id']}/comments", body), status)


def test_only_colleagues_who_may_read_the_note_are_offered(desk: Desk) -> None:
    ticket = desk.mine()
    path = f"/tickets/{ticket['id']}/mentionable"
    ids = {one["id"] for one in desk.chen.get(path)["items"]}
    assert {str(desk.cast.wang.id), str(desk.cast.zhang.id), str(desk.cast.admin.id)} <= ids
    assert not {str(desk.cast.li.id), str(desk.cast.zhao.id), str(desk.cast.chen.id)} & ids
    assert read(desk.api(desk.cast.li).call("GET", path), 404)["code"] == "missing.not_found"
    desk.cast.deny("agent", "tickets.ticket.view")
    assert str(desk.cast.zhang.id) not in {one["id"] for one in desk.chen.get(path)["items"]}


def test_a_mention_leads_to_the_very_note_and_is_told_once(desk: Desk) -> None:
    ticket = desk.mine()
    body = {
        "public": False,
        "text": "@张伟 请看物流，@王敏 知悉",
        "mention_ids": [str(one.id) for one in (desk.cast.zhang, desk.cast.wang, desk.cast.zhang)],
    }
    path = f"/tickets/{ticket['id']}/comments"
    made = [desk.wang.post(path, body, 201, key="mention-once-1") for _ in range(2)][1]
    assert [one["name"] for one in made["mentions"]] == ["张伟", "王敏"]
    assert desk.get(ticket)["comments"][0]["mentions"] == made["mentions"]
    told = Notification.objects.filter(kind="tickets.mentioned")
    assert list(told.values_list("recipient_id", flat=True)) == [desk.cast.zhang.id], "not oneself, and once"
    heard = desk.api(desk.cast.zhang).get("/notifications")["items"][0]
    assert (heard["subject"], heard["part"]) == ({"kind": "ticket", "id": ticket["id"]}, made["id"])
    assert "王敏" in heard["title"]
    assert ticket["number"] in heard["title"]


def test_nobody_is_mentioned_who_may_not_read_it_or_in_what_the_customer_reads(desk: Desk) -> None:
    ticket = desk.mine()
    cast = desk.cast
    refused = note(desk.wang, ticket, "@张伟 @李雷 @陈静", cast.zhang, cast.li, cast.zhao, status=422)
    assert [one["path"] for one in refused["fields"]] == ["mention_ids.1", "mention_ids.2"]
    refused = note(desk.wang, ticket, "没有名字", cast.zhang, status=422)
    assert [one["path"] for one in refused["fields"]] == ["mention_ids.0"]
    refused = note(desk.wang, ticket, "@张伟 会联系您", cast.zhang, status=422, public=True)
    assert [one["path"] for one in refused["fields"]] == ["mention_ids.0"]
    plain = note(desk.wang, ticket, "@张伟 会联系您", public=True)
    assert plain["mentions"] == [], "typed in an answer it is text"
    assert not Notification.objects.filter(kind="tickets.mentioned").exists()
    assert desk.get(ticket)["comment_seq"] == 1


@pytest.mark.parametrize("who", ["zhang", "chen", "admin"])
def test_who_may_not_read_notes_does_not_hear_that_there_is_one(desk: Desk, who: str) -> None:
    """Two agents on sockets: the one who reads notes hears of it, the other hears of answers only, and by their number
    not how many notes stand between."""
    ticket, cast = desk.mine(), desk.cast
    reader = getattr(cast, who)
    sockets = {"reader": staff_ticket(desk.api(reader)), "li": staff_ticket(desk.api(cast.li))}
    cast.deny("agent", *(["tickets.note.view"] if who != "zhang" else []))
    sockets["wang"] = staff_ticket(desk.api(cast.wang))
    since = last_pos()
    writer = desk.admin
    for number in range(3):
        note(writer, ticket, f"备注 {number}")
    writer.post(f"/tickets/{ticket['id']}/comments", {"public": True, "text": "已补发"}, 201)
    cast.spine.number()
    built = feed(since)
    heard = {name: hears(socket, built).events for name, socket in sockets.items()}
    named = {name: [one["name"] for one in events] for name, events in heard.items()}
    assert named["reader"].count("tickets.note_added") == 3
    assert "tickets.note_added" not in named["li"] + (named["wang"] if who != "zhang" else [])
    assert [one["data"]["seq"] for one in heard["wang"] if one["name"] == "tickets.comment_added"] == [1]
    if who == "zhang":
        assert named["wang"].count("tickets.note_added") == 3, "its owner reads notes here"

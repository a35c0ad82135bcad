"""Notes that somebody may not read are not there for them, not even as gaps in the numbers."""

from typing import Any

from tests.tickets.conftest import Desk


def test_who_may_not_read_notes_cannot_count_them(desk: Desk) -> None:
    ticket = desk.mine()
    path = f"/tickets/{ticket['id']}/comments"

    def say(text: str, *, public: bool) -> Any:
        return desk.wang.post(path, {"public": public, "text": text}, 201)

    for number in range(55):
        say(f"备注 {number}", public=False)
    say("第一句", public=True)
    say("内部", public=False)
    full = desk.get(ticket, desk.wang)
    assert (full["comment_seq"], full["has_more"], full["comments"][-2]["seq"]) == (57, True, 56)
    desk.cast.deny("agent", "tickets.note.view")
    second = say("第二句", public=True)
    seen = desk.get(ticket, desk.wang)
    assert second["seq"] == 2
    assert [(one["seq"], one["text"]) for one in seen["comments"]] == [(1, "第一句"), (2, "第二句")]
    assert (seen["comment_seq"], seen["has_more"]) == (2, False)
    page = desk.wang.get(f"{path}?before_seq=2&limit=1")
    assert ([one["text"] for one in page["comments"]], page["has_more"]) == (["第一句"], False)
    assert desk.wang.get(f"{path}?before_seq=1")["comments"] == []
    assert desk.get(ticket, desk.chen)["comment_seq"] == 58

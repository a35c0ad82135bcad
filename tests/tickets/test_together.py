"""Many sessions at one ticket, on real connections: each version has one winner and nothing is lost."""

from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any

import pytest
from django.db import connections

from tests.plumbing.callers import Api, read
from tests.plumbing.cast import Cast
from tests.plumbing.database import Urls
from tests.spine_fixture import Spine
from tests.tickets.conftest import Desk
from zhike.tickets.models import TicketChange, TicketComment

SESSIONS = 20


@pytest.fixture
def desk(db_committed: Urls) -> Iterator[Desk]:
    yield Desk(Cast(Spine(0)))
    connections.close_all()


def sessions(desk: Desk) -> list[Api]:
    """Twenty sessions of three people who may all change the ticket."""
    cast = desk.cast
    return [desk.api((cast.wang, cast.chen, cast.admin)[number % 3]) for number in range(SESSIONS)]


def at_once(work: Callable[[int], Any]) -> list[Any]:
    """Runs `work` for each session in a thread of its own and answers what each got."""
    results: list[Any] = [None] * SESSIONS

    def run(number: int) -> None:
        try:
            results[number] = work(number)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(number,)) for number in range(SESSIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_of_twenty_sessions_one_wins_each_version_and_nothing_is_lost(desk: Desk) -> None:
    ticket = desk.mine()
    path = f"/tickets/{ticket['id']}"
    apis = sessions(desk)

    def until_saved(number: int) -> int:
        """Saves a text of one's own, reading anew after each conflict; answers how many tries it took."""
        for tries in range(1, 400):
            seen = read(apis[number].call("GET", path))
            saved = apis[number].call("PATCH", path, {"subject": f"第 {number} 人"}, version=seen["version"])
            if saved.status_code == 200:
                return tries
            assert read(saved, 409)["code"] == "conflict.version"
        raise AssertionError("never saved")

    assert all(at_once(until_saved))
    rows = TicketChange.objects.filter(ticket_id=ticket["id"], step="edited").order_by("id")
    steps = list(rows.values_list("version", "before", "after"))
    assert len(steps) == SESSIONS
    assert [version for version, _, _ in steps] == list(range(ticket["version"] + 1, ticket["version"] + 1 + SESSIONS))
    assert {after for _, _, after in steps} == {f"第 {number} 人" for number in range(SESSIONS)}
    assert [before for _, before, _ in steps[1:]] == [after for _, _, after in steps[:-1]], "each saw the one before"
    assert desk.get(ticket)["subject"] == steps[-1][2]


def test_of_twenty_sessions_with_one_version_one_wins(desk: Desk) -> None:
    ticket = desk.mine()
    apis = sessions(desk)
    answers = at_once(
        lambda number: apis[number].call(
            "PATCH", f"/tickets/{ticket['id']}", {"priority": number % 5 + 1, "subject": f"{number}"},
            version=ticket["version"],
        )
    )  # fmt: skip
    assert sorted(one.status_code for one in answers) == [200] + [409] * (SESSIONS - 1)


def test_twenty_comments_at_once_are_twenty_in_order(desk: Desk) -> None:
    ticket = desk.mine(conversation_id=desk.cast.sun_li.id, shop_id=None)
    apis = sessions(desk)
    answers = at_once(
        lambda number: apis[number].call(
            "POST", f"/tickets/{ticket['id']}/comments", {"public": number % 2 == 0, "text": f"第 {number} 条"},
            key=f"together-{number:03d}",
        )
    )  # fmt: skip
    assert {one.status_code for one in answers} == {201}
    rows = TicketComment.objects.filter(ticket_id=ticket["id"]).order_by("seq")
    assert list(rows.values_list("seq", flat=True)) == list(range(1, SESSIONS + 1))
    assert {one.text for one in rows} == {f"第 {number} 条" for number in range(SESSIONS)}


def test_the_same_comment_sent_by_twenty_is_one(desk: Desk) -> None:
    ticket = desk.mine()
    answers = at_once(
        lambda _number: desk.wang.call(
            "POST", f"/tickets/{ticket['id']}/comments", {"public": True, "text": "同一条"}, key="together-same-1"
        )
    )
    assert {one.status_code for one in answers} == {201}
    assert TicketComment.objects.filter(ticket_id=ticket["id"]).count() == 1


def test_of_twenty_who_take_a_ticket_one_gets_it(desk: Desk) -> None:
    ticket = desk.make()
    users = [desk.cast.wang, desk.cast.zhang, desk.cast.chen]
    apis = [desk.api(users[number % 3]) for number in range(SESSIONS)]
    answers = at_once(lambda number: apis[number].call("POST", f"/tickets/{ticket['id']}/take"))
    owner = desk.get(ticket)["owner"]["name"]
    won = [number for number, one in enumerate(answers) if one.status_code == 200]
    assert {users[number % 3].name for number in won} == {owner}
    assert {one.status_code for one in answers} <= {200, 409}

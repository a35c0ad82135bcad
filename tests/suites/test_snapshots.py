"""Snapshot + events = snapshot: whoever loaded a conversation or a list and hears what follows, sees what is there."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.plumbing.cast import Cast, Thread
from tests.suites import clients
from tests.suites.live import feed, hears, staff_ticket, widget_ticket
from tests.suites.stage import undone
from zhike.kernel.crypto import read_opaque
from zhike.kernel.live.tickets import Ticket

Step = Callable[[Cast, Thread, int], Any]


def _post(path: str, by: str, body: Callable[[Cast], Any] = lambda _cast: {}, *, keyed: bool = False) -> Step:
    """A step over the API that may well be refused: the state forbids it, or another has it."""

    def step(cast: Cast, thread: Thread, number: int) -> Any:
        api = thread.widget if by == "widget" else cast.callers[by]
        where = path.format(id=thread.id)
        return api.call("POST", where, body(cast), key=f"step-key-{number:04d}" if keyed else None)

    return step


def _close(cast: Cast, thread: Thread, number: int) -> Any:
    episode = cast.callers["wang"].get(thread.path)["episode"]
    body = {"category_id": str(cast.category_id), "result": "solved"}
    return cast.callers["wang"].call("POST", f"{thread.path}/close", body, version=episode["version"])


def _end(cast: Cast, thread: Thread, number: int) -> Any:
    return thread.widget.call("POST", "/widget/end", {"episode_id": thread.widget.thread()["episode"]["id"]})


def _rate(cast: Cast, thread: Thread, number: int) -> Any:
    cast.spine.run("surveys.invite")
    body = {"episode_id": thread.widget.thread()["episode"]["id"], "score": 1 + number % 10}
    return thread.widget.call("POST", "/widget/rating", body)


def _answer(verb: str) -> Step:
    def step(cast: Cast, thread: Thread, number: int) -> Any:
        transfer = cast.callers["wang"].get(thread.path)["transfer"]
        if transfer is None:
            return None
        return cast.callers["zhang"].call("POST", f"{thread.path}/transfers/{transfer['id']}/{verb}", {})

    return step


def _to_zhang(cast: Cast) -> dict[str, str]:
    return {"to_user_id": str(cast.zhang.id), "note": "帮忙"}


STEPS: dict[str, Step] = {
    "customer writes": _post("/widget/messages", "widget", lambda _: {"text": "在吗"}, keyed=True),
    "agent writes": _post("/conversations/{id}/messages", "wang", lambda _: {"text": "您好"}, keyed=True),
    "colleague writes": _post("/conversations/{id}/messages", "zhang", lambda _: {"text": "我来"}, keyed=True),
    "customer reads": _post("/widget/marks", "widget", lambda _: {"delivered_seq": 90, "read_seq": 90}),
    "agent reads": _post("/conversations/{id}/read", "wang", lambda _: {"delivered_seq": 90, "read_seq": 2}),
    "agent notes": _post("/conversations/{id}/notes", "wang", lambda _: {"text": "记一下"}, keyed=True),
    "agent takes": _post("/conversations/{id}/take", "wang", keyed=True),
    "colleague takes": _post("/conversations/{id}/take", "zhang", keyed=True),
    "given away": _post(
        "/conversations/{id}/assign", "admin", lambda cast: {"user_id": str(cast.zhang.id)}, keyed=True
    ),
    "asks colleague": _post("/conversations/{id}/transfer", "wang", _to_zhang, keyed=True),
    "colleague accepts": _answer("accept"),
    "colleague declines": _answer("decline"),
    "agent closes": _close,
    "agent reopens": _post("/conversations/{id}/reopen", "wang", keyed=True),
    "customer ends": _end,
    "customer rates": _rate,
}
AROUND_CONSOLE = ("state", "owner", "team_id", "department_id", "episode", "transfer", "notes")
AROUND_WIDGET = ("episode", "conversation_id")
SMALL = settings(
    max_examples=16, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.django_db
@SMALL
@given(
    which=st.sampled_from(["sun_li", "zhou_tao"]),
    steps=st.lists(st.sampled_from(sorted(STEPS)), min_size=1, max_size=7),
)
def test_events_bring_an_old_screen_to_where_a_new_one_is(cast: Cast, which: str, steps: list[str]) -> None:
    with undone():
        cast.online(cast.wang, cast.zhang)
        thread: Thread = getattr(cast, which)
        wang, widget = cast.callers["wang"], thread.widget
        tickets = staff_ticket(wang), widget_ticket(widget)
        cast.spine.number()
        before, before_widget = wang.get(thread.path), widget.thread()
        inbox = clients.Inbox.of(wang.get("/conversations?filter[state]=all"))
        for number, name in enumerate(steps):
            _one_step(cast, thread, number, name, tickets)
        built = feed(before["pos"])
        console = clients.Thread.of(thread.id, before)
        for frame in hears(tickets[0], built, after=before["pos"], grants=[before["listen_grant"]]).events:
            console.hear(frame)
            inbox.hear(frame)
        chat = clients.Thread.of(thread.id, before_widget)
        for frame in hears(tickets[1], built, after=read_opaque(before_widget["pos"])).events:
            chat.hear(frame)
        _agrees(console, wang.get(thread.path))
        _agrees(chat, widget.thread())
        assert inbox.missed(wang.get("/conversations?filter[state]=all")) == []


def _one_step(cast: Cast, thread: Thread, number: int, name: str, tickets: tuple[Ticket, Ticket]) -> None:
    """Takes a step. What it changed around messages and marks was told, so that both screens read it again."""
    wang, widget = cast.callers["wang"], thread.widget
    before, before_widget = wang.get(thread.path), widget.thread()
    STEPS[name](cast, thread, number)
    cast.spine.number()
    built, pos = feed(before["pos"]), before["pos"]
    for ticket, grants, old, new, around in (
        (tickets[0], [before["listen_grant"]], before, wang.get(thread.path), AROUND_CONSOLE),
        (tickets[1], [], before_widget, widget.thread(), AROUND_WIDGET),
    ):
        screen = clients.Thread.of(thread.id, old)
        for frame in hears(ticket, built, after=pos, grants=grants).events:
            screen.hear(frame)
        changed = [part for part in around if screen.part(part, old[part]) != new[part]]
        assert not changed or screen.stale, f"nobody told of {changed} when {name}"


def _agrees(screen: clients.Thread, fresh: dict[str, Any]) -> None:
    """Messages and marks are on the old screen already."""
    assert screen.shown() == fresh["messages"]
    assert screen.marks == fresh["marks"]


@pytest.mark.django_db
def test_a_conversation_that_comes_or_goes_is_told_to_those_whose_list_it_enters_or_leaves(cast: Cast) -> None:
    cast.online(cast.wang, cast.zhang, cast.chen)
    people = {"wang": cast.callers["wang"], "zhang": cast.callers["zhang"], "chen": cast.callers["chen"]}
    for step in ("agent takes", "given away", "customer ends", "agent reopens"):
        with undone():
            thread = cast.zhou_tao if step == "agent takes" else cast.sun_li
            thread = cast.closed if step == "agent reopens" else thread
            for view in ("mine", "queued", "open", "closed"):
                path = f"/conversations?filter[state]={view}"
                with undone():
                    cast.spine.number()
                    pos = people["wang"].get(cast.sun_li.path)["pos"]
                    tickets = {name: staff_ticket(api) for name, api in people.items()}
                    inboxes = {name: clients.Inbox.of(api.get(path)) for name, api in people.items()}
                    assert STEPS[step](cast, thread, 1).status_code in (200, 204), step
                    cast.spine.number()
                    built = feed(pos)
                    for name, api in people.items():
                        for frame in hears(tickets[name], built, after=pos).events:
                            inboxes[name].hear(frame)
                        assert inboxes[name].missed(api.get(path)) == [], (step, view, name)

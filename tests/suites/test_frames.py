"""Every event × every topic × every kind of listener: what a socket may hear, and in which form."""

from typing import Any
from uuid import UUID

import orjson
import pytest

from tests.plumbing.cast import CANARY_PHONE, Cast
from tests.suites.calls import CALLS
from tests.suites.conftest import ROUTES
from tests.suites.live import Ear, feed, hears, staff_ticket, widget_ticket
from tests.suites.stage import said, undone
from zhike.config.gateway import VISITOR_FIELDS
from zhike.config.schema import example_of
from zhike.kernel.crypto import read_opaque
from zhike.kernel.events.payload import event_classes
from zhike.kernel.events.stored import last_pos
from zhike.kernel.live.frames import Built, FeedEvent
from zhike.kernel.live.tickets import Ticket

CLASSES = event_classes()
SUBJECT = UUID("01935b2c-6e00-7000-8000-0000000000aa")


def listeners(cast: Cast) -> dict[str, Ticket]:
    """One ticket per kind of listener, as the API issues them."""
    people = {"wang": cast.wang, "li": cast.li, "chen": cast.chen, "zhao": cast.zhao, "admin": cast.admin}
    tickets = {name: staff_ticket(cast.api(user)) for name, user in people.items()}
    return tickets | {"sun_li": widget_ticket(cast.sun_li.widget), "zhou_tao": widget_ticket(cast.zhou_tao.widget)}


def topics(cast: Cast) -> dict[str, str]:
    """Every kind of topic, on Wang Min's side of the company and on the other."""
    return {
        "company": "company",
        "user wang": f"user:{cast.wang.id}",
        "user li": f"user:{cast.li.id}",
        "team a": f"team:{cast.a.team_id}",
        "team b": f"team:{cast.b.team_id}",
        "shop a": f"shop:{cast.a.shop_id}",
        "shop b": f"shop:{cast.b.shop_id}",
        "conversation sun_li": f"conversation:{cast.sun_li.id}",
        "conversation zhou_tao": f"conversation:{cast.zhou_tao.id}",
    }


#: Who hears which topics without asking further. Agents and the supervisor see their team's conversations, finance
#: none, Admin all; texts need a grant for the conversation.
TABLE = {
    "wang": {"company", "user wang", "team a"},
    "li": {"company", "user li", "team b"},
    "chen": {"company", "team a"},
    "zhao": {"company"},
    "admin": {"company", "shop a", "shop b"},
    "sun_li": {"conversation sun_li"},
    "zhou_tao": {"conversation zhou_tao"},
}


def made_up(key: tuple[str, int], topic: str, pos: int) -> Built:
    """An event of this class on one topic, with the example of its payload."""
    payload = orjson.dumps(example_of(CLASSES[key].model_json_schema()), default=str).decode()
    event = FeedEvent(pos, pos, key[0], "2026-11-21T02:00:00.000Z", "user", SUBJECT, "x", SUBJECT, 1, [topic], payload)
    return Built(event, b'{"text":"secret words"}' if key[0] == "conversations.message_sent" else None)


def number(pos: int | str) -> int:
    """A position as a number: staff see numbers, visitors what only the server can read."""
    return pos if isinstance(pos, int) else read_opaque(pos)


@pytest.mark.django_db
def test_each_listener_hears_each_event_on_its_own_topics_only_and_in_its_own_form(cast: Cast) -> None:
    known, wrong = topics(cast), []
    pairs = [(key, name) for key in CLASSES for name in known]
    built = [made_up(key, known[name], pos) for pos, (key, name) in enumerate(pairs, 1)]
    for who, ticket in listeners(cast).items():
        visitor = who in ("sun_li", "zhou_tao")
        heard: dict[int, dict[str, Any]] = {}
        for start in range(0, len(built), 900):  # a hub remembers the last thousand
            part = built[start : start + 900]
            for frame in hears(ticket, part).events:
                heard[number(frame["pos"])] = frame
        for pos, (key, name) in enumerate(pairs, 1):
            expected = name in TABLE[who] and (not visitor or key[0] in VISITOR_FIELDS)
            if (pos in heard) != expected:
                wrong.append(f"{who}: {key[0]} on {name}")
            elif expected:
                wrong += [f"{who}: {key[0]} on {name}: {fault}" for fault in form(heard[pos], key[0], visitor=visitor)]
    assert not wrong, said(wrong[:40])


def form(frame: dict[str, Any], name: str, *, visitor: bool) -> list[str]:
    """What is wrong with the form of a frame."""
    faults = []
    on_conversation = any(topic.startswith("conversation:") for topic in frame["topics"])
    if "message" in frame and not on_conversation:
        faults.append("a text outside the conversation's topic")
    if visitor:
        if not set(frame["data"]) <= VISITOR_FIELDS[name]:
            faults.append(f"fields {sorted(set(frame['data']) - VISITOR_FIELDS[name])}")
        if frame["actor"]["id"] is not None or not isinstance(frame["pos"], str):
            faults.append("an actor or a readable position")
    return faults


@pytest.mark.django_db
def test_visitor_fields_exist_in_their_events() -> None:
    for name, fields in VISITOR_FIELDS.items():
        [newest] = [cls for key, cls in CLASSES.items() if key[0] == name][-1:]
        assert fields <= set(newest.model_fields), name


#: Words and values of the story that no frame outside a conversation's topic may carry.
PERSONAL = (CANARY_PHONE, "1380000", "sun.li@example.com", "孙丽", "包裹", "老客户", "很好", "发票")


@pytest.mark.django_db
def test_whatever_happens_is_heard_by_those_who_may_and_carries_nothing_personal(cast: Cast) -> None:
    """Every writing route once: its real events on their real topics, for every kind of listener."""
    tickets, wrong = listeners(cast), []
    heard: dict[str, set[str]] = {who: set() for who in tickets}
    cast.spine.run()
    for route in ROUTES:
        if route.method == "GET":
            continue
        with undone():
            call = CALLS[route.operation_id](cast)
            cast.spine.number()
            since = last_pos()
            call.send(route)
            cast.spine.run()
            built = feed(since)
            wrong += [
                f"{route.operation_id}: {one.event.name} on a conversation's topic" for one in built if leaks(one)
            ]
            for who, ticket in tickets.items():
                ear = hears(ticket, built)
                heard[who] |= {frame["name"] for frame in ear.events}
                wrong += [f"{route.operation_id}: {fault}" for fault in overheard(who, ear, cast)]
    assert not wrong, said(wrong[:40])
    assert {"conversations.message_sent", "conversations.marks_moved", "conversations.episode_moved"} <= heard["sun_li"]
    assert {"conversations.note_added", "conversations.transfer_requested", "work.item_assigned"} <= heard["wang"]
    assert "conversations.note_added" not in heard["sun_li"] | heard["zhao"] | heard["li"]
    assert len(heard["admin"]) > 25


def leaks(built: Built) -> bool:
    """Whether an event that customers must not hear of was told where they listen."""
    shared = any(topic.startswith("conversation:") for topic in built.event.topics)
    return shared and built.event.name not in VISITOR_FIELDS


def overheard(who: str, ear: Ear, cast: Cast) -> list[str]:
    """What this listener should not have been sent."""
    faults = []
    own = {"sun_li": cast.sun_li.id, "zhou_tao": cast.zhou_tao.id}
    for frame in ear.events:
        name, text = frame["name"], orjson.dumps(frame).decode()
        if who in own:
            if frame["topics"] != [f"conversation:{own[who]}"] or name not in VISITOR_FIELDS:
                faults.append(f"{who} heard {name} on {frame['topics']}")
            if (
                frame["data"].get("conversation_id", own[who]) != own[who]
                and name != "conversations.conversation_joined"
            ):
                faults.append(f"{who} heard of another conversation in {name}")
        else:
            found = [word for word in PERSONAL if word in text]
            faults += [f"{who} heard {found} in {name}"] if found else []
        if who in ("zhao", "li") and not set(frame["topics"]) <= beside_the_story(who, cast, name):
            faults.append(f"{who} heard {name} on {frame['topics']}")
    return faults


def beside_the_story(who: str, cast: Cast, name: str) -> set[str]:
    """What somebody hears who has no part in shop A's conversations. Zhao does the accounts of all shops, and so hears
    of all orders; Li hears of shop B's.
    """
    own = {"company", f"user:{getattr(cast, who).id}"}
    if name.startswith("customers.customer_") and who == "li":
        return own | {f"customers:{cast.b.shop_id}"}
    if not name.startswith("commerce.") and name != "customers.consultation_changed":
        return own
    sides = (cast.a, cast.b) if who == "zhao" else (cast.b,)
    return own | {f"orders:{side.shop_id}" for side in sides}

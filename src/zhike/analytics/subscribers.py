"""Events become facts."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection

from zhike.analytics.models import Fact
from zhike.conversations.public import (
    EpisodeAssigned,
    EpisodeClosed,
    EpisodeOpened,
    EpisodeReleased,
    EpisodeReopened,
    MessageSent,
)
from zhike.kernel.events.payload import EventPayload
from zhike.kernel.events.stored import StoredEvent
from zhike.kernel.events.subscribers import subscriber
from zhike.surveys.public import Rated
from zhike.tickets.public import (
    CommentAdded,
    TicketAssigned,
    TicketCreated,
    TicketMerged,
    TicketReleased,
    TicketSplit,
    TicketStatusChanged,
)
from zhike.work.public import ClockBreached

EPISODE: Final = "episode"
TICKET: Final = "ticket"
#: Categories of a ticket's status, as states of a fact.
_STATE: Final = {"new": "queued", "open": "assigned", "waiting": "waiting", "resolved": "closed", "closed": "closed"}
_HEARD: Final[tuple[type[EventPayload], ...]] = (
    EpisodeOpened, MessageSent, EpisodeAssigned, EpisodeReleased, EpisodeClosed, EpisodeReopened,
    TicketCreated, TicketStatusChanged, TicketAssigned, TicketReleased, TicketMerged, TicketSplit, CommentAdded,
    Rated, ClockBreached,
)  # fmt: skip


@subscriber("analytics.facts", events=[one.name for one in _HEARD])
def keep_facts(event: StoredEvent) -> None:
    """Brings the fact of the event's work item up to date."""
    payload = event.payload
    if isinstance(payload, EpisodeOpened):
        _open(event, payload, EPISODE, payload.episode_id, "queued")
    elif isinstance(payload, TicketCreated):
        _open(event, payload, TICKET, payload.ticket_id, _STATE[payload.category])
    elif isinstance(payload, ClockBreached):
        _change(event, payload.kind, payload.item_id, keep=("breached_at",), breached_at=event.at)
    elif isinstance(payload, Rated):
        _change(event, EPISODE, payload.episode_id, rated_at=event.at, score100=payload.score100,
                satisfied=payload.satisfied)  # fmt: skip
    elif not _of_episode(event, payload):
        _of_ticket(event, payload)


def _of_episode(event: StoredEvent, payload: EventPayload) -> bool:
    if isinstance(payload, MessageSent):
        if payload.first_response:
            _respond(event, EPISODE, payload.episode_id)
    elif isinstance(payload, EpisodeAssigned):
        _change(event, EPISODE, payload.episode_id, state="assigned", owner_id=payload.user_id,
                team_id=payload.team_id, department_id=payload.department_id)  # fmt: skip
    elif isinstance(payload, EpisodeReleased):
        _change(event, EPISODE, payload.episode_id, state="queued", owner_id=None, team_id=payload.team_id)
    elif isinstance(payload, EpisodeClosed):
        _close(event, EPISODE, payload.episode_id, owner_id=payload.agent_id, team_id=payload.team_id,
               department_id=payload.department_id, result=payload.result)  # fmt: skip
    elif isinstance(payload, EpisodeReopened):
        _reopen(event, EPISODE, payload.episode_id, "queued" if payload.user_id is None else "assigned")
    else:
        return False
    return True


def _of_ticket(event: StoredEvent, payload: EventPayload) -> None:
    if isinstance(payload, CommentAdded):
        if payload.first_response:
            _respond(event, TICKET, payload.ticket_id)
    elif isinstance(payload, TicketAssigned):
        _change(event, TICKET, payload.ticket_id, owner_id=payload.user_id, team_id=payload.team_id,
                department_id=payload.department_id)  # fmt: skip
    elif isinstance(payload, TicketReleased):
        _change(event, TICKET, payload.ticket_id, owner_id=None, team_id=payload.team_id)
    elif isinstance(payload, TicketMerged):
        # What belongs together counts once, as the ticket that was kept.
        if _STATE[payload.from_category] != "closed":
            _timed(event, TICKET, payload.ticket_id, "closed")
        _change(event, TICKET, payload.ticket_id, state="closed", result="merged")
    elif isinstance(payload, TicketSplit):
        after = _STATE[payload.to_category]
        ended: dict[str, Any] = {} if after == "closed" else {"closed_at": None, "closing_s": None}
        _change(event, TICKET, payload.ticket_id, state=after, result="", **ended)
    elif isinstance(payload, TicketStatusChanged):
        before, after = _STATE[payload.from_category], _STATE[payload.to_category]
        if after == "closed" and before != "closed":
            _close(event, TICKET, payload.ticket_id)
        elif before == "closed" and after != "closed":
            _reopen(event, TICKET, payload.ticket_id, after)
        elif after != "closed":
            _change(event, TICKET, payload.ticket_id, state=after)


def _open(event: StoredEvent, opened: EpisodeOpened | TicketCreated, kind: str, item_id: UUID, state: str) -> None:
    Fact.objects.get_or_create(
        kind=kind,
        item_id=item_id,
        defaults={
            "shop_id": opened.shop_id,
            "customer_id": opened.customer_id,
            "conversation_id": opened.conversation_id,
            "team_id": opened.team_id,
            "state": state,
            "opened_at": event.at,
            "pos": event.pos,
        },
    )


def _respond(event: StoredEvent, kind: str, item_id: UUID) -> None:
    _timed(event, kind, item_id, "response")


def _close(event: StoredEvent, kind: str, item_id: UUID, **values: Any) -> None:
    _timed(event, kind, item_id, "closed")
    _change(event, kind, item_id, state="closed", **values)


def _reopen(event: StoredEvent, kind: str, item_id: UUID, state: str) -> None:
    """Closed times start anew; the later closing counts."""
    facts = Fact.objects.filter(kind=kind, item_id=item_id, pos__lt=event.pos)
    for fact in facts:
        _change(
            event, kind, item_id, state=state, closed_at=None, closing_s=None, result="", reopened=fact.reopened + 1
        )


_TIMED: Final = {
    "response": (
        "UPDATE analytics_fact SET response_at = %s, response_s = greatest(0, extract(epoch FROM %s - opened_at))::int "
        "WHERE kind = %s AND item_id = %s AND pos < %s AND response_at IS NULL"
    ),
    "closed": (
        "UPDATE analytics_fact SET closed_at = %s, closing_s = greatest(0, extract(epoch FROM %s - opened_at))::int "
        "WHERE kind = %s AND item_id = %s AND pos < %s"
    ),
}


def _timed(event: StoredEvent, kind: str, item_id: UUID, what: str) -> None:
    at: datetime = event.at
    with connection.cursor() as cursor:
        cursor.execute(_TIMED[what], [at, at, kind, item_id, event.pos])
    if what == "response":
        Fact.objects.filter(kind=kind, item_id=item_id, pos__lt=event.pos).update(pos=event.pos)


def _change(event: StoredEvent, kind: str, item_id: UUID, *, keep: tuple[str, ...] = (), **values: Any) -> None:
    """Sets values unless a later event did; those in `keep` only where nothing stands yet."""
    missing = {f"{name}__isnull": True for name in keep}
    Fact.objects.filter(kind=kind, item_id=item_id, pos__lt=event.pos, **missing).update(**values, pos=event.pos)

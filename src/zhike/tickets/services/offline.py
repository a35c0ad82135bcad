"""Messages that nobody could answer: they become tickets, and the customer is told when to expect an answer."""

from typing import Final
from uuid import UUID

from django.db import connection, transaction

from zhike.conversations.public import (
    Visitor,
    WaitingEpisode,
    WaitingMessage,
    episode_to_ticket,
    episode_waiting,
    open_episode_of,
)
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.settings import values as settings
from zhike.tickets.errors import EPISODE_GONE
from zhike.tickets.models import Ticket
from zhike.tickets.models.ticket import SUBJECT_MAX, TEXT_MAX
from zhike.tickets.parameters import OFFLINE_MESSAGES
from zhike.tickets.services.comments import comments_from_customer
from zhike.tickets.services.creating import ticket_make
from zhike.tickets.types import KIND, Made, NewTicket
from zhike.work.public import agents_online, expected_answer_at

_SHOWN: Final = 80
#: What stands for a message without words, until somebody reads the thread. Codes; screens have the words.
_WORDLESS: Final = {"image": "[image]", "file": "[file]"}
_ONE_AT_A_TIME: Final = """
SELECT pg_advisory_xact_lock(hashtextextended('tickets.offline:' || e.customer_id || ':' || e.shop_id, 0))
FROM conversations_episode e WHERE e.id = %s
"""


def _text(message: WaitingMessage) -> str:
    name = (message.file or {}).get("name")
    return message.text or (f"[{name}]" if name else _WORDLESS.get(message.kind, ""))


def offline_message(episode_id: UUID) -> Made | None:
    """Makes a ticket of an episode that was opened outside service hours or that nobody is there for.

    None: somebody has it already, it is over, somebody is there, or the shop does not want it.
    """
    with transaction.atomic():
        ticket = _open_ticket(episode_id)
        waiting = episode_waiting(episode_id=episode_id)
        if waiting is None or not waiting.messages or not _nobody_answers(waiting):
            return None
        return _keep(waiting, ticket, episode_id, SYSTEM)


def leave_message(*, actor: Actor, visitor: Visitor) -> Made:
    """The waiting customer would rather leave a message than wait on.

    Raises `tickets.episode_gone` when nothing of theirs waits (any more).
    """
    with transaction.atomic():
        episode_id = open_episode_of(visitor)
        ticket = _open_ticket(episode_id) if episode_id else None
        waiting = episode_waiting(episode_id=episode_id) if episode_id else None
        if episode_id is None or waiting is None or not waiting.messages:
            raise EPISODE_GONE()
        return _keep(waiting, ticket, episode_id, actor)


def _open_ticket(episode_id: UUID) -> Ticket | None:
    """The ticket that earlier messages of the same customer became and that is still worked on; locked before the
    thread is, which is the order that answers from tickets keep. Where there is none yet nobody else makes one: the
    customer may wait in several threads of the shop at once.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ONE_AT_A_TIME, [episode_id])
    found = Ticket.objects.raw(
        "SELECT t.* FROM tickets_ticket m "
        "JOIN conversations_episode e ON e.customer_id = m.customer_id AND e.shop_id = m.shop_id "
        # A message that became a ticket may have gone into another one since: there it is worked on.
        "JOIN tickets_ticket t ON t.id = coalesce(m.merged_into_id, m.id) "
        "WHERE e.id = %s AND m.source = 'offline_message' AND t.active "
        "ORDER BY m.created_at DESC, m.id DESC LIMIT 1 FOR NO KEY UPDATE OF t",
        [episode_id],
    )
    return next(iter(found), None)


def _nobody_answers(waiting: WaitingEpisode) -> bool:
    thread = waiting.thread
    if not settings.get(OFFLINE_MESSAGES, shop_id=thread.shop_id):
        return False
    if not waiting.opened_open:
        return True
    return agents_online(shop_id=thread.shop_id, team_id=thread.team_id, kind="episode") == 0


def _keep(waiting: WaitingEpisode, ticket: Ticket | None, episode_id: UUID, actor: Actor) -> Made:
    """The ticket for what waits: the open one gets the messages as the customer's comments, else a new one is made."""
    created = ticket is None
    if ticket is None:
        ticket = ticket_make(actor=actor, new=_new(waiting))
    else:
        comments_from_customer(ticket, waiting.messages, actor=actor)
    answer_by = ticket.due_at or expected_answer_at(
        kind=KIND, shop_id=ticket.shop_id, team_id=ticket.team_id, priority=ticket.priority
    )
    episode_to_ticket(
        actor=actor, episode_id=episode_id, ticket_id=ticket.id, number=ticket.number, answer_by=answer_by
    )
    return Made(ticket.id, ticket.number, created, answer_by)


def _new(waiting: WaitingEpisode) -> NewTicket:
    texts = [text for text in map(_text, waiting.messages) if text]
    first = " ".join(texts[0].split()) if texts else ""
    subject = first if len(first) <= _SHOWN else f"{first[: _SHOWN - 1]}…"
    return NewTicket(
        subject=(subject or "…")[:SUBJECT_MAX],
        description="\n".join(texts)[:TEXT_MAX],
        shop_id=waiting.thread.shop_id,
        customer_id=waiting.thread.customer_id,
        team_id=waiting.thread.team_id,
        source="offline_message",
        conversation_id=waiting.thread.conversation_id,
        episode_id=waiting.thread.episode_id,
    )

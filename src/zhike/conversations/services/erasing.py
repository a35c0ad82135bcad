"""Erasing a person: what was written and sent in their threads goes, that it happened stays.

Everything said in such a thread is about the person, whoever wrote it: texts of both sides, notes, what was recorded at
closing and at handing over. Kinds, numbers, authors and times stay, so that reports and the log keep their meaning.
"""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.db.models import Q

from zhike.conversations.errors import ERASE_OPEN
from zhike.conversations.events import WidgetsEnded
from zhike.conversations.models import (
    Conversation,
    Draft,
    Episode,
    Head,
    Message,
    Note,
    Problem,
    Transfer,
    VisitorSession,
)
from zhike.kernel import files
from zhike.kernel.authz import Actor
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject

#: What clients see in place of an erased message's text or file.
ERASED: Final = {"erased": True}


#: As many ids as one event names.
_PER_EVENT: Final = 1000


def threads_erase(*, actor: Actor, customer_id: UUID) -> Mapping[str, int]:
    """Empties the customer's threads, in the caller's transaction, and ends their widgets, also those that were opened
    before anybody knew whose they are. Raises `conversations.erase_open`.
    """
    heads = Head.objects.select_for_update(no_key=True, of=("self",)).filter(customer_id=customer_id).order_by("pk")
    open_ids = [head.conversation_id for head in heads if head.episode_id is not None]
    if open_ids:
        raise ERASE_OPEN(extra={"conversation_ids": open_ids})
    threads = list(Conversation.objects.filter(customer_id=customer_id).values_list("id", flat=True))
    of_threads = Q(conversation_id__in=threads)
    messages = Message.objects.filter(of_threads).exclude(kind="event")
    sent = [file_id for file_id in messages.values_list("file_id", flat=True).distinct() if file_id is not None]
    purged = files.purge(file_ids=sent) + files.purge_brought(actor=Actor("customer", customer_id))
    visitors = VisitorSession.objects.filter(of_threads | Q(customer_id=customer_id))
    for visitor_id in set(visitors.values_list("visitor_id", flat=True)):
        purged += files.purge_brought(actor=Actor("visitor", visitor_id))
    _end_widgets(actor, customer_id, list(visitors.order_by("id").values_list("id", flat=True)))
    Head.objects.filter(of_threads).update(last_preview="")
    Draft.objects.filter(of_threads).delete()
    Episode.objects.filter(of_threads).update(problem="", handling="")
    Problem.objects.filter(episode__conversation_id__in=threads).update(problem="", handling="")
    Transfer.objects.filter(of_threads).update(note="", answer_note="")
    return {
        "threads": len(threads),
        "messages": messages.update(text="", file=None, file_id=None, data=ERASED),
        "notes": Note.objects.filter(of_threads).update(text=""),
        "files": purged,
        "widgets": visitors.delete()[0],
    }


def _end_widgets(actor: Actor, customer_id: UUID, sessions: list[UUID]) -> None:
    """Tells the gateways; the event is for them alone, nobody listens to it."""
    for start in range(0, len(sessions), _PER_EVENT):
        emit(
            WidgetsEnded(session_ids=tuple(sessions[start : start + _PER_EVENT])),
            actor=actor,
            subject=Subject(kind="customer", id=customer_id),
            customer_id=customer_id,
            topics=[],
        )

"""Tickets that are about the same become one, and stand for themselves again where that was wrong.

What was written, attached and linked stays with its own ticket and is shown with the kept one too: nothing is copied,
so taking a merge back loses nothing.
"""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.db import transaction

from zhike.accounts.public import notify
from zhike.kernel import clock
from zhike.kernel.authz import Actor, require_row
from zhike.kernel.errors import NOT_FOUND, STATE_FORBIDS, ZhikeError, invalid
from zhike.kernel.events.payload import Subject
from zhike.tickets import trace
from zhike.tickets.access import row_of, side_of, ticket_for
from zhike.tickets.errors import (
    MERGE_OTHER_CUSTOMER,
    MERGE_OTHER_SHOP,
    MERGE_TARGET_DONE,
    MERGE_TARGET_MERGED,
    MERGED,
    TARGET_UNKNOWN,
)
from zhike.tickets.events import TicketChanged, TicketMerged, TicketSplit
from zhike.tickets.models import Ticket, TicketChange, TicketStatus
from zhike.tickets.notices import MERGED as MERGED_NOTICE
from zhike.tickets.permissions import TICKET_EDIT, TICKET_VIEW
from zhike.tickets.rules import merge_fault
from zhike.tickets.services.restoring import hold_back, standing
from zhike.tickets.services.statuses import put_back, withdraw
from zhike.tickets.types import KIND, Change

_FAULTS: Final = {
    "target_done": MERGE_TARGET_DONE,
    "other_shop": MERGE_OTHER_SHOP,
    "other_customer": MERGE_OTHER_CUSTOMER,
}
#: What the kept ticket takes over where it has nothing of its own: who asks, and where answers go.
_TAKEN_OVER: Final = ("customer_id", "conversation_id", "episode_id", "order_id")


@transaction.atomic
def ticket_merge(
    *, actor: Actor, ticket_id: UUID, into_id: UUID, expected_version: int | None, reason: str = ""
) -> Ticket:
    """Merges a ticket into another one about the same, where work goes on; it is closed with that, and its running
    clocks count neither as met nor as missed. The kept ticket takes over customer, conversation and order where it has
    none, so that answers reach the customer. Merged into that one already: nothing changes.

    Raises `permission.missing`, `missing.not_found`, `conflict.version`, `tickets.target_unknown`, `tickets.merged`,
    `tickets.merge_target_merged`, `.merge_target_done`, `.merge_other_shop`, `.merge_other_customer`, and
    `input.invalid` for the ticket itself.
    """
    if ticket_id == into_id:
        raise invalid("into_id", "ticket.itself")
    ticket, kept = _both(actor, ticket_id, into_id)
    if ticket.merged_into_id == kept.id:
        return ticket
    _check(ticket, kept)
    if expected_version is not None:
        trace.check_version(ticket, expected_version, ["status_id"])
    before, owners = ticket.category, {ticket.owner_id, kept.owner_id}
    changes = [Change("merged_into_id", None, kept.id), *withdraw(ticket, actor=actor)]
    ticket.merged_into_id, ticket.merged_at = kept.id, clock.now()
    trace.keep(ticket, "merged", changes, actor=actor, reason=reason)
    for earlier in _merged_into(ticket.id):
        earlier.merged_into_id = kept.id
        trace.keep(earlier, "merged", [Change("merged_into_id", ticket.id, kept.id)], actor=actor)
    taken = _take_over(kept, ticket)
    trace.keep(kept, "merged", [Change("merged", None, ticket.id), *taken], actor=actor, reason=reason)
    fields = tuple(one.field for one in taken)
    merged = TicketMerged(ticket_id=ticket.id, into_id=kept.id, from_category=before, fields=fields)
    trace.tell(ticket, merged, actor=actor, heard_on=[*trace.topics(ticket), *trace.topics(kept)])
    trace.tell(kept, TicketChanged(ticket_id=kept.id, fields=("merged", *fields)), actor=actor)
    trace.log(ticket, "merge", actor=actor, after={"into_id": kept.id})
    trace.log(kept, "absorb", actor=actor, after={"merged_id": ticket.id, **{one.field: one.after for one in taken}})
    _notify(ticket, kept, owners, actor)
    return ticket


def _both(actor: Actor, ticket_id: UUID, other_id: UUID) -> tuple[Ticket, Ticket]:
    """Both, locked in one order whoever goes into whom, with the right to edit each."""
    found: dict[UUID, Ticket] = {}
    for one in sorted((ticket_id, other_id)):
        try:
            found[one] = ticket_for(actor, TICKET_VIEW, one, lock=True)
        except ZhikeError as error:
            if error.code is not NOT_FOUND or one == ticket_id:
                raise
            raise TARGET_UNKNOWN() from None
        require_row(actor, TICKET_EDIT, row_of(found[one]))
    return found[ticket_id], found[other_id]


def _check(ticket: Ticket, kept: Ticket) -> None:
    fault = merge_fault(side_of(ticket), side_of(kept))
    if fault is None:
        return
    if fault in _FAULTS:
        raise _FAULTS[fault](number=kept.number)
    gone = ticket if fault == "merged" else kept
    into = Ticket.objects.filter(pk__in=[gone.merged_into_id]).values_list("number", flat=True).first() or ""
    error = MERGED if fault == "merged" else MERGE_TARGET_MERGED
    raise error(extra={"into_id": gone.merged_into_id}, number=gone.number, into=into)


def _merged_into(ticket_id: UUID) -> list[Ticket]:
    """What went into a locked ticket before, locked too."""
    return list(
        Ticket.objects.select_for_update(no_key=True, of=("self",)).filter(merged_into_id=ticket_id).order_by("id")
    )


def _take_over(kept: Ticket, ticket: Ticket) -> list[Change]:
    """What stays empty in the kept ticket but not in the other. A conversation comes with its round of service."""
    changes = []
    for name in _TAKEN_OVER:
        if name == "episode_id" and kept.conversation_id != ticket.conversation_id:
            continue
        if getattr(kept, name) is None and getattr(ticket, name) is not None:
            setattr(kept, name, getattr(ticket, name))
            changes.append(Change(name, None, getattr(ticket, name)))
    return changes


def _notify(ticket: Ticket, kept: Ticket, owners: Iterable[UUID | None], actor: Actor) -> None:
    notify(
        MERGED_NOTICE,
        recipients={one for one in owners if one is not None and one != actor.id},
        subject=Subject(kind=KIND, id=kept.id, version=kept.version),
        params={"number": ticket.number, "into": kept.number},
        dedupe_key=str(ticket.id),
        actor=actor,
    )


@transaction.atomic
def ticket_split(*, actor: Actor, ticket_id: UUID, expected_version: int | None, reason: str = "") -> Ticket:
    """Takes a merge back, whenever: the ticket stands as it did, its work goes on with whoever had it, as far as the
    actor may give tickets to others, and its clocks run anew from now. The kept ticket gives back what it took over,
    unless that was changed since. Whatever was written after the merge stays where it was written.

    Raises `permission.missing`, `missing.not_found`, `conflict.version`, and `conflict.state` for one not merged.
    """
    seen = ticket_for(actor, TICKET_EDIT, ticket_id)
    if seen.merged_into_id is None:
        raise STATE_FORBIDS(extra={"why": "ticket.not_merged"})
    ticket, kept = _both(actor, ticket_id, seen.merged_into_id)
    if expected_version is not None:
        trace.check_version(ticket, expected_version, ["status_id"])
    if ticket.merged_into_id != kept.id:
        raise STATE_FORBIDS(extra={"why": "ticket.merged", "into_id": ticket.merged_into_id})
    held = standing(ticket)
    status = _status_before(ticket)
    changes = [Change("merged_into_id", kept.id, None)]
    ticket.merged_into_id = ticket.merged_at = None
    if status is not None:
        changes.append(Change("status_id", ticket.status_id, status.id))
        put_back(ticket, status, actor=actor)
        if ticket.active:
            ticket.owner_id, ticket.assigned_at = None, None
        trace.next_due(ticket)
    trace.keep(ticket, "split", changes, actor=actor, reason=reason)
    given = _give_back(kept, ticket.id)
    trace.keep(kept, "split", [Change("merged", ticket.id, None), *given], actor=actor, reason=reason)
    split = TicketSplit(ticket_id=ticket.id, from_id=kept.id, to_category=ticket.category)
    trace.tell(ticket, split, actor=actor, heard_on=[*trace.topics(ticket), *trace.topics(kept)])
    fields = ("merged", *(one.field for one in given))
    trace.tell(kept, TicketChanged(ticket_id=kept.id, fields=fields), actor=actor)
    trace.log(ticket, "split", actor=actor, before={"into_id": kept.id}, after={"status_id": ticket.status_id})
    trace.log(kept, "release", actor=actor, before={"merged_id": ticket.id}, after={})
    if ticket.active:
        hold_back(ticket, held, actor)
    return ticket


def _status_before(ticket: Ticket) -> TicketStatus | None:
    """The status that the merge took from it; None where it was closed already. Of several merges the first counts that
    came after the ticket last stood for itself: the later ones only moved it on.
    """
    steps = TicketChange.objects.filter(ticket=ticket)
    last = steps.filter(step="split", field="merged_into_id").order_by("-id").values_list("id", flat=True).first() or 0
    row = steps.filter(step="merged", field="status_id", id__gt=last).order_by("id").first()
    return None if row is None else TicketStatus.objects.get(pk=str(row.before))


def _give_back(kept: Ticket, ticket_id: UUID) -> list[Change]:
    """What the kept ticket took over with this one, where it still stands."""
    steps = TicketChange.objects.filter(ticket=kept, step="merged")
    merge = steps.filter(field="merged", after=str(ticket_id)).order_by("-id").first()
    if merge is None:
        return []
    changes = []
    for row in steps.filter(version=merge.version, field__in=_TAKEN_OVER).order_by("id"):
        if str(getattr(kept, row.field)) == row.after:
            changes.append(Change(row.field, getattr(kept, row.field), None))
            setattr(kept, row.field, None)
    return changes

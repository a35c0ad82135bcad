"""Moving a ticket from one status to another."""

from collections.abc import Collection
from typing import cast
from uuid import UUID

from django.db import transaction

from zhike.kernel import clock
from zhike.kernel.authz import Actor, require_row
from zhike.kernel.errors import invalid
from zhike.tickets import trace
from zhike.tickets.access import first_status, on_its_own, row_of, status_usable, ticket_for
from zhike.tickets.errors import TRANSITION
from zhike.tickets.events import TicketStatusChanged
from zhike.tickets.models import Ticket, TicketStatus, TicketTransition
from zhike.tickets.permissions import TICKET_VIEW
from zhike.tickets.rules import ACTIVE, missing_for, right_to_move
from zhike.tickets.types import KIND, Category, Change, Step
from zhike.work.public import clock_pause, clock_resume, item_done, item_reopen, item_take


def category_of(status: TicketStatus) -> Category:
    """The status's category, as the rules name it."""
    return cast(Category, status.category)


def category_held(ticket: Ticket) -> Category:
    """The category of the ticket's status, as the rules name it."""
    return cast(Category, ticket.category)


def ways_from(status_id: UUID) -> list[TicketStatus]:
    """The statuses in use that can follow, in their order."""
    ids = TicketTransition.objects.filter(from_status_id=status_id).values_list("to_status_id", flat=True)
    return list(TicketStatus.objects.filter(pk__in=list(ids), archived_at=None).order_by("place", "id"))


@transaction.atomic
def ticket_move(
    *,
    actor: Actor,
    ticket_id: UUID,
    expected_version: int,
    status_id: UUID,
    reason: str = "",
    result: str | None = None,
) -> Ticket:
    """Moves a ticket to another status; to the one it has: nothing changes.

    Raises `permission.missing`, `missing.not_found`, `conflict.version`, `tickets.status_unusable`,
    `tickets.transition`, and `input.invalid` where an end lacks its result or a new beginning its reason.
    """
    to = status_usable(status_id)
    ticket = on_its_own(ticket_for(actor, TICKET_VIEW, ticket_id, lock=True))
    require_row(actor, right_to_move(category_of(to)), row_of(ticket))
    trace.check_version(ticket, expected_version, ["status_id", "result"])
    if ticket.status_id == to.id:
        return ticket
    _move(ticket, to, actor=actor, reason=reason, result=result)
    return ticket


@transaction.atomic
def ticket_end(
    *,
    actor: Actor,
    ticket_id: UUID,
    expected_version: int,
    category: Category,
    reason: str = "",
    result: str | None = None,
) -> Ticket:
    """Resolves, closes or reopens: moves to the first status of `category` that can follow.

    Repeated by a caller whose answer got lost, with the state as wanted: nothing changes.
    Raises as :func:`ticket_move`.
    """
    ticket = on_its_own(ticket_for(actor, TICKET_VIEW, ticket_id, lock=True))
    require_row(actor, right_to_move(category), row_of(ticket))
    trace.check_version(ticket, expected_version, ["status_id", "result"])
    if ticket.category == category or (category == "open" and ticket.active):
        return ticket
    to = next((one for one in ways_from(ticket.status_id) if one.category == category), None)
    if to is None:
        raise _no_way(ticket)
    _move(ticket, to, actor=actor, reason=reason, result=result)
    return ticket


def _no_way(ticket: Ticket) -> Exception:
    allowed = [str(one.id) for one in ways_from(ticket.status_id)]
    return TRANSITION(extra={"allowed": allowed, "status_id": ticket.status_id})


def _move(ticket: Ticket, to: TicketStatus, *, actor: Actor, reason: str, result: str | None) -> None:
    if to.id not in {one.id for one in ways_from(ticket.status_id)}:
        raise _no_way(ticket)
    before, after = category_held(ticket), category_of(to)
    wanted = ticket.result if result is None else result
    missing = missing_for(before=before, to=after, result=wanted, reason=reason)
    if missing is not None:
        raise invalid(missing, f"ticket.{missing}_missing")
    former_status, former_owner = ticket.status_id, ticket.owner_id
    changes = [Change("status_id", former_status, to.id)]
    if wanted != ticket.result:
        changes.append(Change("result", ticket.result, wanted))
        ticket.result = wanted
    step = _step(before, after)
    _stamp(ticket, to)
    _tell_work(ticket, before, after, actor)
    if step == "reopened":
        ticket.reopened += 1
        ticket.owner_id, ticket.assigned_at = None, None
    trace.next_due(ticket)
    trace.keep(ticket, step, changes, actor=actor, reason=reason)
    _tell(ticket, former_status, before, actor, former_owner)
    if step == "reopened" and former_owner is not None and former_owner == actor.id:
        # Whoever had it goes on with it; anybody else leaves it to the queue, which prefers the former owner.
        item_take(actor=actor, kind=KIND, item_id=ticket.id)
        ticket.refresh_from_db()


def _step(before: Category, after: Category) -> Step:
    if before not in ACTIVE and after in ACTIVE:
        return "reopened"
    if after == "resolved":
        return "resolved"
    return "closed" if after == "closed" else "status"


def _stamp(ticket: Ticket, to: TicketStatus) -> None:
    now = clock.now()
    ticket.status_id, ticket.category = to.id, to.category
    ticket.active = to.category in ACTIVE
    ticket.resolved_at = None if ticket.active else ticket.resolved_at or now
    ticket.closed_at = now if to.category == "closed" else None


def _tell_work(ticket: Ticket, before: Category, after: Category, actor: Actor) -> None:
    if before in ACTIVE and after not in ACTIVE:
        item_done(actor=actor, kind=KIND, item_id=ticket.id)
    elif before not in ACTIVE and after in ACTIVE:
        item_reopen(actor=actor, kind=KIND, item_id=ticket.id, awaiting_reply=False)
    if after == "waiting":
        clock_pause(kind=KIND, item_id=ticket.id)
    elif before == "waiting" and after in ACTIVE:
        clock_resume(kind=KIND, item_id=ticket.id)


def _tell(ticket: Ticket, former_status: UUID, before: Category, actor: Actor, former_owner: UUID | None) -> None:
    payload = TicketStatusChanged(
        ticket_id=ticket.id,
        from_status_id=former_status,
        to_status_id=ticket.status_id,
        from_category=before,
        to_category=ticket.category,
        owner_id=ticket.owner_id,
        team_id=ticket.team_id,
    )
    trace.tell(ticket, payload, actor=actor, also_users=[former_owner])
    verb = {"resolved": "resolve", "closed": "close"}.get(ticket.category, "status")
    if before not in ACTIVE and ticket.active:
        verb = "reopen"
    trace.log(
        ticket,
        verb,
        actor=actor,
        before={"status_id": former_status},
        after={"status_id": ticket.status_id},
    )


def move_if_possible(
    ticket: Ticket, code: str, categories: Collection[str], only_from: Collection[str] = ()
) -> list[Change]:
    """Moves a locked, active ticket to the built-in status `code` along with another step, where a way leads there and
    the company still uses it; the caller saves. Answers what changed.
    """
    if ticket.category not in categories:
        return []
    if only_from and not TicketStatus.objects.filter(pk=ticket.status_id, code__in=list(only_from)).exists():
        return []
    to = next((one for one in ways_from(ticket.status_id) if one.code == code), None)
    if to is None or to.category not in ACTIVE:
        return []
    change = Change("status_id", ticket.status_id, to.id)
    _stamp(ticket, to)
    return [change]


def put_back(ticket: Ticket, to: TicketStatus, *, actor: Actor) -> None:
    """Puts a locked ticket into a status it had, whatever ways lead there; the caller saves and tells."""
    before = category_held(ticket)
    _stamp(ticket, to)
    _tell_work(ticket, before, category_of(to), actor)


def withdraw(ticket: Ticket, *, actor: Actor) -> list[Change]:
    """Closes a locked ticket whose work goes on in another one: clocks that run are neither met nor missed. The caller
    saves and tells. Answers what changed.
    """
    if ticket.category == "closed":
        return []
    former, worked_on = ticket.status_id, ticket.active
    _stamp(ticket, first_status("closed"))
    if worked_on:
        item_done(actor=actor, kind=KIND, item_id=ticket.id, reached=False)
    ticket.due_at = None
    return [Change("status_id", former, ticket.status_id)]


def tell_status(ticket: Ticket, former_status: UUID, before: str, *, actor: Actor) -> None:
    """Tells of a status that was put back."""
    _tell(ticket, former_status, cast(Category, before), actor, None)


def tell_along(ticket: Ticket, changes: Collection[Change], before: str, *, actor: Actor) -> None:
    """Tells of a status that changed along with another step (see :func:`move_if_possible`), if it did."""
    for change in changes:
        if change.field == "status_id" and isinstance(change.before, UUID):
            _tell(ticket, change.before, cast(Category, before), actor, None)


def begin_with(ticket: Ticket) -> None:
    """Puts a new ticket into the first status of category new; the caller saves."""
    _stamp(ticket, first_status("new"))

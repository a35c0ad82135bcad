"""The only way a service or an endpoint gets a ticket, a type or a status."""

from typing import Final
from uuid import UUID

from zhike.customers.public import CUSTOMER_VIEW, customer_hold
from zhike.kernel.authz import Actor, Permission, ScopeColumns, ScopedRow, scope_sql
from zhike.kernel.errors import NOT_FOUND, STATE_FORBIDS
from zhike.tickets.errors import CUSTOMER_UNKNOWN, STATUS_UNUSABLE, TYPE_UNUSABLE
from zhike.tickets.models import Ticket, TicketStatus, TicketType
from zhike.tickets.rules import Side
from zhike.tickets.selectors.sql import rows
from zhike.tickets.types import Category

#: Scope columns of a ticket under the alias `t`.
TICKET_SCOPE: Final = ScopeColumns("t.owner_id", "t.team_id", "t.department_id", "t.shop_id")
_CUSTOMER_SCOPE: Final = ScopeColumns(
    owner="c.owner_id",
    team="c.team_id",
    department="c.department_id",
    shop=None,
    shop_exists="EXISTS (SELECT FROM customers_customershop s WHERE s.customer_id = c.id AND s.shop_id = ANY(%s))",
)


def ticket_for(actor: Actor, permission: Permission, ticket_id: UUID, *, lock: bool = False) -> Ticket:
    """The ticket, if `permission` of `actor` covers it; locked for change when asked.

    Raises `permission.missing` or `missing.not_found`.
    """
    condition, params = scope_sql(actor, permission, TICKET_SCOPE)
    found = Ticket.objects.raw(
        f"SELECT t.* FROM tickets_ticket t WHERE t.id = %s AND {condition}{' FOR NO KEY UPDATE OF t' if lock else ''}",
        [ticket_id, *params],
    )
    for ticket in found:
        return ticket
    raise NOT_FOUND()


def locked(ticket_id: UUID) -> Ticket:
    """The ticket, locked, for callers whose right comes from elsewhere. Raises `missing.not_found`."""
    ticket = Ticket.objects.select_for_update(no_key=True, of=("self",)).filter(pk=ticket_id).first()
    if ticket is None:
        raise NOT_FOUND()
    return ticket


def on_its_own(ticket: Ticket) -> Ticket:
    """The ticket, unless it went into another one: what there is to do is done there. Raises `conflict.state`."""
    if ticket.merged_into_id is not None:
        raise STATE_FORBIDS(extra={"why": "ticket.merged", "into_id": ticket.merged_into_id})
    return ticket


def row_of(ticket: Ticket) -> ScopedRow:
    """The columns that scopes are checked against."""
    return ScopedRow(ticket.owner_id, ticket.team_id, ticket.department_id, ticket.shop_id)


def side_of(ticket: Ticket) -> Side:
    """What of a ticket decides about merging."""
    return Side(ticket.shop_id, ticket.customer_id, ticket.active, ticket.merged_into_id is not None)


def type_usable(type_id: UUID | None) -> TicketType:
    """A type in use; without an id the first one. Raises `tickets.type_unusable`."""
    found = TicketType.objects.filter(archived_at=None).order_by("place", "id")
    kind = (found if type_id is None else found.filter(pk=type_id)).first()
    if kind is None:
        raise TYPE_UNUSABLE()
    return kind


def status_usable(status_id: UUID) -> TicketStatus:
    """A status in use. Raises `tickets.status_unusable`."""
    status = TicketStatus.objects.filter(pk=status_id, archived_at=None).first()
    if status is None:
        raise STATUS_UNUSABLE()
    return status


def first_status(category: Category) -> TicketStatus:
    """The first status in use of a category. Raises `tickets.status_unusable` when there is none."""
    status = TicketStatus.objects.filter(category=category, archived_at=None).order_by("place", "id").first()
    if status is None:
        raise STATUS_UNUSABLE()
    return status


def customer_usable(actor: Actor, customer_id: UUID) -> None:
    """Raises `tickets.customer_unknown` for a customer who does not exist, was erased, or is not the actor's to see."""
    condition, params = scope_sql(actor, CUSTOMER_VIEW, _CUSTOMER_SCOPE)
    sql = f"SELECT 1 FROM customers_customer c WHERE c.id = %s AND c.merged_into_id IS NULL AND {condition}"
    if not rows(sql, [customer_id, *params]) or not customer_hold(customer_id):
        raise CUSTOMER_UNKNOWN()

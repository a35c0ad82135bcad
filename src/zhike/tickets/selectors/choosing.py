"""Tickets chosen out of the list: those named, or all that its filters keep. For files and changes to many."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from zhike.kernel.authz import Actor, Permission, scope_sql
from zhike.kernel.errors import invalid
from zhike.kernel.http import ListRequest
from zhike.tickets.access import TICKET_SCOPE
from zhike.tickets.permissions import TICKET_EXPORT, TICKET_VIEW
from zhike.tickets.selectors.lists import LIST, wanted_sql
from zhike.tickets.selectors.sql import dicts, rows

_BATCH: Final = 500
Filters = Mapping[str, list[str]]

_EXPORTED: Final = """
SELECT t.id, t.number, t.subject, t.description, t.result, t.source, t.created_at, t.updated_at, t.due_at,
  t.first_response_at, t.resolved_at, t.closed_at, t.reopened, t.priority,
  coalesce(s.name ->> %s, s.name ->> 'zh-CN', s.code) AS status,
  coalesce(y.name ->> %s, y.name ->> 'zh-CN', y.code) AS type,
  coalesce(p.name ->> %s, p.name ->> 'zh-CN', p.level::text) AS priority_name,
  coalesce(h.names ->> %s, h.label) AS shop, coalesce(g.names ->> %s, g.label) AS team,
  u.name AS owner, c.number AS customer, k.number AS merged_into
FROM (SELECT t.id FROM tickets_ticket t WHERE {condition} ORDER BY t.id DESC LIMIT %s) i
JOIN tickets_ticket t ON t.id = i.id
JOIN tickets_ticketstatus s ON s.id = t.status_id
JOIN tickets_tickettype y ON y.id = t.type_id
JOIN accounts_shop h ON h.id = t.shop_id
LEFT JOIN tickets_ticketpriority p ON p.level = t.priority
LEFT JOIN accounts_team g ON g.id = t.team_id
LEFT JOIN accounts_user u ON u.id = t.owner_id
LEFT JOIN customers_customer c ON c.id = t.customer_id
LEFT JOIN tickets_ticket k ON k.id = t.merged_into_id
ORDER BY t.id DESC
"""


def check_filters(path: str, filters: Filters) -> None:
    """Raises `input.invalid` for a filter that the list does not know, or a value that it does not take."""
    for name, values in filters.items():
        if name not in LIST.filters:
            raise invalid(f"{path}.{name}", "value.unknown_field")
        LIST.filters[name].check(f"{path}.{name}", values)


def named(actor: Actor, ids: Sequence[UUID]) -> list[tuple[UUID, str]]:
    """(id, number) of the named tickets in their order; one that the actor does not see has no number."""
    condition, params = scope_sql(actor, TICKET_VIEW, TICKET_SCOPE)
    sql = f"SELECT t.id, t.number FROM tickets_ticket t WHERE t.id = ANY(%s::uuid[]) AND {condition}"
    found = dict(rows(sql, [list(ids), *params]))
    return [(one, found.get(one, "")) for one in ids]


def kept(
    actor: Actor,
    filters: Filters,
    text: str,
    *,
    limit: int,
    until: datetime | None = None,
) -> list[tuple[UUID, str]]:
    """(id, number) of the first `limit` tickets that filters and search keep, the newest first; `until` leaves out
    those made later.
    """
    condition, params = _condition(actor, filters, text, TICKET_VIEW)
    if until is not None:
        condition, params = f"{condition} AND t.created_at <= %s", [*params, until]
    sql = f"SELECT t.id, t.number FROM tickets_ticket t WHERE {condition} ORDER BY t.id DESC LIMIT %s"
    return list(rows(sql, [*params, limit]))


def exported(actor: Actor, filters: Filters, text: str, language: str) -> Iterator[list[dict[str, Any]]]:
    """Tickets that filters and search keep, in the actor's scope of exporting as far as they see tickets, the newest
    first, in batches. Raises `permission.missing`.
    """
    condition, params = _condition(actor.narrowed(TICKET_EXPORT, TICKET_VIEW), filters, text, TICKET_EXPORT)
    last: UUID | None = None
    while True:
        # Ids rise with time: the next batch goes on below the last id, whatever was made or changed meanwhile.
        after = "" if last is None else " AND t.id < %s"
        values = [*params, *([] if last is None else [last])]
        batch = dicts(_EXPORTED.replace("{condition}", condition + after), [*[language] * 5, *values, _BATCH])
        if not batch:
            return
        yield batch
        last = batch[-1]["id"]


def _condition(actor: Actor, filters: Filters, text: str, permission: Permission) -> tuple[str, list[object]]:
    scope, scope_params = scope_sql(actor, permission, TICKET_SCOPE)
    page = ListRequest(LIST, 1, "updated_at", True, filters, text, False, {}, None)
    wanted, params = wanted_sql(actor, page)
    return f"{scope} AND {wanted}", [*scope_params, *params]

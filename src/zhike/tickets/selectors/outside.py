"""Small reads for the modules above."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

import orjson

from zhike.kernel.authz import Actor, scope_sql
from zhike.tickets.access import TICKET_SCOPE
from zhike.tickets.permissions import TICKET_VIEW
from zhike.tickets.selectors.sql import rows
from zhike.tickets.types import OpenTicket

_OPEN: Final = """
SELECT t.id, t.number, t.subject, t.category, s.id, s.name::text, s.color, t.priority, t.owner_id, t.due_at,
  t.created_at, t.updated_at
FROM tickets_ticket t JOIN tickets_ticketstatus s ON s.id = t.status_id
WHERE t.customer_id = %s AND t.active AND {scope} ORDER BY t.updated_at DESC, t.id DESC LIMIT %s
"""


def open_tickets(customer_id: UUID, actor: Actor, *, limit: int = 10) -> Sequence[OpenTicket]:
    """The customer's tickets that somebody works on and that `actor` may see, the newest first.

    Raises `permission.missing` for whoever sees no tickets at all.
    """
    scope, params = scope_sql(actor, TICKET_VIEW, TICKET_SCOPE)
    return [
        OpenTicket(
            id=row[0],
            number=row[1],
            subject=row[2],
            category=row[3],
            status_id=row[4],
            status_name=orjson.loads(row[5]),
            status_color=row[6],
            priority=row[7],
            owner_id=row[8],
            due_at=row[9],
            created_at=row[10],
            updated_at=row[11],
        )
        for row in rows(_OPEN.format(scope=scope), [customer_id, *params, limit])
    ]

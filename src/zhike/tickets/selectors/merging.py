"""Tickets that another one may be about the same as, and why some of those that are found cannot be merged into."""

from typing import Any, Final

from zhike.kernel import search
from zhike.kernel.authz import Actor, ScopedRow, covers, scope_sql
from zhike.tickets.access import TICKET_SCOPE, row_of, side_of
from zhike.tickets.models import Ticket
from zhike.tickets.permissions import TICKET_EDIT, TICKET_VIEW
from zhike.tickets.rules import Side, merge_fault
from zhike.tickets.selectors.sql import iso, rows
from zhike.tickets.types import KIND

SHOWN: Final = 20

_COLUMNS: Final = f"""
SELECT t.id, t.number, t.subject, coalesce(s.name ->> %s, s.name ->> 'zh-CN', s.code), s.color, u.name, c.name,
  c.number, {iso("t.created_at")}, t.version, t.shop_id, t.customer_id, t.active, t.merged_into_id IS NOT NULL,
  t.owner_id, t.team_id, t.department_id, {{same}}
FROM tickets_ticket t JOIN tickets_ticketstatus s ON s.id = t.status_id
LEFT JOIN accounts_user u ON u.id = t.owner_id
LEFT JOIN customers_customer c ON c.id = t.customer_id
WHERE t.id <> %s AND {{scope}} AND {{wanted}}
ORDER BY cardinality({{same}}) DESC, t.created_at DESC, t.id DESC LIMIT {SHOWN}
"""
#: What two tickets have in common, the strongest first.
_SAME: Final = """array_remove(ARRAY[
  CASE WHEN t.order_id = %s::uuid THEN 'order' END,
  CASE WHEN t.conversation_id = %s::uuid THEN 'conversation' END,
  CASE WHEN t.customer_id = %s::uuid THEN 'customer' END], NULL)"""
#: Without words: those in work that have something in common with the ticket.
_NEAR: Final = "t.active AND t.shop_id = %s AND (t.order_id = %s OR t.conversation_id = %s OR t.customer_id = %s)"


def merge_candidates(actor: Actor, ticket: Ticket, text: str, language: str) -> list[dict[str, Any]]:
    """Up to twenty tickets in the actor's sight: those that a number or words find, else those in work with the same
    order, conversation or customer. `fault` says why the ticket cannot go into one.
    """
    scope, scope_params = scope_sql(actor, TICKET_VIEW, TICKET_SCOPE)
    common = [ticket.order_id, ticket.conversation_id, ticket.customer_id]
    wanted: str
    params: list[object]
    if text:
        hits = [hit.id for hit in search.query(text, actor=actor, kinds=[KIND], limit=100).hits]
        wanted, params = "(t.number = upper(%s) OR t.id = ANY(%s::uuid[]))", [text, hits]
    else:
        wanted, params = _NEAR, [ticket.shop_id, *common]
    sql = _COLUMNS.format(same=_SAME, scope=scope, wanted=wanted)
    found = rows(sql, [language, *common, ticket.id, *scope_params, *params, *common])
    return [_candidate(actor, ticket, row) for row in found]


def _candidate(actor: Actor, ticket: Ticket, row: tuple[Any, ...]) -> dict[str, Any]:
    fault: str | None = merge_fault(side_of(ticket), Side(row[10], row[11], row[12], row[13]))
    kept = ScopedRow(row[14], row[15], row[16], row[10])
    if fault is None and not (covers(actor, TICKET_EDIT, kept) and covers(actor, TICKET_EDIT, row_of(ticket))):
        fault = "right"
    return {
        "id": row[0],
        "number": row[1],
        "subject": row[2],
        "status": {"name": row[3], "color": row[4]},
        "owner": row[5],
        "customer": row[6] or row[7],
        "created_at": row[8],
        "version": row[9],
        "same": row[17],
        "fault": fault,
    }

"""Comments and history of a ticket, page by page."""

from typing import Any, Final

import orjson

from zhike.kernel.authz import Actor, covers
from zhike.kernel.http import ListRequest, ListSpec, SortColumn
from zhike.tickets.access import row_of
from zhike.tickets.models import Ticket, TicketComment
from zhike.tickets.permissions import NOTE_VIEW
from zhike.tickets.selectors.detail import COMMENT_JSON, SHOWN
from zhike.tickets.selectors.sql import rows

HISTORY: Final = ListSpec(sorts={"id": SortColumn("c.id", "bigint")}, default="-id", id_column="c.id", id_type="bigint")

_COMMENTS: Final = f"""
SELECT coalesce(json_agg(x.j ORDER BY x.seq), '[]')::text, count(*) FROM (
  SELECT c.seq, {COMMENT_JSON} AS j FROM (
    SELECT c.*, CASE WHEN %s THEN c.seq ELSE row_number() OVER (ORDER BY c.seq) END AS shown
    FROM tickets_ticketcomment c WHERE c.ticket_id = %s AND (c.public OR %s)) c
  JOIN tickets_ticket t ON t.id = c.ticket_id
  LEFT JOIN accounts_user au ON c.author_kind = 'agent' AND au.id = c.author_id
  LEFT JOIN customers_customer cu ON cu.id = t.customer_id
  WHERE c.shown < %s ORDER BY c.seq DESC LIMIT %s) x
"""
_ONE: Final = f"""
SELECT {COMMENT_JSON}::text FROM (
  SELECT c.*, {SHOWN} AS shown FROM tickets_ticketcomment c JOIN tickets_ticket t ON t.id = c.ticket_id
  CROSS JOIN (SELECT %s::boolean AS notes) may WHERE c.id = %s) c
JOIN tickets_ticket t ON t.id = c.ticket_id
LEFT JOIN accounts_user au ON c.author_kind = 'agent' AND au.id = c.author_id
LEFT JOIN customers_customer cu ON cu.id = t.customer_id
"""
#: What an id in the history is called now, also of somebody who left or of a status out of use.
_NAME: Final = """CASE c.field
  WHEN 'owner_id' THEN (SELECT n.name FROM accounts_user n WHERE n.id = ({value} #>> '{{}}')::uuid)
  WHEN 'team_id' THEN (SELECT coalesce(n.names ->> %s, n.label) FROM accounts_team n
    WHERE n.id = ({value} #>> '{{}}')::uuid)
  WHEN 'status_id' THEN (SELECT coalesce(n.name ->> %s, n.name ->> 'zh-CN', n.code) FROM tickets_ticketstatus n
    WHERE n.id = ({value} #>> '{{}}')::uuid)
  WHEN 'merged_into_id' THEN (SELECT n.number FROM tickets_ticket n WHERE n.id = ({value} #>> '{{}}')::uuid)
  WHEN 'merged' THEN (SELECT n.number FROM tickets_ticket n WHERE n.id = ({value} #>> '{{}}')::uuid)
  WHEN 'type_id' THEN (SELECT coalesce(n.name ->> %s, n.name ->> 'zh-CN', n.code) FROM tickets_tickettype n
    WHERE n.id = ({value} #>> '{{}}')::uuid)
END"""
_CHANGES: Final = f"""
SELECT c.id, c.version, c.at, c.actor_kind, c.actor_id, u.name, c.step, c.field, c.before::text, c.after::text,
  c.reason, {_NAME.format(value="c.before")},
  {_NAME.format(value="c.after")}
FROM tickets_ticketchange c LEFT JOIN accounts_user u ON c.actor_kind = 'user' AND u.id = c.actor_id
WHERE c.ticket_id = %s AND {{after}} ORDER BY {{order}} LIMIT %s
"""


def comments_before(
    actor: Actor, ticket: Ticket, *, before_seq: int | None, limit: int, shown_in: Ticket | None = None
) -> dict[str, Any]:
    """The last comments, or those before a number; notes only for whoever may read them. Those of a merged ticket are
    `shown_in` the one that was kept, whose readers read them.
    """
    notes = covers(actor, NOTE_VIEW, row_of(shown_in or ticket))
    before = 2**31 - 1 if before_seq is None else before_seq
    text, count = rows(_COMMENTS, [notes, ticket.id, notes, before, limit + 1])[0]
    found = orjson.loads(text)
    return {"comments": found[1:] if count > limit else found, "has_more": count > limit}


def comment_json(actor: Actor, comment: TicketComment) -> dict[str, Any]:
    """One comment as clients get it, without the addresses of its files."""
    notes = covers(actor, NOTE_VIEW, row_of(comment.ticket))
    found: dict[str, Any] = orjson.loads(rows(_ONE, [notes, comment.id])[0][0])
    return found


def history_rows(ticket: Ticket, page: ListRequest, language: str) -> list[dict[str, Any]]:
    """One page of a ticket's history, the newest first, one row more than asked for."""
    after, params, order = page.keyset()
    return [
        {
            "id": row[0],
            "version": row[1],
            "at": row[2],
            "actor": {"kind": row[3], "id": row[4], "name": row[5]},
            "step": row[6],
            "field": row[7],
            "before": None if row[8] is None else orjson.loads(row[8]),
            "after": None if row[9] is None else orjson.loads(row[9]),
            "reason": row[10],
            "before_name": row[11],
            "after_name": row[12],
        }
        for row in rows(
            _CHANGES.replace("{after}", after).replace("{order}", order),
            [*[language] * 6, ticket.id, *params, page.limit + 1],
        )
    ]

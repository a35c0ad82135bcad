"""One ticket for staff: everything the screen shows at first, in one statement."""

import functools
from dataclasses import dataclass
from typing import Final, cast
from uuid import UUID

import orjson

from zhike.kernel.authz import Actor, ScopedRow, scope_sql
from zhike.kernel.ids import parse_id
from zhike.tickets.access import TICKET_SCOPE
from zhike.tickets.permissions import NOTE_VIEW, TICKET_VIEW
from zhike.tickets.rules import Situation, actions
from zhike.tickets.selectors.sql import iso
from zhike.tickets.types import Category

FIRST_PAGE: Final = 50

#: A comment `c` that is numbered `shown`; joins needed: accounts_user `au` for agents, the ticket's customer `cu`.
COMMENT_JSON: Final = f"""json_build_object(
 'id', c.id, 'seq', c.shown, 'public', c.public, 'text', c.text, 'files', c.files,
 'author', json_build_object('kind', c.author_kind, 'id', c.author_id, 'name',
   CASE c.author_kind WHEN 'agent' THEN au.name WHEN 'customer' THEN nullif(cu.name, '') END),
 'mentions', c.mentions, 'message_id', c.message_id, 'client_key', c.client_key, 'created_at', {iso("c.created_at")})"""

#: The number of a comment of the ticket `t`. Who may not read notes must not count them either: for them public
#: comments are numbered among themselves. `may.notes` says whether the viewer reads notes.
SHOWN: Final = """CASE WHEN may.notes THEN c.seq ELSE (SELECT count(*) FROM tickets_ticketcomment p
   WHERE p.ticket_id = t.id AND p.public AND p.seq <= c.seq) END"""

_COMMENTS: Final = f"""(
 SELECT coalesce(json_agg(x.j ORDER BY x.seq), '[]') FROM (
  SELECT c.seq, {COMMENT_JSON} AS j FROM (SELECT c.*, {SHOWN} AS shown FROM tickets_ticketcomment c
    WHERE c.ticket_id = t.id AND (c.public OR may.notes) ORDER BY c.seq DESC LIMIT {FIRST_PAGE}) c
  LEFT JOIN accounts_user au ON c.author_kind = 'agent' AND au.id = c.author_id
 ) x)"""

#: Its own and those of the tickets merged into it, part by part: one condition over both would read every link of all.
_LINKS: Final = f"""(
 SELECT coalesce(json_agg(json_build_object('id', l.id, 'kind', l.kind, 'target_id', l.target_id,
   'label', CASE l.kind WHEN 'ticket' THEN (SELECT o.number FROM tickets_ticket o WHERE o.id = l.target_id)
     WHEN 'order' THEN (SELECT o.number FROM commerce_order o WHERE o.id = l.target_id) END,
   'of', CASE WHEN l.ticket_id <> t.id THEN (SELECT o.number FROM tickets_ticket o WHERE o.id = l.ticket_id) END,
   'created_at', {iso("l.created_at")}) ORDER BY l.ticket_id <> t.id, l.created_at, l.id), '[]')
 FROM (SELECT t.id AS ticket_id UNION ALL SELECT m.id FROM tickets_ticket m WHERE m.merged_into_id = t.id) part
 CROSS JOIN LATERAL (SELECT * FROM tickets_ticketlink a WHERE a.ticket_id = part.ticket_id OFFSET 0) l
 WHERE l.ticket_id = t.id OR NOT EXISTS (SELECT FROM tickets_ticketlink k
   WHERE k.ticket_id = t.id AND k.kind = l.kind AND k.target_id = l.target_id))"""

#: What went into the ticket, in the order of their making. Their comments are read one by one.
_MERGED: Final = f"""(
 SELECT coalesce(json_agg(json_build_object('id', m.id, 'number', m.number, 'subject', m.subject,
   'description', m.description, 'source', m.source, 'customer', nullif(mc.name, ''),
   'created_by', json_build_object('kind', m.created_by_kind, 'id', m.created_by, 'name', mb.name),
   'created_at', {iso("m.created_at")}, 'merged_at', {iso("m.merged_at")}, 'version', m.version,
   'comments', CASE WHEN may.notes THEN m.comment_seq
     ELSE (SELECT count(*) FROM tickets_ticketcomment p WHERE p.ticket_id = m.id AND p.public) END
   ) ORDER BY m.created_at, m.id), '[]')
 FROM tickets_ticket m LEFT JOIN accounts_user mb ON m.created_by_kind = 'user' AND mb.id = m.created_by
 LEFT JOIN customers_customer mc ON mc.id = m.customer_id
 WHERE m.merged_into_id = t.id)"""

_CLOCKS: Final = f"""(
 SELECT coalesce(json_agg(json_build_object('id', k.id, 'clock', k.clock, 'target_s', k.target_s,
   'due_at', {iso("k.due_at")}, 'breached_at', {iso("k.breached_at")}, 'satisfied_at', {iso("k.satisfied_at")},
   'paused', k.satisfied_at IS NULL AND jsonb_array_length(k.pauses) > 0 AND k.pauses -> -1 ->> 1 IS NULL)
   ORDER BY k.started_at, k.clock), '[]')
 FROM work_workitem w JOIN work_clock k ON k.item_id = w.id
 WHERE w.kind = 'ticket' AND w.item_id = t.id AND k.cancelled_at IS NULL)"""

_NEXT: Final = """(
 SELECT coalesce(json_agg(json_build_object('id', n.id, 'name', coalesce(n.name ->> %s, n.name ->> 'zh-CN', n.code),
   'category', n.category, 'color', n.color) ORDER BY n.place, n.id), '[]')
 FROM tickets_tickettransition x JOIN tickets_ticketstatus n ON n.id = x.to_status_id AND n.archived_at IS NULL
 WHERE x.from_status_id = t.status_id)"""

_DETAIL: Final = f"""
SELECT json_build_object(
 'id', t.id, 'number', t.number, 'subject', t.subject, 'description', t.description,
 'type', json_build_object('id', y.id, 'name', coalesce(y.name ->> %s, y.name ->> 'zh-CN', y.code), 'color', y.color),
 'status', json_build_object('id', s.id, 'name', coalesce(s.name ->> %s, s.name ->> 'zh-CN', s.code),
   'category', s.category, 'color', s.color),
 'next', {_NEXT},
 'category', t.category, 'active', t.active, 'shop_id', t.shop_id, 'team_id', t.team_id,
 'priority', t.priority, 'source', t.source,
 'shop', json_build_object('id', sh.id, 'name', coalesce(sh.names ->> %s, sh.names ->> 'zh-CN', '')),
 'team', CASE WHEN te.id IS NOT NULL THEN
   json_build_object('id', te.id, 'name', coalesce(te.names ->> %s, te.names ->> 'zh-CN', '')) END,
 'owner', CASE WHEN ou.id IS NOT NULL THEN json_build_object('id', ou.id, 'name', ou.name) END,
 'customer', CASE WHEN cu.id IS NOT NULL THEN json_build_object('id', cu.id, 'number', cu.number, 'name', cu.name,
   'vip', cu.vip, 'service_level', cu.service_level, 'phone_mask', cu.phone_mask, 'email_mask', cu.email_mask,
   'erased_at', {iso("cu.erased_at")}) END,
 'conversation_id', t.conversation_id, 'episode_id', t.episode_id, 'order_id', t.order_id,
 'due_at', {iso("t.due_at")}, 'assigned_at', {iso("t.assigned_at")},
 'first_response_at', {iso("t.first_response_at")}, 'resolved_at', {iso("t.resolved_at")},
 'closed_at', {iso("t.closed_at")}, 'reopened', t.reopened, 'result', t.result,
 'created_by', json_build_object('kind', t.created_by_kind, 'id', t.created_by, 'name', bu.name),
 'created_at', {iso("t.created_at")}, 'updated_at', {iso("t.updated_at")}, 'version', t.version,
 'comments', {_COMMENTS}, 'comment_seq', said.n, 'has_more', said.n > {FIRST_PAGE},
 'links', {_LINKS}, 'clocks', {_CLOCKS}, 'merged_at', {iso("t.merged_at")}, 'merged', {_MERGED},
 'merged_into', CASE WHEN t.merged_into_id IS NOT NULL THEN (SELECT json_build_object('id', k.id, 'number', k.number)
   FROM tickets_ticket k WHERE k.id = t.merged_into_id) END
)::text || E'\\n' || concat_ws('|', t.category, coalesce(t.owner_id::text, '-'), coalesce(t.team_id::text, '-'),
  coalesce(t.department_id::text, '-'), t.shop_id::text, coalesce(t.customer_id::text, '-'), t.version::text,
  t.merged_into_id IS NOT NULL,
  (SELECT coalesce(string_agg(DISTINCT n.category, ','), '') FROM tickets_tickettransition x
   JOIN tickets_ticketstatus n ON n.id = x.to_status_id AND n.archived_at IS NULL
   WHERE x.from_status_id = t.status_id))
FROM tickets_ticket t
CROSS JOIN LATERAL (SELECT {{notes}} AS notes) may
CROSS JOIN LATERAL (SELECT CASE WHEN may.notes THEN t.comment_seq
  ELSE (SELECT count(*) FROM tickets_ticketcomment p WHERE p.ticket_id = t.id AND p.public) END AS n) said
JOIN tickets_ticketstatus s ON s.id = t.status_id
JOIN tickets_tickettype y ON y.id = t.type_id
JOIN accounts_shop sh ON sh.id = t.shop_id
LEFT JOIN accounts_team te ON te.id = t.team_id
LEFT JOIN accounts_user ou ON ou.id = t.owner_id
LEFT JOIN accounts_user bu ON t.created_by_kind = 'user' AND bu.id = t.created_by
LEFT JOIN customers_customer cu ON cu.id = t.customer_id
WHERE t.id = %s AND {{scope}}"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the screen's actions depend on."""

    row: ScopedRow
    situation: Situation
    customer_id: UUID | None
    version: int


def detail_sql(actor: Actor, ticket_id: UUID, language: str) -> tuple[str, list[object]]:
    """The ticket as one scalar: its JSON, a line feed, and the facts that actions depend on."""
    scope, params = scope_sql(actor, TICKET_VIEW, TICKET_SCOPE)
    notes, note_params = scope_sql(actor, NOTE_VIEW, TICKET_SCOPE) if actor.may(NOTE_VIEW) else ("FALSE", [])
    return _statement(scope, notes), [*[language] * 5, *note_params, ticket_id, *params]


@functools.lru_cache(maxsize=64)
def _statement(scope: str, notes: str) -> str:
    """The text for callers whose rights look alike; put together once."""
    return _DETAIL.replace("{scope}", scope).replace("{notes}", notes)


def read_facts(line: bytes) -> Facts:
    """The second line of the scalar."""
    category, owner, team, department, shop, customer, version, merged, ways = line.decode().split("|")
    row = ScopedRow(parse_id(owner), parse_id(team), parse_id(department), parse_id(shop))
    following = frozenset(cast(Category, one) for one in ways.split(",") if one)
    situation = Situation(cast(Category, category), row.owner_id is not None, following, merged == "t")
    return Facts(row, situation, parse_id(customer), int(version))


def detail_body(actor: Actor, json: bytes, facts: Facts) -> bytes:
    """The answer: the JSON with the caller's actions."""
    more = orjson.dumps({"actions": actions(actor, facts.row, facts.situation)})
    return json.rstrip()[:-1] + b"," + more[1:]

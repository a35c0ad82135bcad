"""One conversation for staff: everything the screen shows at first, in one statement."""

import functools
from dataclasses import dataclass
from typing import Final, cast
from uuid import UUID

import orjson

from zhike.conversations.access import view_condition
from zhike.conversations.permissions import NOTE_VIEW
from zhike.conversations.rules import Situation, State, actions
from zhike.conversations.sql import FURTHER_JSON, HEAD_SCOPE, MESSAGE_JSON, iso, lacking
from zhike.kernel.authz import Actor, ScopedRow, scope_sql
from zhike.kernel.ids import parse_id

FIRST_PAGE: Final = 50

_MESSAGES: Final = f"""(
 SELECT coalesce(json_agg(x.j ORDER BY x.seq), '[]') AS list, coalesce(bool_or(x.file), FALSE) AS files FROM (
  SELECT m.seq, m.file IS NOT NULL OR m.kind = 'card' AND m.data ->> 'image_file_id' IS NOT NULL AS file,
   {MESSAGE_JSON} AS j FROM conversations_message m
  LEFT JOIN accounts_user u ON m.author_kind = 'agent' AND u.id = m.author_id
  WHERE m.conversation_id = h.conversation_id AND m.seq > h.last_seq - {FIRST_PAGE}
 ) x)"""

_NOTES: Final = f"""(
 SELECT coalesce(json_agg(x.j ORDER BY x.seq), '[]') FROM (
  SELECT n.seq, json_build_object('id', n.id, 'seq', n.seq, 'episode_id', n.episode_id, 'text', n.text,
    'mentions', n.mentions, 'author', json_build_object('id', n.author_id, 'name', nu.name), 'client_key', n.client_key,
    'created_at', {iso("n.created_at")}) AS j
  FROM conversations_note n JOIN accounts_user nu ON nu.id = n.author_id
  WHERE n.conversation_id = h.conversation_id AND n.seq > h.note_seq - {FIRST_PAGE} AND {{notes}}
 ) x)"""

_EPISODE: Final = f"""json_build_object(
 'id', e.id, 'state', e.state, 'opened_at', {iso("e.opened_at")}, 'opened_seq', e.opened_seq,
 'assigned_at', {iso("e.assigned_at")}, 'first_response_at', {iso("e.first_response_at")},
 'category_id', e.category_id, 'result', nullif(e.result, ''), 'problem', e.problem, 'handling', e.handling,
 'tag_ids', e.tag_ids, 'handling_s', e.handling_s, 'further', {FURTHER_JSON},
 'closed_at', {iso("e.closed_at")}, 'closed_by', nullif(e.closed_by_kind, ''), 'reopened', e.reopened,
 'owner', CASE WHEN eu.id IS NOT NULL THEN json_build_object('id', eu.id, 'name', eu.name) END,
 'version', e.version)"""

_TRANSFER: Final = f"""json_build_object(
 'id', t.id, 'note', t.note, 'to_user_id', t.to_user_id, 'to_team_id', t.to_team_id,
 'from', CASE WHEN tu.id IS NOT NULL THEN json_build_object('id', tu.id, 'name', tu.name) END,
 'to', CASE WHEN tt.id IS NOT NULL THEN json_build_object('id', tt.id, 'name', tt.name) END,
 'requested_at', {iso("t.requested_at")}, 'expires_at', {iso("t.expires_at")})"""

_PAGE: Final = f"""(
 SELECT json_build_object('url', v.page_url, 'title', v.page_title, 'language', v.language, 'verified', v.verified,
   'seen_at', {iso("v.created_at")})
 FROM conversations_visitorsession v WHERE v.conversation_id = h.conversation_id ORDER BY v.created_at DESC LIMIT 1)"""

#: Rounds before the last that ended without a record.
_LACKING: Final = f"""(
 SELECT coalesce(json_agg(x.j ORDER BY x.opened_at DESC), '[]') FROM (
  SELECT r.opened_at, json_build_object('id', r.id, 'opened_at', {iso("r.opened_at")}, 'opened_seq', r.opened_seq,
   'owner_id', r.owner_id) AS j
  FROM conversations_episode r WHERE r.conversation_id = h.conversation_id AND r.id <> e.id AND {lacking("r")}
  ORDER BY r.opened_at DESC LIMIT 20
 ) x)"""

_DETAIL: Final = f"""
SELECT json_build_object(
 'id', h.conversation_id, 'shop_id', h.shop_id, 'state', h.state,
 'channel', json_build_object('id', c.id, 'name', coalesce(c.names ->> %s, c.label), 'kind', c.kind),
 'customer', json_build_object('id', cu.id, 'number', cu.number, 'name', cu.name, 'vip', cu.vip,
   'service_level', cu.service_level, 'language', cu.language, 'phone_mask', cu.phone_mask,
   'email_mask', cu.email_mask, 'since', {iso("cu.created_at")}, 'erased_at', {iso("cu.erased_at")}),
 'owner', CASE WHEN ou.id IS NOT NULL THEN json_build_object('id', ou.id, 'name', ou.name) END,
 'team_id', h.team_id, 'department_id', h.department_id,
 'episode', CASE WHEN e.id IS NOT NULL THEN {_EPISODE} END,
 'lacking', {_LACKING},
 'transfer', CASE WHEN t.id IS NOT NULL THEN {_TRANSFER} END,
 'messages', thread.list, 'has_more', h.last_seq > {FIRST_PAGE},
 'notes', {_NOTES}, 'has_more_notes', h.note_seq > {FIRST_PAGE},
 'last_seq', h.last_seq, 'unread', h.unread_agent,
 'marks', json_build_object(
   'agent', json_build_object('delivered_seq', h.agent_delivered_seq, 'read_seq', h.agent_read_seq),
   'customer', json_build_object('delivered_seq', h.customer_delivered_seq, 'read_seq', h.customer_read_seq)),
 'page', {_PAGE},
 'draft', coalesce((SELECT d.text FROM conversations_draft d
   WHERE d.conversation_id = h.conversation_id AND d.user_id = %s), ''),
 'pos', (SELECT last_pos FROM kernel_sequencer)
)::text || E'\\n' || concat_ws('|', h.state, coalesce(h.owner_id::text, '-'), coalesce(h.team_id::text, '-'),
  coalesce(h.department_id::text, '-'), h.shop_id::text, (t.id IS NOT NULL)::text, (e.id IS NOT NULL)::text,
  (SELECT last_pos FROM kernel_sequencer)::text, h.customer_id::text, thread.files::text)
FROM conversations_head h
JOIN conversations_channel c ON c.id = h.channel_id
JOIN customers_customer cu ON cu.id = h.customer_id
LEFT JOIN accounts_user ou ON ou.id = h.owner_id
LEFT JOIN LATERAL (SELECT * FROM conversations_episode e WHERE e.conversation_id = h.conversation_id
  ORDER BY e.opened_at DESC, e.id DESC LIMIT 1) e ON TRUE
LEFT JOIN accounts_user eu ON eu.id = e.owner_id
LEFT JOIN conversations_transfer t ON t.episode_id = h.episode_id AND t.state = 'requested'
LEFT JOIN accounts_user tu ON tu.id = t.requested_by_id
LEFT JOIN accounts_user tt ON tt.id = t.to_user_id
CROSS JOIN LATERAL {_MESSAGES} thread
WHERE h.conversation_id = %s AND {{scope}}"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the screen's actions and its live line depend on."""

    row: ScopedRow
    situation: Situation
    pos: int
    customer_id: UUID
    #: Whether a message of the page has a file, whose address is signed for the viewer.
    files: bool


def detail_sql(actor: Actor, conversation_id: UUID, language: str) -> tuple[str, list[object]]:
    """The conversation as one scalar: its JSON, a line feed, and the facts that actions depend on."""
    scope, scope_params = view_condition(actor)
    notes, note_params = scope_sql(actor, NOTE_VIEW, HEAD_SCOPE) if actor.may(NOTE_VIEW) else ("FALSE", [])
    return _statement(scope, notes), [language, *note_params, actor.id, conversation_id, *scope_params]


@functools.lru_cache(maxsize=64)
def _statement(scope: str, notes: str) -> str:
    return _DETAIL.replace("{scope}", scope).replace("{notes}", notes)


def read_facts(line: bytes) -> Facts:
    """The second line of the scalar."""
    state, owner, team, department, shop, transfer, episode, pos, customer, files = line.decode().split("|")
    row = ScopedRow(parse_id(owner), parse_id(team), parse_id(department), parse_id(shop))
    situation = Situation(
        cast(State, state),
        row.owner_id,
        transfer_waiting=transfer == "true",
        had_episode=episode == "true",
    )
    return Facts(row, situation, int(pos), UUID(customer), files == "true")


def detail_body(actor: Actor, json: bytes, facts: Facts, grant: str) -> bytes:
    """The answer: the JSON with the caller's actions and the grant to hear the conversation."""
    more = orjson.dumps({"actions": actions(actor, facts.row, facts.situation), "listen_grant": grant})
    return json.rstrip()[:-1] + b"," + more[1:]

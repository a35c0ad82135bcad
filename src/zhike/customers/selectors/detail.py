"""The customer's page as one statement: the summary for who may view, the file for who holds that right too."""

import functools
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

import orjson

from zhike.customers.access import SCOPE
from zhike.customers.models import AUTO_ORIGINS
from zhike.customers.permissions import (
    CORRECTION_CREATE,
    CUSTOMER_DELETE,
    CUSTOMER_EDIT,
    CUSTOMER_REVEAL,
    CUSTOMER_VIEW,
    FILE_VIEW,
    TAG_ASSIGN,
)
from zhike.customers.rules.actions import Situation, actions, state_of
from zhike.customers.types import Action
from zhike.kernel.authz import Actor, Permission, Scope, scope_sql

#: Rights beside viewing that the page depends on.
_ASKED: Final = (
    ("file", FILE_VIEW),
    ("edit", CUSTOMER_EDIT),
    ("delete", CUSTOMER_DELETE),
    ("reveal", CUSTOMER_REVEAL),
    ("tag", TAG_ASSIGN),
    ("correct", CORRECTION_CREATE),
)


def _iso(column: str) -> str:
    """An instant as the API writes it; NULL stays NULL."""
    return f"""to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')"""


#: The tags of a customer `customers_customer`, in the order of their groups.
TAGS: Final = """coalesce((SELECT json_agg(json_build_object('id', t.id, 'group_id', t.group_id, 'names', t.names,
   'color', t.color) ORDER BY g.place, g.id, t.place, t.id)
  FROM customers_customertag ct JOIN customers_tag t ON t.id = ct.tag_id JOIN customers_taggroup g ON g.id = t.group_id
  WHERE ct.customer_id = customers_customer.id), '[]')"""

_POINTS: Final = f"""coalesce((SELECT json_agg(json_build_object('id', p.id, 'kind', p.kind, 'mask', p.mask,
   'label', p.label, 'verified', p.verified, 'version', p.version, 'updated_at', {_iso("p.updated_at")})
   ORDER BY p.created_at, p.id) FROM customers_contactpoint p WHERE p.customer_id = customers_customer.id), '[]')"""

_ADDRESSES: Final = f"""coalesce((SELECT json_agg(json_build_object('id', a.id, 'country', a.country,
   'province', a.province, 'city', a.city, 'district', a.district, 'postcode', a.postcode,
   'detail_mask', a.detail_mask, 'recipient_mask', a.recipient_mask, 'phone_mask', a.phone_mask, 'label', a.label,
   'is_default', a.is_default, 'version', a.version, 'updated_at', {_iso("a.updated_at")})
   ORDER BY a.is_default DESC, a.created_at DESC, a.id)
  FROM customers_address a WHERE a.customer_id = customers_customer.id AND a.archived_at IS NULL), '[]')"""

_IDENTITIES: Final = f"""coalesce((SELECT json_agg(json_build_object('id', i.id, 'kind', i.kind, 'realm', i.realm,
   'verified', i.verified, 'since', {_iso("i.created_at")}, 'seen_at', {_iso("i.seen_at")})
   ORDER BY i.seen_at DESC, i.id) FROM (SELECT * FROM customers_identity i
    WHERE i.customer_id = customers_customer.id AND i.kind <> 'visitor' ORDER BY i.seen_at DESC LIMIT 50) i), '[]')"""

#: Of a chat in a shop that is not the viewer's only that there is one, as it keeps the record from being archived.
_CONSULTATION: Final = f"""(SELECT CASE WHEN n.seen THEN json_build_object('episode_id', n.episode_id,
   'conversation_id', n.conversation_id, 'shop_id', n.shop_id,
   'handler', CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END,
   'since', {_iso("n.since")}, 'elsewhere', FALSE)
   ELSE json_build_object('episode_id', NULL, 'conversation_id', NULL, 'shop_id', NULL, 'handler', NULL, 'since', NULL,
   'elsewhere', TRUE) END
  FROM (SELECT n.*, {{consulted}} AS seen FROM customers_consultation n
    WHERE n.customer_id = customers_customer.id AND n.until IS NULL ORDER BY seen DESC, n.since DESC LIMIT 1) n
  LEFT JOIN accounts_user u ON u.id = n.handler_id)"""

_AUTO: Final = ", ".join(f"'{origin}'" for origin in sorted(AUTO_ORIGINS))

#: Identifiers in braces that are left are filled per caller: conditions of rights and the shops that are shown.
_DETAIL: Final = f"""SELECT json_build_object(
 'id', id, 'number', number, 'kind', kind, 'name', name, 'origin', origin, 'auto', origin IN ({_AUTO}),
 'locale', locale, 'language', language, 'service_level', service_level, 'vip', vip, 'phone_mask', phone_mask,
 'email_mask', email_mask, 'tags', {TAGS}, 'missing', missing, 'completeness', completeness,
 'shop_ids', coalesce((SELECT json_agg(s.shop_id ORDER BY s.first_seen_at, s.id) FROM customers_customershop s
   WHERE s.customer_id = customers_customer.id AND {{shops}}), '[]'),
 'merged_into_id', merged_into_id, 'archived_at', {_iso("archived_at")},
 'deleted_at', {_iso("deleted_at")}, 'erased_at', {_iso("erased_at")},
 'purge_at', CASE WHEN deleted_at IS NOT NULL AND erased_at IS NULL AND merged_into_id IS NULL
   THEN {_iso("(deleted_at + %s::interval)")} END,
 'registered_at', {_iso("registered_at")}, 'created_at', {_iso("created_at")}, 'updated_at', {_iso("updated_at")},
 'version', version, 'consultation', {_CONSULTATION},
 'file', CASE WHEN {{file}} THEN json_build_object('birthday_mask', birthday_mask, 'preferences', preferences,
   'remark', remark, 'contact_points', {_POINTS}, 'addresses', {_ADDRESSES}, 'identities', {_IDENTITIES}) END
)::text || E'\\n' || concat_ws('|', version, archived_at IS NOT NULL, deleted_at IS NOT NULL,
  merged_into_id IS NOT NULL, erased_at IS NOT NULL, EXISTS (SELECT FROM customers_consultation n
  WHERE n.customer_id = customers_customer.id AND n.until IS NULL), {{file}}, {{edit}}, {{delete}}, {{reveal}},
  {{tag}}, {{correct}})
FROM customers_customer WHERE id = %s AND {{scope}}"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the answer depends on beside the JSON: the version, the state, and the rights held on this customer."""

    version: int
    situation: Situation
    held: frozenset[str]

    @property
    def actions(self) -> list[Action]:
        """What the caller can do."""
        return actions(self.held, self.situation)


def detail_sql(actor: Actor, customer_id: UUID, *, purge_after: timedelta) -> tuple[str, list[object]]:
    """The page as one scalar: its JSON, a line feed, and the facts. Without the right to the file its part is null, and
    of the shops only the caller's own are named.
    """
    scope, scope_params = scope_sql(actor, CUSTOMER_VIEW, SCOPE)
    conditions = {name: _held(actor, permission) for name, permission in _ASKED}
    shops, shop_params = _shops(actor, conditions["file"])
    consulted, consulted_params = _consulted(actor)
    named = (("shops", shops), ("consulted", consulted))
    sql = _statement(scope, named, tuple((name, condition) for name, (condition, _) in conditions.items()))
    params: list[object] = [*shop_params, purge_after, *consulted_params, *conditions["file"][1]]
    for _, values in conditions.values():
        params += values
    return sql, [*params, customer_id, *scope_params]


@functools.lru_cache(maxsize=64)
def _statement(scope: str, named: tuple[tuple[str, str], ...], conditions: tuple[tuple[str, str], ...]) -> str:
    """The text for callers whose rights look alike; put together once."""
    sql = _DETAIL.replace("{scope}", scope)
    for name, condition in (*named, *conditions):
        sql = sql.replace(f"{{{name}}}", condition)
    return sql


def _held(actor: Actor, permission: Permission) -> tuple[str, list[object]]:
    """The condition under which the actor holds `permission` on the row."""
    return scope_sql(actor, permission, SCOPE) if actor.may(permission) else ("FALSE", [])


def _shops(actor: Actor, file: tuple[str, list[object]]) -> tuple[str, list[object]]:
    """Which shops are named: all to who may read the file or sees every customer, else those of the caller."""
    if actor.rights.scope(CUSTOMER_VIEW) is Scope.ALL:
        return "TRUE", []
    condition, values = file
    return f"(s.shop_id = ANY(%s) OR {condition})", [actor.rights.shop_array, *values]


def _consulted(actor: Actor) -> tuple[str, list[object]]:
    """Which chats are shown with their handler: those in the viewer's shops, and the viewer's own."""
    if actor.rights.scope(CUSTOMER_VIEW) is Scope.ALL:
        return "TRUE", []
    return "(n.shop_id = ANY(%s) OR coalesce(n.handler_id = %s, FALSE))", [actor.rights.shop_array, actor.id]


def read_facts(line: bytes) -> Facts:
    """The second line of the scalar."""
    version, *marks = line.decode().split("|")
    archived, deleted, merged, erased, consulted, *held = (mark == "t" for mark in marks)
    state = state_of(archived=archived, deleted=deleted, merged=merged, erased=erased)
    rights = frozenset(name for (name, _), holds in zip(_ASKED, held, strict=True) if holds)
    return Facts(int(version), Situation(state, consulted), rights)


def detail_body(json: bytes, facts: Facts) -> bytes:
    """The answer: the JSON with what the caller can do."""
    more = orjson.dumps({"actions": facts.actions})
    return json.rstrip()[:-1] + b"," + more[1:]

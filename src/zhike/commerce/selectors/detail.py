"""One order for staff: everything its page shows, in one statement.

Of the customer it shows who it is, and more only to those who may open the whole customer file: processing an order
needs what belongs to the order.
"""

import functools
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import orjson

from zhike.commerce.access import ORDER_SCOPE
from zhike.commerce.permissions import (
    ORDER_EDIT,
    ORDER_REVEAL,
    ORDER_VIEW,
    REFUND_CREATE,
    SHIPMENT_EDIT,
)
from zhike.commerce.rules.moves import Situation, why_not
from zhike.commerce.selectors.sql import SHARED, iso, money, status_json
from zhike.customers.public import FILE_VIEW, scope_of
from zhike.kernel.authz import Actor, ScopedRow, all_permissions, covers, scope_sql
from zhike.kernel.files import URL_SQL, LinkKey
from zhike.kernel.ids import parse_id

_CHANGES_SHOWN: Final = 100
#: An order in sight does not make its customer's file one: that is the customer's own question.
_CUSTOMER_SCOPE: Final = scope_of("c")
#: Between the parts of the scalar. JSON never holds it unescaped (line feeds it does, between the members of lists).
_SEPARATOR: Final = b"\x1e"

LINES: Final = f"""(
 SELECT coalesce(json_agg(json_build_object('id', l.id, 'ordinal', l.ordinal, 'product_id', l.product_id,
   'name', l.name, 'sku', l.sku, 'specification', l.specification, 'quantity', l.quantity,
   'unit_price', {money("l.unit_price_amount")}, 'unit_price_exact', trim_scale(l.unit_price_exact)::text,
   'amount', {money("l.amount")},
   'image_url', CASE WHEN lp.image_file_id IS NOT NULL THEN {URL_SQL.format(id="lp.image_file_id")} END)
   ORDER BY l.ordinal), '[]')
 FROM commerce_orderline l LEFT JOIN commerce_product lp ON lp.id = l.product_id WHERE l.order_id = o.id)"""

_PAYMENTS: Final = f"""(
 SELECT coalesce(json_agg(json_build_object('id', y.id, 'ordinal', y.ordinal, 'method', y.method,
   'amount', {money("y.amount")}, 'paid_at', {iso("y.paid_at")}, 'external_no', y.external_no)
   ORDER BY y.ordinal), '[]')
 FROM commerce_payment y WHERE y.order_id = o.id)"""

_TRACES: Final = f"""(
 SELECT coalesce(json_agg(json_build_object('seq', t.seq, 'at', {iso("t.at")}, 'code', t.code, 'text', t.text,
   'place', t.place) ORDER BY t.at DESC, t.seq DESC), '[]')
 FROM commerce_trace t WHERE t.shipment_id = p.id)"""

SHIPMENTS: Final = f"""(
 SELECT coalesce(json_agg(json_build_object('id', p.id, 'ordinal', p.ordinal, 'carrier', p.carrier,
   'tracking_no', p.tracking_no, 'status', p.status, 'shipped_at', {iso("p.shipped_at")},
   'signed_at', {iso("p.signed_at")}, 'traces', {_TRACES}) ORDER BY p.ordinal), '[]')
 FROM commerce_shipment p WHERE p.order_id = o.id)"""

_REFUNDS: Final = f"""(
 SELECT coalesce(json_agg(json_build_object('id', r.id, 'ordinal', r.ordinal, 'amount', {money("r.amount")},
   'status', r.status, 'reason', r.reason, 'requested_at', {iso("r.requested_at")}, 'done_at', {iso("r.done_at")})
   ORDER BY r.ordinal), '[]')
 FROM commerce_refund r WHERE r.order_id = o.id)"""

_CHANGES: Final = f"""(
 SELECT coalesce(json_agg(json_build_object('id', h.id, 'at', {iso("h.at")}, 'kind', h.kind, 'action', h.action,
   'before', h.before, 'after', h.after, 'reason', h.reason,
   'before_label', coalesce(bs.names ->> v.language, bs.label, bc.number),
   'after_label', coalesce(hs.names ->> v.language, hs.label, hc.number),
   'actor', json_build_object('kind', h.actor_kind, 'id', h.actor_id, 'name', hu.name)) ORDER BY h.id DESC), '[]')
 FROM (SELECT * FROM commerce_orderchange x WHERE x.order_id = o.id ORDER BY x.id DESC LIMIT {_CHANGES_SHOWN}) h
 LEFT JOIN accounts_user hu ON h.actor_kind = 'user' AND hu.id = h.actor_id
 LEFT JOIN commerce_orderstatus bs ON h.kind IN ('status', 'created', 'platform') AND bs.code = h.before
 LEFT JOIN commerce_orderstatus hs ON h.kind IN ('status', 'created', 'platform') AND hs.code = h.after
 LEFT JOIN customers_customer bc ON bc.id = CASE h.kind WHEN 'customer' THEN nullif(h.before, '')::uuid END
 LEFT JOIN customers_customer hc ON hc.id = CASE h.kind WHEN 'customer' THEN nullif(h.after, '')::uuid END)"""

_CUSTOMER: Final = f"""CASE WHEN c.id IS NULL THEN NULL
 WHEN {{full}} THEN json_build_object('id', c.id, 'number', c.number, 'name', c.name, 'vip', c.vip, 'full', TRUE,
   'service_level', c.service_level, 'phone_mask', c.phone_mask, 'email_mask', c.email_mask,
   'since', {iso("c.created_at")},
   'orders', (SELECT count(*) FROM (SELECT FROM commerce_order x WHERE x.customer_id = c.id LIMIT 100) n))
 ELSE json_build_object('id', c.id, 'number', c.number, 'name', c.name, 'vip', c.vip, 'full', FALSE) END"""

#: What may follow from the order's status; rights and what stands in the way are put in afterwards.
MOVES: Final = f"""(
 SELECT coalesce(json_agg(json_build_object('name', m.action, 'permission', m.permission,
   'needs_reason', m.needs_reason, 'active', ms.active, 'to', {status_json("ms")}) ORDER BY ms.position, m.action),
   '[]')
 FROM commerce_ordertransition m JOIN commerce_orderstatus ms ON ms.id = m.to_status_id
 WHERE m.from_status_id = o.status_id)"""

#: One line of facts that actions depend on, to be read by :func:`read_facts`.
FACTS: Final = """concat_ws('|', o.version::text, coalesce(o.owner_id::text, '-'), coalesce(o.team_id::text, '-'),
  coalesce(o.department_id::text, '-'), o.shop_id::text, o.category, o.paid_amount::text, o.refunded_amount::text,
  o.refunding_amount::text, coalesce(o.customer_id::text, '-'))"""

_DETAIL: Final = f"""
SELECT json_build_object({SHARED},
 'source', o.source, 'origin', o.origin, 'paid_at', {iso("o.paid_at")}, 'shipped_at', {iso("o.shipped_at")},
 'signed_at', {iso("o.signed_at")}, 'completed_at', {iso("o.completed_at")},
 'external_status', o.external_status, 'external_at', {iso("o.external_at")})::text || E'\\x1e'
|| json_build_object(
 'amounts', json_build_object('goods', {money("o.goods_amount")}, 'discount', {money("o.discount_amount")},
   'shipping', {money("o.shipping_amount")}, 'total', {money("o.total_amount")}, 'paid', {money("o.paid_amount")},
   'refunded', {money("o.refunded_amount")}, 'refunding', {money("o.refunding_amount")}),
 'receiver', json_build_object('name_mask', o.receiver_name_mask, 'phone_mask', o.receiver_phone_mask,
   'region', o.region, 'address_mask', o.receiver_address_mask),
 'address_id', o.address_id, 'buyer_remark', o.buyer_remark, 'seller_remark', o.seller_remark,
 'owner', CASE WHEN ou.id IS NOT NULL THEN json_build_object('id', ou.id, 'name', ou.name) END, 'team_id', o.team_id,
 'lines', {LINES}, 'payments', {_PAYMENTS}, 'shipments', {SHIPMENTS}, 'refunds', {_REFUNDS}, 'changes', {_CHANGES},
 'customer', {_CUSTOMER}, 'pos', (SELECT last_pos FROM kernel_sequencer))::text || E'\\x1e'
|| {MOVES}::text || E'\\x1e' || {FACTS}
FROM commerce_order o
CROSS JOIN (SELECT %s::text AS language) v
JOIN commerce_orderstatus s ON s.id = o.status_id
LEFT JOIN customers_customer c ON c.id = o.customer_id
LEFT JOIN accounts_user ou ON ou.id = o.owner_id
WHERE o.id = %s AND {{scope}}"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What an order's actions depend on."""

    version: int
    row: ScopedRow
    situation: Situation
    customer_id: UUID | None


def detail_sql(actor: Actor, order_id: UUID, language: str, key: LinkKey) -> tuple[str, list[object]]:
    """The order as one scalar of four parts: two halves of its JSON, its possible moves, and the facts they need."""
    scope, scope_params = scope_sql(actor, ORDER_VIEW, ORDER_SCOPE)
    full, full_params = scope_sql(actor, FILE_VIEW, _CUSTOMER_SCOPE) if actor.may(FILE_VIEW) else ("FALSE", [])
    return _statement(scope, full), [key.viewer, key.key, *full_params, language, order_id, *scope_params]


@functools.lru_cache(maxsize=64)
def _statement(scope: str, full: str) -> str:
    """The text for callers whose rights look alike; put together once."""
    return _DETAIL.replace("{scope}", scope).replace("{full}", full)


def read_facts(line: bytes) -> Facts:
    """The line made by :data:`FACTS`."""
    version, owner, team, department, shop, category, paid, refunded, refunding, customer = line.decode().split("|")
    row = ScopedRow(parse_id(owner), parse_id(team), parse_id(department), parse_id(shop))
    situation = Situation(category, int(paid), int(refunded), int(refunding))
    return Facts(int(version), row, situation, parse_id(customer))


def actions(actor: Actor, row: ScopedRow, situation: Situation, moves: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The moves that `actor` may make. One without the right is left out; one that something forbids says why."""
    known = all_permissions()
    found = []
    for move in moves:
        permission = known.get(move["permission"])
        if permission is None or not covers(actor, permission, row):
            continue
        why = why_not(situation, to_category=move["to"]["category"], to_active=move["active"])
        found.append(
            {
                "name": move["name"],
                "label": None,
                "allowed": why is None,
                "why": why,
                "to": move["to"],
                "needs_reason": move["needs_reason"],
            }
        )
    return found


def detail_body(actor: Actor, scalar: bytes) -> tuple[bytes, Facts]:
    """The answer: the order's JSON with what the caller may do with it."""
    first, second, moves, line = scalar.split(_SEPARATOR)
    facts = read_facts(line)
    rights = {"edit": ORDER_EDIT, "parcel": SHIPMENT_EDIT, "refund": REFUND_CREATE, "reveal": ORDER_REVEAL}
    more = orjson.dumps(
        {
            "actions": actions(actor, facts.row, facts.situation, orjson.loads(moves)),
            "may": {name: covers(actor, permission, facts.row) for name, permission in rights.items()},
        }
    )
    body = first.rstrip()[:-1] + b"," + second.strip()[1:-1] + b"," + more[1:]
    return body, facts

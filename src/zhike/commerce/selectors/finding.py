"""What a search for orders looks at: numbers, the customer, the receiver's phone.

The searcher's scope is part of every way of knowing an order: what lies outside neither takes the place of what lies
inside nor shows by the time that is taken.
"""

import re
from typing import Final

from zhike.commerce.access import reaches
from zhike.commerce.permissions import ORDER_VIEW
from zhike.commerce.sensitive import last4_lookup, phone_lookup
from zhike.kernel.authz import Actor, ScopeColumns, scope_sql

_MOST: Final = 500
#: Of a name that more customers begin with than this, the newest orders of the scope are looked through as well.
_MOST_NAMESAKES: Final = 2_000
_NEWEST: Final = 5_000
_DIGITS: Final = re.compile(r"\d{4}")
_PHONE: Final = re.compile(r"[+＋]?[\d\s().（）/‐-―-]+")
_SCOPE: Final = ScopeColumns("f.owner_id", "f.team_id", "f.department_id", "f.shop_id")
#: Behind every text that begins with the same characters.
LAST: Final = "\U0010ffff"

#: One way of knowing an order each, by an index of its own. Beginnings are ranges, not LIKE: a prepared statement knows
#: no pattern when it is planned.
_NUMBERED: Final = "SELECT f.id FROM commerce_order f WHERE upper(f.number) ~>=~ %s AND upper(f.number) ~<~ %s"
_TRACKED: Final = (
    "SELECT f.id FROM commerce_shipment p JOIN commerce_order f ON f.id = p.order_id"
    " WHERE upper(p.tracking_no) = %s AND p.tracking_no <> ''"
)
_PHONED: Final = "SELECT f.id FROM commerce_order f WHERE f.receiver_phone_token = ANY(%s::bytea[])"
_LAST4: Final = "SELECT f.id FROM commerce_order f WHERE f.receiver_phone_last4 = ANY(%s::bytea[])"
_CUSTOMERS: Final = f"""SELECT f.id FROM (
  SELECT c.id FROM customers_customer c WHERE c.number = %s
  UNION (SELECT c.id FROM customers_customer c WHERE lower(c.name) ~>=~ %s AND lower(c.name) ~<~ %s
    LIMIT {_MOST_NAMESAKES})) c
 JOIN commerce_order f ON f.customer_id = c.id WHERE TRUE"""
#: OFFSET 0 keeps the planner from reading all customers of the name for every order: it takes names that many bear for
#: seldom ones. The last condition depends on no order: where it fails, no order is looked at.
_NEWEST_NAMED: Final = f"""SELECT f.id FROM ({{newest}}) f CROSS JOIN LATERAL (
  SELECT lower(c.name) AS name FROM customers_customer c WHERE c.id = f.customer_id OFFSET 0) c
 WHERE c.name ~>=~ %s AND c.name ~<~ %s AND {_MOST_NAMESAKES} < (SELECT count(*) FROM (
   SELECT FROM customers_customer c WHERE lower(c.name) ~>=~ %s AND lower(c.name) ~<~ %s
   LIMIT {_MOST_NAMESAKES + 1}) namesakes)"""


def find_sql(actor: Actor, text: str) -> tuple[str, list[object]]:
    """The condition on orders `o` that `text` finds within the actor's scope, up to 500 by each way of knowing them.

    Raises `permission.missing`.
    """
    upper, lower = text.upper(), text.lower()
    scope, scope_params = scope_sql(actor, ORDER_VIEW, _SCOPE)
    ways: list[tuple[str, list[object]]] = [
        (_NUMBERED, [upper, upper + LAST]),
        (_TRACKED, [upper]),
        (_PHONED, [_phones(text)]),
        (_LAST4, [last4_lookup(text) if _DIGITS.fullmatch(text) else []]),
        (_CUSTOMERS, [upper, lower, lower + LAST]),
    ]
    parts = [f"({sql} AND {scope} LIMIT {_MOST})" for sql, _ in ways]
    params = [value for _, values in ways for value in (*values, *scope_params)]
    newest, newest_params = _newest(actor)
    if newest:
        parts.append(f"({_NEWEST_NAMED.replace('{newest}', newest)} LIMIT {_MOST})")
        params += [*newest_params, lower, lower + LAST, lower, lower + LAST]
    return f"o.id = ANY(ARRAY({' UNION '.join(parts)}))", params


def looks_for_people(text: str) -> bool:
    """Whether `text` is compared with the phones of receivers, whole or by their last four digits."""
    return bool(_DIGITS.fullmatch(text) or _phones(text))


def _phones(text: str) -> list[bytes]:
    """What whole phones are compared with; nothing for a text with letters, as numbers of orders and parcels have, of
    which the digits alone could be a phone.
    """
    return phone_lookup(text) if _PHONE.fullmatch(text) else []


def _newest(actor: Actor) -> tuple[str, list[object]]:
    """The newest orders of a scope that is not everything: those of each person, team, department and shop in it."""
    parts: list[str] = []
    params: list[object] = []
    for column, ids in reaches(actor, ORDER_VIEW) or []:
        parts.append(
            "(SELECT n.id, n.customer_id FROM unnest(%s::uuid[]) AS k(id) CROSS JOIN LATERAL ("
            f"SELECT o.id, o.customer_id FROM commerce_order o WHERE {column} = k.id"
            " ORDER BY o.placed_at DESC, o.id DESC LIMIT %s::int) n)"
        )
        params += [ids, -(-_NEWEST // len(ids))]
    return " UNION ".join(parts), params

"""SQL that several statements share: how orders look as JSON. Aliases: `o` order, `s` its status, `c` its customer."""

from typing import Final


def iso(column: str) -> str:
    """An instant as the API writes it; NULL stays NULL."""
    return f"""to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')"""


def money(column: str, currency: str = "o.currency") -> str:
    """An amount with its currency; NULL stays NULL."""
    return f"json_build_object('amount', {column}, 'currency', {currency})"


def status_json(alias: str) -> str:
    """A status in the language of the viewer, whose code is `v.language`."""
    return (
        f"json_build_object('id', {alias}.id, 'code', {alias}.code, 'label', "
        f"coalesce({alias}.names ->> v.language, {alias}.label), 'category', {alias}.category, 'color', {alias}.color)"
    )


#: Who is serving the order's customer now, in a chat of the same shop.
CONSULTATION: Final = f"""(
 SELECT json_build_object('conversation_id', k.conversation_id, 'since', {iso("k.since")},
   'handler', CASE WHEN ku.id IS NOT NULL THEN json_build_object('id', ku.id, 'name', ku.name) END)
 FROM customers_consultation k LEFT JOIN accounts_user ku ON ku.id = k.handler_id
 WHERE k.customer_id = o.customer_id AND k.until IS NULL AND k.shop_id = o.shop_id
 ORDER BY k.since DESC LIMIT 1)"""

#: Where the last parcel is.
PARCEL: Final = """(
 SELECT p.status FROM commerce_shipment p WHERE p.order_id = o.id ORDER BY p.ordinal DESC LIMIT 1)"""

_SHARED: Final = f"""
 'id', o.id, 'version', o.version, 'number', o.number, 'shop_id', o.shop_id, 'platform', o.platform,
 'status', {status_json("s")}, 'status_at', {iso("o.status_at")}, 'placed_at', {iso("o.placed_at")},
 'closed', o.closed, 'title', o.title, 'quantity', o.quantity,
 'total', {money("o.total_amount")}, 'paid', {money("o.paid_amount")}, 'refunded', {money("o.refunded_amount")},
 'consultation', {CONSULTATION}"""

#: An order in a list or on the board.
ITEM: Final = f"""json_build_object({_SHARED}, 'lines', o.line_count, 'parcel', {PARCEL},
 'customer', CASE WHEN c.id IS NOT NULL
   THEN json_build_object('id', c.id, 'number', c.number, 'name', c.name, 'vip', c.vip) END,
 'receiver', json_build_object('name_mask', o.receiver_name_mask, 'phone_mask', o.receiver_phone_mask,
   'region', o.region))"""

#: What list and page say alike, for the page to add its own.
SHARED: Final = _SHARED

#: What an item is read from, besides the order itself.
ITEM_JOINS: Final = """
 JOIN commerce_orderstatus s ON s.id = o.status_id
 LEFT JOIN customers_customer c ON c.id = o.customer_id"""

"""A customer looks up an order: number and the last four digits of its phone, few tries an hour."""

from typing import Final
from uuid import UUID

from django.db import connection

from zhike.commerce.errors import LOOKUP_FAILED
from zhike.commerce.parameters import LOOKUP_TRIES
from zhike.commerce.selectors.outside import OwnOrder, own_order
from zhike.commerce.sensitive import last4_lookup
from zhike.kernel import rates, trail
from zhike.kernel.authz import Actor
from zhike.kernel.settings import values as settings

_HOUR_S: Final = 3_600
#: The receiver's phone counts; where the order names none, the customer's own.
_FIND: Final = """
SELECT o.id FROM commerce_order o LEFT JOIN customers_customer c ON c.id = o.customer_id
WHERE upper(o.number) = %s AND o.shop_id = %s AND (o.receiver_phone_last4 = ANY(%s::bytea[])
  OR (o.receiver_phone_last4 IS NULL AND c.phone_last4 = ANY(%s::bytea[])))
ORDER BY o.placed_at DESC LIMIT 1
"""


def order_lookup(*, shop_id: UUID, number: str, last4: str, address: str) -> OwnOrder:
    """The order of this shop with this number, for whoever knows the last four digits of its phone.

    `address` is the network address that asks: it and the order each have a few tries an hour, good ones included. An
    order that does not exist and digits that are not its own get the same answer. Not to be called in a transaction.

    Raises `limit.too_many`, `commerce.lookup_failed`.
    """
    wanted = number.strip().upper()
    tries = settings.get(LOOKUP_TRIES)
    for bucket, key in (("commerce.lookup_address", address), ("commerce.lookup_order", f"{shop_id}:{wanted}")):
        rates.take(bucket, key, rate_per_s=tries / _HOUR_S, burst=tries)
    tokens = last4_lookup(last4)
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [wanted, shop_id, tokens, tokens])
        row = cursor.fetchone()
    trail.record(
        "commerce.order.lookup",
        actor=Actor("visitor"),
        object_kind="order",
        object_id=row[0] if row else "",
        result="ok" if row else "failed",
        shop_id=shop_id,
    )
    if row is None:
        raise LOOKUP_FAILED()
    return own_order(order_id=row[0], shop_id=shop_id)

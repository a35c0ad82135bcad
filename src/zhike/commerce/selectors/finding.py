"""What a search for orders looks at: numbers, the customer, the receiver's phone."""

import re
from typing import Final

from zhike.commerce.sensitive import last4_lookup, phone_lookup

_MOST: Final = 500
_DIGITS: Final = re.compile(r"\d{4}")

#: Up to 500 orders per way of knowing them, each by an index of its own. Beginnings are ranges, not LIKE: a prepared
#: statement knows no pattern when it is planned.
FIND: Final = f"""o.id = ANY(ARRAY(
 (SELECT f.id FROM commerce_order f WHERE upper(f.number) ~>=~ %s AND upper(f.number) ~<~ %s LIMIT {_MOST})
 UNION (SELECT p.order_id FROM commerce_shipment p WHERE upper(p.tracking_no) = %s AND p.tracking_no <> ''
   LIMIT {_MOST})
 UNION (SELECT f.id FROM commerce_order f WHERE f.receiver_phone_token = ANY(%s::bytea[]) LIMIT {_MOST})
 UNION (SELECT f.id FROM commerce_order f WHERE f.receiver_phone_last4 = ANY(%s::bytea[]) LIMIT {_MOST})
 UNION (SELECT f.id FROM commerce_order f WHERE f.customer_id = ANY(ARRAY(
   SELECT c.id FROM customers_customer c WHERE c.number = %s
   UNION (SELECT c.id FROM customers_customer c WHERE lower(c.name) ~>=~ %s AND lower(c.name) ~<~ %s LIMIT {_MOST})
   )) LIMIT {_MOST})
))"""
#: Behind every text that begins with the same characters.
LAST: Final = "\U0010ffff"


def find_params(text: str) -> list[object]:
    """The parameters of :data:`FIND`."""
    upper, lower = text.upper(), text.lower()
    digits = last4_lookup(text) if _DIGITS.fullmatch(text) else []
    numbers = [upper, upper + LAST]
    return [*numbers, upper, phone_lookup(text), digits, upper, lower, lower + LAST]

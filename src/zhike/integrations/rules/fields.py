"""What files are about, and which of their columns is which field."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from zhike.integrations.reading.headings import key
from zhike.integrations.rules.columns import CUSTOMER_FIELDS, ORDER_FIELDS, PRODUCT_FIELDS, TRACE_FIELDS, Field

Kind = Literal["orders", "customers", "products", "traces"]
KINDS: Final[tuple[Kind, ...]] = ("orders", "customers", "products", "traces")
FIELDS: Final[Mapping[Kind, tuple[Field, ...]]] = {
    "orders": ORDER_FIELDS,
    "customers": CUSTOMER_FIELDS,
    "products": PRODUCT_FIELDS,
    "traces": TRACE_FIELDS,
}


def by_name(kind: Kind) -> dict[str, Field]:
    """The fields of a kind by name."""
    return {field.name: field for field in FIELDS[kind]}


def known_headings() -> frozenset[str]:
    """Keys of every heading that means something; what the heading row is recognised by."""
    return frozenset(key(heading) for kind in KINDS for field in FIELDS[kind] for heading in field.headings)


def suggest(kind: Kind, columns: Sequence[str]) -> dict[str, str]:
    """Field → column, for the columns whose headings are known; each column at most once, the earlier name wins."""
    keyed: dict[str, str] = {}
    for column in columns:
        keyed.setdefault(key(column), column)
    chosen: dict[str, str] = {}
    taken: set[str] = set()
    for field in FIELDS[kind]:
        for heading in field.headings:
            column = keyed.get(key(heading), "")
            if column and column not in taken:
                chosen[field.name] = column
                taken.add(column)
                break
    return chosen

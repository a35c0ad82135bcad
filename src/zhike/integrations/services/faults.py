"""Everything that rows of customers are refused for. The preview and the account of an import say the same."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from zhike.customers.public import RowProblems, UnknownTags, customer_rows_check
from zhike.integrations.rules.customers import CustomerRows
from zhike.integrations.types import Options, Plan, Refusal

#: Names of the customers' rules for fields that files call otherwise.
_FIELD_NAMES: Final[Mapping[str, str]] = {
    "detail": "address", "addresses": "address", "recipient": "name", "account": "external_id",
}  # fmt: skip


def customer_faults(reader: CustomerRows, rows: Sequence[Sequence[str]], plan: Plan) -> list[list[Refusal]]:
    """What is wrong with each row, cell by cell: what cannot be read and what the customers' rules refuse; at most one
    fault a column.
    """
    read = [reader.leniently(cells) for cells in rows]
    said = [row for row, _ in read if row is not None]
    ruled = iter(customer_rows_check(said, locale=plan.options.locale, tags=unknown_tags(plan.options)))
    found: list[list[Refusal]] = []
    for row, wrong in read:
        told = {one.column for one in wrong}
        by_rules = [] if row is None else named(next(ruled), plan.columns)
        found.append([*wrong, *(one for one in by_rules if one.column is None or one.column not in told)])
    return found


def unknown_tags(options: Options) -> UnknownTags:
    """What becomes of tags that nobody made."""
    return UnknownTags(options.unknown_tags, UUID(options.tag_group) if options.tag_group else None)


def named(problems: RowProblems, columns: Mapping[str, str]) -> list[Refusal]:
    """Problems of the customers' rules by the columns they are about, one a column; without one where the file has no
    such column.
    """
    found: dict[str, Refusal] = {}
    for field, code in problems:
        column = columns.get(_FIELD_NAMES.get(field, field))
        found.setdefault(column or f"\0{code}", Refusal(code, column))
    return list(found.values())

"""Products in bulk: rows of a catalogue become products of one shop, known ones are brought up to date.

The same rules hold as by hand. A row's identity is its number within the shop. Set-based, in the caller's transaction
or one of its own; each call leaves events of at most a thousand ids and one row in the operation log.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal
from uuid import UUID

from django.db import IntegrityError, transaction

from zhike.accounts.public import shops
from zhike.commerce.access import may_use_shop, shop_topic
from zhike.commerce.events import ProductsImported
from zhike.commerce.models import Product
from zhike.commerce.permissions import PRODUCT_EDIT
from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor
from zhike.kernel.copying import copy, fresh
from zhike.kernel.errors import invalid
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.ids import new_id

MOST_ROWS: Final = 5_000
_IDS_PER_EVENT: Final = 1_000


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A row of a catalogue: its number, and what it says of the product, by the columns of :class:`Product` (what it
    does not say is absent and stays as it is). Amounts in minor units of `price_currency`, which comes with a price.
    """

    number: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ImportedProduct:
    """What became of a row; `code` says why it was refused, or that an earlier row of the file has its number."""

    outcome: Literal["created", "merged", "unchanged", "rejected"]
    product_id: UUID | None = None
    code: str | None = None


@dataclass(slots=True)
class _Batch:
    """One call's work: products by number, and which of them are new or changed."""

    known: dict[str, Any]
    archived: set[str]
    made: dict[str, Any] = field(default_factory=dict)
    changed: dict[UUID, set[str]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)


def products_import_many(*, actor: Actor, rows: Sequence[ProductRow], shop_id: UUID) -> list[ImportedProduct]:
    """Takes rows of a catalogue in, in their order; of two rows with one number the later one counts. A product that
    was taken out of the catalogue has to be brought back first.

    Raises `permission.missing`, `input.invalid` for a shop out of reach or out of use.
    """
    if len(rows) > MOST_ROWS:
        raise ValueError(f"at most {MOST_ROWS} products a call")
    shop = shops([shop_id]).get(shop_id) if may_use_shop(actor, PRODUCT_EDIT, shop_id) else None
    if shop is None or not shop.active:
        raise invalid("shop_id", "commerce.unknown_shop")
    try:
        with transaction.atomic():
            return _import(actor, rows, shop_id, shop.currency)
    except IntegrityError as error:
        if "commerce_product_number" not in str(error):
            raise
        # Somebody made one of them a moment ago: now it is found.
        with transaction.atomic():
            return _import(actor, rows, shop_id, shop.currency)


def _import(actor: Actor, rows: Sequence[ProductRow], shop_id: UUID, currency: str) -> list[ImportedProduct]:
    batch = _batch(shop_id, {row.number for row in rows})
    results = [_taken(batch, row, shop_id, currency) for row in rows]
    now = clock.now()
    copy(Product, list(batch.made.values()))
    made = {one.id for one in batch.made.values()}
    touched = [one for one in batch.known.values() if one.id in batch.changed and one.id not in made]
    for one in touched:
        one.version += 1
        one.updated_at = now
    if touched:
        columns = sorted({name for one in touched for name in batch.changed[one.id]})
        Product.objects.bulk_update(touched, [*columns, "version", "updated_at"])
    _tell(actor, shop_id, list(made), [one.id for one in touched])
    return results


def _batch(shop_id: UUID, numbers: set[str]) -> _Batch:
    """The products of these numbers, locked in the order in which everybody locks them."""
    locked = Product.objects.select_for_update(of=("self",)).order_by("number", "id")
    known: dict[str, Any] = {}
    archived: set[str] = set()
    for one in locked.filter(shop_id=shop_id, number__in=numbers):
        if one.archived_at is None:
            known[one.number] = one
        else:
            archived.add(one.number)
    return _Batch(known, archived - known.keys())


def _taken(batch: _Batch, row: ProductRow, shop_id: UUID, currency: str) -> ImportedProduct:
    product = batch.known.get(row.number)
    is_again = row.number in batch.seen
    batch.seen.add(row.number)
    if product is None:
        if row.number in batch.archived:
            return ImportedProduct("rejected", code="product.archived")
        now = clock.now()
        values = {"price_currency": currency, **row.values}
        product = fresh(
            Product, id=new_id(), shop_id=shop_id, number=row.number, created_at=now, updated_at=now, **values
        )
        batch.made[row.number] = batch.known[row.number] = product
        return ImportedProduct("created", product.id)
    changes = {name: value for name, value in row.values.items() if getattr(product, name) != value}
    for name, value in changes.items():
        setattr(product, name, value)
    if changes:
        batch.changed.setdefault(product.id, set()).update(changes)
    code = "product.same_number" if is_again else None
    return ImportedProduct("merged" if changes else "unchanged", product.id, code)


def _tell(actor: Actor, shop_id: UUID, created: Sequence[UUID], changed: Sequence[UUID]) -> None:
    """Events of at most a thousand ids, and one row in the log."""
    told = [*created, *changed]
    operation = new_id()
    for start in range(0, len(told), _IDS_PER_EVENT):
        emit(
            ProductsImported(product_ids=tuple(told[start : start + _IDS_PER_EVENT])),
            actor=actor,
            subject=Subject(kind="import", id=operation, version=1),
            shop_id=shop_id,
            topics=[shop_topic(shop_id)],
        )
    if told:
        trail.record(
            "commerce.product.import",
            actor=actor,
            object_kind="import",
            object_id=operation,
            after={"created": len(created), "changed": len(changed)},
            shop_id=shop_id,
        )

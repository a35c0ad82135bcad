"""The catalogue."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from zhike.accounts.public import shops
from zhike.commerce.access import may_use_shop, product_for, shop_topic
from zhike.commerce.errors import PRODUCT_NUMBER_TAKEN
from zhike.commerce.events import ProductChanged
from zhike.commerce.models import Product
from zhike.commerce.permissions import PRODUCT_EDIT, PRODUCT_MANAGE
from zhike.kernel import clock, files, trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import VERSION_CONFLICT, FieldError, invalid
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.ids import new_id

#: What a conflict shows of the product as it is now.
_SHOWN: Final = ("number", "name", "category", "specification", "price_amount", "url", "status", "stage", "stock")


@transaction.atomic
def product_create(*, actor: Actor, shop_id: UUID, values: Mapping[str, object]) -> Product:
    """Adds a product to a shop. Raises `permission.missing`, `input.invalid`, `commerce.product_number_taken`."""
    shop = shops([shop_id]).get(shop_id) if may_use_shop(actor, PRODUCT_EDIT, shop_id) else None
    if shop is None or not shop.active:
        raise invalid("shop_id", "commerce.unknown_shop")
    now = clock.now()
    product = Product(id=new_id(), shop_id=shop_id, price_currency=shop.currency, created_at=now, updated_at=now)
    _put(product, values, actor)
    _store(product, new=True)
    _told(product, "create", sorted(values), actor=actor)
    return product


@transaction.atomic
def product_edit(*, actor: Actor, product_id: UUID, expected_version: int, values: Mapping[str, object]) -> Product:
    """Changes what `values` name; the same values again change nothing.

    Raises `permission.missing`, `missing.not_found`, `conflict.version`, `commerce.product_number_taken`.
    """
    product = _to_change(actor, product_id, expected_version, archiving=False)
    changed = {name: value for name, value in values.items() if getattr(product, name) != value}
    if not changed:
        return product
    before = {name: getattr(product, name) for name in changed}
    _put(product, changed, actor)
    _store(product)
    _told(product, "edit", sorted(changed), actor=actor, before=before, after=changed)
    return product


@transaction.atomic
def product_archive(*, actor: Actor, product_id: UUID, expected_version: int) -> Product:
    """Takes a product out of the catalogue; orders go on pointing to it. Archived already: nothing happens."""
    product = _to_change(actor, product_id, expected_version, archiving=True)
    if product.archived_at is None:
        product.archived_at = clock.now()
        _store(product)
        _told(product, "archive", ["archived_at"], actor=actor)
    return product


@transaction.atomic
def product_restore(*, actor: Actor, product_id: UUID, expected_version: int) -> Product:
    """Takes a product back into the catalogue. Raises `commerce.product_number_taken` when another has its number."""
    product = _to_change(actor, product_id, expected_version, archiving=True)
    if product.archived_at is not None:
        product.archived_at = None
        _store(product)
        _told(product, "restore", ["archived_at"], actor=actor)
    return product


def _to_change(actor: Actor, product_id: UUID, expected_version: int, *, archiving: bool) -> Product:
    product = product_for(actor, PRODUCT_MANAGE if archiving else PRODUCT_EDIT, product_id, lock=True)
    if product.version != expected_version:
        current = {name: getattr(product, name) for name in _SHOWN} | {"version": product.version}
        raise VERSION_CONFLICT(extra={"current": current})
    return product


def _put(product: Product, values: Mapping[str, object], actor: Actor) -> None:
    for name, value in values.items():
        setattr(product, name, value)
    image = values.get("image_file_id")
    if isinstance(image, UUID):
        info = files.attach(file_id=image, owner_kind="product", owner_id=product.id, actor=actor)
        if not info.type.startswith("image/"):
            raise invalid("image_file_id", "value.type", expected="image/*")


def _store(product: Product, *, new: bool = False) -> None:
    """Saves in a step of its own, so that a number that is taken undoes nothing else."""
    if not new:
        product.version += 1
        product.updated_at = clock.now()
    try:
        with transaction.atomic():
            product.save(force_insert=new)
    except IntegrityError as error:
        if "commerce_product_number" not in str(error):
            raise
        raise PRODUCT_NUMBER_TAKEN(fields=[FieldError("number", "commerce.number_taken")]) from None


def _told(
    product: Product,
    verb: str,
    changed: list[str],
    *,
    actor: Actor,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> None:
    emit(
        ProductChanged(product_id=product.id, changed=tuple(changed)),
        actor=actor,
        subject=Subject(kind="product", id=product.id, version=product.version),
        shop_id=product.shop_id,
        topics=[shop_topic(product.shop_id)],
    )
    trail.record(
        f"commerce.product.{verb}",
        actor=actor,
        object_kind="product",
        object_id=product.id,
        before=before,
        after=after or {"number": product.number, "name": product.name},
        shop_id=product.shop_id,
    )

"""Further phones, e-mails and accounts of a customer, and addresses."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from zhike.customers import sensitive
from zhike.customers.access import editable
from zhike.customers.errors import CONTACT_KNOWN, TOO_MANY_SECTIONS
from zhike.customers.models import AUTO_ORIGINS, Address, ContactPoint, Customer
from zhike.customers.permissions import CUSTOMER_EDIT
from zhike.customers.rules import validation
from zhike.customers.selectors.addresses import address_values
from zhike.customers.services import checking, saving
from zhike.customers.services.conflicts import row_conflict
from zhike.customers.types import AddressInput
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.ids import new_id


@transaction.atomic
def contact_add(*, actor: Actor, customer_id: UUID, kind: str, value: str, label: str = "") -> Customer:
    """A further way to reach the customer; the first phone or e-mail becomes the record's own.

    Raises `input.invalid`, `customers.contact_known` when the customer has it already.
    """
    customer = editable(actor, CUSTOMER_EDIT, customer_id)
    standard, wrong = validation.contact(kind, value, locale=customer.locale, path="value")
    checking.refuse([wrong])
    first = getattr(customer, f"{kind}_sealed", b"") if kind in ("phone", "email") else b""
    if first is None:
        columns = sensitive.value_columns("phone" if kind == "phone" else "email", customer_id, standard)
        saving.save(actor=actor, customer=customer, columns=columns)
        return customer
    point_id = new_id()
    columns = sensitive.point_columns(point_id, customer_id, kind, standard)
    if columns["token"] in (_own(customer, "phone_token"), _own(customer, "email_token")):
        raise CONTACT_KNOWN()
    if ContactPoint.objects.filter(customer=customer).count() >= checking.MOST_POINTS:
        raise TOO_MANY_SECTIONS(most=checking.MOST_POINTS)
    now = clock.now()
    try:
        with transaction.atomic():
            ContactPoint.objects.create(
                id=point_id, customer=customer, kind=kind, label=label, created_at=now, updated_at=now, **columns
            )
    except IntegrityError:
        raise CONTACT_KNOWN() from None
    told = {
        "id": str(point_id),
        "version": 1,
        "kind": kind,
        "value": columns["mask"],
        "label": label,
        "verified": False,
    }
    after = {"contact": told}
    saving.save(actor=actor, customer=customer, columns={}, fields=["contact"], row_ids=[point_id], after=after)
    return customer


def _own(customer: Customer, column: str) -> bytes | None:
    token = getattr(customer, column)
    return None if token is None else bytes(token)


@transaction.atomic
def contact_change(
    *, actor: Actor, customer_id: UUID, contact_id: UUID, expected_version: int, values: Mapping[str, Any]
) -> Customer:
    """Changes `value`, `label` or `verified` of a contact point. A new value is not verified. Raises as `contact_add`
    and `conflict.version`.
    """
    customer = editable(actor, CUSTOMER_EDIT, customer_id)
    point = _point(customer, contact_id, expected_version)
    before = {"contact": point_logged(point)}
    changes: dict[str, Any] = {name: values[name] for name in ("label", "verified") if name in values}
    if "value" in values:
        standard, wrong = validation.contact(point.kind, values["value"], locale=customer.locale, path="value")
        checking.refuse([wrong])
        columns = sensitive.point_columns(point.id, customer_id, point.kind, standard)
        if columns["token"] != bytes(point.token):
            changes = {"verified": False, **changes, **columns}
    now = clock.now()
    try:
        with transaction.atomic():
            ContactPoint.objects.filter(pk=point.pk).update(**changes, updated_at=now, version=point.version + 1)
    except IntegrityError:
        raise CONTACT_KNOWN() from None
    point.refresh_from_db()
    after = {"contact": point_logged(point)}
    saving.save(
        actor=actor, customer=customer, columns={}, fields=["contact"], row_ids=[point.id], before=before, after=after
    )
    return customer


@transaction.atomic
def contact_remove(*, actor: Actor, customer_id: UUID, contact_id: UUID, expected_version: int) -> Customer:
    """Takes a contact point away. The last one of an entered record stays: `input.invalid`."""
    customer = editable(actor, CUSTOMER_EDIT, customer_id)
    point = _point(customer, contact_id, expected_version)
    others = ContactPoint.objects.filter(customer=customer).exclude(pk=point.pk).exists()
    reachable = others or customer.phone_sealed is not None or customer.email_sealed is not None
    if customer.origin not in AUTO_ORIGINS:
        checking.refuse(
            validation.absent(mandatory=checking.mandatory(), has_name=True, has_contact=reachable, has_address=True)
        )
    point.delete()
    before = {"contact": point_logged(point)}
    saving.save(actor=actor, customer=customer, columns={}, fields=["contact"], row_ids=[contact_id], before=before)
    return customer


def _point(customer: Customer, contact_id: UUID, expected_version: int) -> ContactPoint:
    point = ContactPoint.objects.select_for_update().filter(pk=contact_id, customer=customer).first()
    if point is None:
        raise NOT_FOUND()
    if point.version != expected_version:
        raise row_conflict(customer, "contact", point_logged(point), expected_version)
    return point


def point_logged(point: ContactPoint) -> dict[str, object]:
    """A contact point as the log and conflicts show it: masked, with its version."""
    return {
        "id": str(point.id), "version": point.version, "kind": point.kind, "value": point.mask, "label": point.label,
        "verified": point.verified,
    }  # fmt: skip


@transaction.atomic
def address_add(*, actor: Actor, customer_id: UUID, value: AddressInput, is_default: bool = False) -> Customer:
    """A further address in standard form; the first one is the default. Raises `input.invalid` for what is missing."""
    customer = editable(actor, CUSTOMER_EDIT, customer_id)
    standard, problems = validation.address(value, path="address")
    checking.refuse(problems)
    mine = Address.objects.filter(customer=customer, archived_at=None)
    count = mine.count()
    if count >= checking.MOST_ADDRESSES:
        raise TOO_MANY_SECTIONS(most=checking.MOST_ADDRESSES)
    if is_default and count:
        mine.filter(is_default=True).update(is_default=False)
    now = clock.now()
    row = _filled(Address(id=new_id(), customer=customer, created_at=now), standard)
    row.is_default = is_default or count == 0
    row.save(force_insert=True)
    saving.save(
        actor=actor, customer=customer, columns={}, fields=["address"], row_ids=[row.id], after={"address": shown(row)}
    )
    return customer


@transaction.atomic
def address_change(
    *, actor: Actor, customer_id: UUID, address_id: UUID, expected_version: int, values: Mapping[str, Any]
) -> Customer:
    """Changes fields of an address, as `AddressInput` names them, or `is_default`. Open orders that use it follow.

    Raises `input.invalid`, `conflict.version`.
    """
    customer = editable(actor, CUSTOMER_EDIT, customer_id)
    row = _address(customer, address_id, expected_version)
    known = address_values(address_id=address_id)
    fields = ("country", "province", "city", "district", "postcode", "detail", "recipient", "phone")
    now_known = {name: getattr(known, name) for name in fields} | {"label": row.label}
    given = {name: value for name, value in values.items() if name in now_known}
    standard, problems = validation.address(AddressInput(**{**now_known, **given}), path="address")
    checking.refuse(problems)
    before = {"address": shown(row)}
    if values.get("is_default") and not row.is_default:
        Address.objects.filter(customer=customer, is_default=True, archived_at=None).update(is_default=False)
        row.is_default = True
    row = _filled(row, standard)
    row.version += 1
    row.save()
    saving.save(
        actor=actor, customer=customer, columns={}, fields=["address"], row_ids=[row.id], before=before,
        after={"address": shown(row)},
    )  # fmt: skip
    return customer


@transaction.atomic
def address_remove(*, actor: Actor, customer_id: UUID, address_id: UUID, expected_version: int) -> Customer:
    """Takes an address out of use; orders that point to it keep it. The last one of an entered record stays, if one is
    mandatory: `input.invalid`. The newest of the others becomes the default.
    """
    customer = editable(actor, CUSTOMER_EDIT, customer_id)
    row = _address(customer, address_id, expected_version)
    others = (
        Address.objects.filter(customer=customer, archived_at=None).exclude(pk=row.pk).order_by("-created_at", "-id")
    )
    if customer.origin not in AUTO_ORIGINS:
        checking.refuse(
            validation.absent(
                mandatory=checking.mandatory(), has_name=True, has_contact=True, has_address=others.exists()
            )
        )
    was_default, row.is_default = row.is_default, False
    row.archived_at = row.updated_at = clock.now()
    row.version += 1
    row.save()
    heir = others.first() if was_default else None
    if heir is not None:
        Address.objects.filter(pk=heir.pk).update(is_default=True, version=heir.version + 1)
    saving.save(
        actor=actor, customer=customer, columns={}, fields=["address"], row_ids=[row.id], before={"address": shown(row)}
    )
    return customer


def _address(customer: Customer, address_id: UUID, expected_version: int) -> Address:
    row = Address.objects.select_for_update().filter(pk=address_id, customer=customer, archived_at=None).first()
    if row is None:
        raise NOT_FOUND()
    if row.version != expected_version:
        raise row_conflict(customer, "address", shown(row), expected_version)
    return row


def _filled(row: Address, value: AddressInput) -> Address:
    """The address with the values in standard form."""
    for name in ("country", "province", "city", "district", "postcode", "label"):
        setattr(row, name, getattr(value, name))
    for name, column in sensitive.address_columns(row.id, row.customer_id, value).items():
        setattr(row, name, column)
    row.updated_at = clock.now()
    return row


def shown(row: Address) -> dict[str, object]:
    """An address as logs and conflicts show it: places and masks, with its version."""
    names = ("country", "province", "city", "district", "postcode", "detail_mask", "recipient_mask", "phone_mask")
    told = {name: getattr(row, name) for name in (*names, "label", "is_default")}
    return {"id": str(row.id), "version": row.version, **told}

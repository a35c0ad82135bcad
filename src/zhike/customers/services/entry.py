"""Entering a customer and changing the record itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction

from zhike.customers import sensitive
from zhike.customers.access import editable
from zhike.customers.events import CustomerCreated
from zhike.customers.models import AUTO_ORIGINS, Address, ContactPoint, Customer, CustomerShop
from zhike.customers.permissions import CUSTOMER_CREATE, CUSTOMER_EDIT
from zhike.customers.rules import completeness, validation
from zhike.customers.services import checking, saving
from zhike.customers.services.numbers import take_numbers
from zhike.customers.services.tagging import put_tags
from zhike.customers.types import AddressInput, ContactInput, NewCustomer, SensitiveField
from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor
from zhike.kernel.crypto import load
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.ids import new_id

Problems = list[validation.Problem | None]


@dataclass(frozen=True, slots=True)
class Standard:
    """An entered customer in standard form."""

    name: str
    phone: str
    email: str
    birthday: str
    points: tuple[ContactInput, ...]
    addresses: tuple[AddressInput, ...]


def check(values: NewCustomer, *, complete: bool = True) -> tuple[Standard, Problems]:
    """`values` in standard form and everything that is wrong with them. With `complete` the mandatory things must be
    there; without, only what is there is looked at (records that make themselves).
    """
    problems: Problems = []
    name, wrong = validation.name(values.name, locale=values.locale, kind=values.kind)
    problems.append(wrong)
    phone, wrong = validation.contact("phone", values.phone, locale=values.locale, path="phone")
    problems.append(wrong)
    email, wrong = validation.contact("email", values.email, locale=values.locale, path="email")
    problems.append(wrong)
    birthday, wrong = validation.birthday(values.birthday, today=checking.today_latest())
    problems.append(wrong)
    points = []
    for place, point in enumerate(values.contact_points):
        value, wrong = validation.contact(
            point.kind, point.value, locale=values.locale, path=f"contact_points.{place}.value"
        )
        problems.append(wrong)
        points.append(ContactInput(point.kind, value, point.label))
    addresses = []
    for place, address in enumerate(values.addresses):
        standard, found = validation.address(address, path=f"addresses.{place}", complete=complete)
        problems.extend(found)
        addresses.append(standard)
    if complete:
        problems.extend(
            validation.absent(
                mandatory=checking.mandatory(),
                has_name=bool(name),
                has_contact=bool(phone or email or points),
                has_address=bool(addresses),
            )
        )
    return Standard(name, phone, email, birthday, tuple(points), tuple(addresses)), problems


@transaction.atomic
def customer_create(
    *, actor: Actor, values: NewCustomer, origin: str = "manual", accept_duplicate: bool = False
) -> Customer:
    """A new customer with contact points, addresses, tags and shops.

    Raises `permission.missing`, `input.invalid` with every field that is wrong, `customers.duplicate`.
    """
    actor.require(CUSTOMER_CREATE)
    standard, problems = check(values, complete=origin not in AUTO_ORIGINS)
    checking.refuse(problems)
    checking.shops_entered_for(actor, values.shop_ids)
    if not accept_duplicate:
        checking.refuse_duplicates(
            actor=actor,
            phones=[one for one in (standard.phone, *_of(standard, "phone")) if one],
            emails=[one for one in (standard.email, *_of(standard, "email")) if one],
        )
    customer = _insert(values, standard, origin)
    _insert_sections(customer, standard, values.shop_ids)
    put_tags(actor=actor, customer_id=customer.id, tag_ids=values.tag_ids)
    emit(
        CustomerCreated(customer_id=customer.id, origin=origin),
        actor=actor,
        subject=Subject(kind="customer", id=customer.id, version=1),
        customer_id=customer.id,
        shop_id=values.shop_ids[0] if values.shop_ids else None,
        topics=[f"shop:{shop_id}" for shop_id in values.shop_ids],
    )
    trail.record(
        "customers.customer.create",
        actor=actor,
        object_kind="customer",
        object_id=customer.id,
        after={"origin": origin, "number": customer.number, "phone": customer.phone_mask, "email": customer.email_mask},
        customer_id=customer.id,
    )
    return customer


def _of(standard: Standard, kind: str) -> Sequence[str]:
    return [point.value for point in standard.points if point.kind == kind]


def _insert(values: NewCustomer, standard: Standard, origin: str) -> Customer:
    now = clock.now()
    customer_id = new_id()
    keys = load([customer_id], make=True)
    facts = completeness.Facts(
        name=bool(standard.name),
        phone=bool(standard.phone or _of(standard, "phone")),
        email=bool(standard.email or _of(standard, "email")),
        other_contact=any(point.kind not in ("phone", "email") for point in standard.points),
        address=any(validation.is_complete(address) for address in standard.addresses),
        birthday=bool(standard.birthday),
        preferences=bool(values.preferences),
    )
    columns: dict[str, object] = {}
    for field in ("phone", "email", "birthday"):
        columns |= sensitive.value_columns(field, customer_id, getattr(standard, field), data_keys=keys)
    return Customer.objects.create(
        id=customer_id,
        number=take_numbers(1)[0],
        name=standard.name,
        kind=values.kind,
        origin=origin,
        locale=values.locale,
        language=values.language,
        service_level=values.service_level,
        vip=values.vip,
        preferences=dict(values.preferences),
        remark=values.remark,
        registered_at=values.registered_at or now,
        created_at=now,
        updated_at=now,
        **columns,
        **saving.completeness_columns(facts),
    )


def _insert_sections(customer: Customer, standard: Standard, shop_ids: Sequence[UUID]) -> None:
    now = clock.now()
    points = {}
    for point in standard.points:
        point_id = new_id()
        row = ContactPoint(
            id=point_id, customer=customer, kind=point.kind, label=point.label, created_at=now, updated_at=now,
            **sensitive.point_columns(point_id, customer.id, point.kind, point.value),
        )  # fmt: skip
        # The same value twice in one form is one value.
        points[row.kind, bytes(row.token)] = row
    ContactPoint.objects.bulk_create(points.values())
    addresses = []
    for place, address in enumerate(standard.addresses):
        address_id = new_id()
        addresses.append(
            Address(
                id=address_id, customer=customer, country=address.country, province=address.province,
                city=address.city, district=address.district, postcode=address.postcode, label=address.label,
                is_default=place == 0, created_at=now, updated_at=now,
                **sensitive.address_columns(address_id, customer.id, address),
            )
        )  # fmt: skip
    Address.objects.bulk_create(addresses)
    CustomerShop.objects.bulk_create(
        [
            CustomerShop(id=new_id(), customer=customer, shop_id=one, first_seen_at=now)
            for one in dict.fromkeys(shop_ids)
        ]
    )


@transaction.atomic
def customer_edit(*, actor: Actor, customer_id: UUID, expected_version: int, values: Mapping[str, object]) -> Customer:
    """Changes fields of the record: those of `NewCustomer` but contact points, addresses, tags and shops.

    A record that was entered or imported keeps what is mandatory. Raises `conflict.version`, `input.invalid`,
    `customers.erased`, `customers.merged`, `customers.archived`.
    """
    customer = editable(actor, CUSTOMER_EDIT, customer_id)
    saving.check_version(customer, expected_version, values)
    columns, problems = _columns(customer, values)
    checking.refuse([*problems, *_mandatory(customer, columns)])
    columns = {name: value for name, value in columns.items() if not _same(customer, name, value)}
    changed = {name for name in columns if not name.endswith(("_token", "_first3", "_last4", "_domain", "_mask"))}
    if changed:
        saving.save(actor=actor, customer=customer, columns=columns)
    return customer


def standard_field(customer: Customer, field: str, value: str, *, path: str) -> str:
    """`value` in the standard form of a personal field (name, phone, email, birthday). Raises `input.invalid`."""
    if field == "name":
        standard, wrong = validation.name(value, locale=customer.locale, kind=customer.kind)
    elif field == "birthday":
        standard, wrong = validation.birthday(value, today=checking.today_latest())
    else:
        standard, wrong = validation.contact(field, value, locale=customer.locale, path=path)
    checking.refuse([wrong and replace(wrong, path=path)])
    return standard


def _columns(customer: Customer, values: Mapping[str, object]) -> tuple[dict[str, object], Problems]:
    locale = str(values.get("locale", customer.locale))
    kind = str(values.get("kind", customer.kind))
    columns: dict[str, object] = {}
    problems: Problems = []
    for name, given in values.items():
        if name == "name":
            columns["name"], wrong = validation.name(str(given), locale=locale, kind=kind)
        elif name in ("phone", "email"):
            value, wrong = validation.contact(name, str(given), locale=locale, path=name)
            columns |= {} if wrong else _sealed(customer, "phone" if name == "phone" else "email", value)
        elif name == "birthday":
            value, wrong = validation.birthday(str(given), today=checking.today_latest())
            columns |= {} if wrong else _sealed(customer, "birthday", value)
        else:
            columns[name], wrong = given, None
        problems.append(wrong)
    return columns, problems


def _sealed(customer: Customer, field: SensitiveField, value: str) -> dict[str, object]:
    """The columns for a personal value; none when it is the one that is stored."""
    stored = getattr(customer, f"{field}_sealed")
    if stored is None and not value:
        return {}
    if stored is not None and value and sensitive.open_field(customer.id, field, bytes(stored)) == value:
        return {}
    return sensitive.value_columns(field, customer.id, value)


def _same(customer: Customer, name: str, value: object) -> bool:
    return not name.endswith("_sealed") and bool(getattr(customer, name) == value)


def _mandatory(customer: Customer, columns: Mapping[str, object]) -> Problems:
    """What the change would take away that must be there. What was missing before stays nobody's fault."""
    if customer.origin in AUTO_ORIGINS:
        return []
    takes_contact = any(columns.get(f"{one}_sealed", b"") is None for one in ("phone", "email"))
    reachable = (
        columns.get("phone_sealed", customer.phone_sealed) is not None
        or columns.get("email_sealed", customer.email_sealed) is not None
        or (takes_contact and ContactPoint.objects.filter(customer_id=customer.id).exists())
    )
    return list(
        validation.absent(
            mandatory=checking.mandatory(),
            has_name=columns.get("name", "kept") != "" or not customer.name,
            has_contact=reachable or not takes_contact,
            has_address=True,
        )
    )

"""What somebody wants changed in a record, brought into standard form and into what may be shown of it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final
from uuid import UUID

from zhike.customers import sensitive
from zhike.customers.access import customer_for
from zhike.customers.models import Address, ContactPoint, Customer
from zhike.customers.permissions import FILE_VIEW
from zhike.customers.rules import validation
from zhike.customers.rules.validation import Problem, problem
from zhike.customers.selectors.addresses import address_values
from zhike.customers.selectors.correction_places import address_shown, field_mark, field_shown, point_shown
from zhike.customers.services import checking
from zhike.customers.types import AddressInput, Wish
from zhike.kernel.authz import Actor
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.ids import new_id

_ADDRESS: Final = ("country", "province", "city", "district", "postcode", "detail", "recipient", "phone")
_MASKED: Final[Mapping[str, str]] = {"detail": "detail_mask", "recipient": "recipient_mask", "phone": "phone_mask"}


@dataclass(frozen=True, slots=True)
class Described:
    """A wish as it is stored: what is shown of it, and the wanted values that are sealed."""

    entry: dict[str, Any]
    wanted: dict[str, Any]

    @property
    def target(self) -> tuple[str, str] | None:
        """What it is about; None for something new."""
        return target_of(self.entry)


def target_of(entry: Mapping[str, Any]) -> tuple[str, str] | None:
    """What a stored change is about: a field, or a contact point or address; None for something new."""
    return None if entry["action"] == "add" else (entry["part"], entry["row"] or "")


def described(actor: Actor, customer: Customer, wishes: Sequence[Wish]) -> list[Described]:
    """`wishes` in standard form with what stands there now. Raises `input.invalid` with everything that is wrong,
    `missing.not_found` for a contact point or address that the customer does not have.
    """
    if any(one.row is not None for one in wishes):
        # Who does not see contact points and addresses does not touch them either.
        customer_for(actor, FILE_VIEW, customer.id)
    problems: list[Problem | None] = []
    kinds = [str(one.values["value"]) for one in wishes if one.part == "kind"]
    kind = kinds[0] if kinds else customer.kind
    found = [_described(customer, kind, one, f"changes.{place}", problems) for place, one in enumerate(wishes)]
    targets = [one.target for one in found]
    problems += [
        problem(f"changes.{place}", "customers.place_twice")
        for place, one in enumerate(targets)
        if one is not None and one in targets[:place]
    ]
    checking.refuse(problems)
    return found


def _described(customer: Customer, kind: str, wish: Wish, path: str, problems: list[Problem | None]) -> Described:
    if wish.part == "contact":
        return _contact(customer, wish, path, problems)
    if wish.part == "address":
        return _address(customer, wish, path, problems)
    value, wrong = _field(customer, kind, wish, f"{path}.value")
    problems.append(wrong)
    shown = {"value": sensitive.mask_of(wish.part, value) if isinstance(value, str) else value}
    base, mark = field_shown(customer, wish.part), field_mark(customer, wish.part)
    return Described(_entry(wish, value=shown, base=base, mark=mark), {"value": value})


def _field(customer: Customer, kind: str, wish: Wish, path: str) -> tuple[Any, Problem | None]:
    """The wanted value of a field in standard form."""
    given = wish.values["value"]
    if wish.part == "name":
        standard, wrong = validation.name(given, locale=customer.locale, kind=kind)
        wrong = wrong or (None if standard else problem(path, f"{validation.REQUIRED}_name"))
    elif wish.part == "birthday":
        standard, wrong = validation.birthday(given, today=checking.today_latest())
    elif wish.part in ("phone", "email"):
        standard, wrong = validation.contact(wish.part, given, locale=customer.locale, path=path)
    else:
        return given, None
    return standard, wrong and replace(wrong, path=path)


def _contact(customer: Customer, wish: Wish, path: str, problems: list[Problem | None]) -> Described:
    point = None if wish.row is None else ContactPoint.objects.filter(pk=wish.row, customer=customer).first()
    if wish.row is not None and point is None:
        raise NOT_FOUND()
    base = None if point is None else point_shown(point)
    mark = None if point is None else point.version
    if wish.action == "remove":
        return Described(_entry(wish, value=None, base=base, mark=mark), {})
    kind = wish.values["kind"] if point is None else point.kind
    wanted = {name: wish.values[name] for name in ("value", "label") if name in wish.values}
    shown = {"kind": kind, "label": "", **(base or {}), **{name: wanted[name] for name in ("label",) if name in wanted}}
    if "value" in wanted:
        wanted["value"], wrong = validation.contact(kind, wanted["value"], locale=customer.locale, path=f"{path}.value")
        problems.append(wrong)
        shown["value"] = sensitive.point_mask(kind, wanted["value"])
    if point is None:
        wanted["kind"] = kind
    return Described(_entry(wish, value=shown, base=base, mark=mark), wanted)


def _address(customer: Customer, wish: Wish, path: str, problems: list[Problem | None]) -> Described:
    row = Address.objects.filter(pk=wish.row, customer=customer, archived_at=None).first() if wish.row else None
    if wish.row is not None and row is None:
        raise NOT_FOUND()
    base = None if row is None else address_shown(row)
    mark = None if row is None else row.version
    if wish.action == "remove":
        return Described(_entry(wish, value=None, base=base, mark=mark), {})
    if wish.action == "default":
        return Described(_entry(wish, value={**(base or {}), "is_default": True}, base=base, mark=mark), {})
    given = dict(wish.values)
    known = _known(row)
    fields = {name: value for name, value in given.items() if name != "is_default"}
    standard, wrong = validation.address(AddressInput(**{**known, **fields}), path=f"{path}.address")
    problems.extend(wrong)
    form = asdict(standard)
    wanted = {name: form[name] for name in (given if row else form) if name in form}
    if given.get("is_default"):
        wanted["is_default"] = True
    shown = dict(base or {"is_default": False})
    masks = sensitive.address_masks(standard)
    for name, value in wanted.items():
        shown[_MASKED.get(name, name)] = masks[_MASKED[name]] if name in _MASKED else value
    return Described(_entry(wish, value=shown, base=base, mark=mark), wanted)


def _known(row: Address | None) -> dict[str, str]:
    """The parts of a known address, of which those not given stay; none of a new one."""
    if row is None:
        return {}
    values = address_values(address_id=row.id)
    return {name: getattr(values, name) for name in _ADDRESS} | {"label": row.label}


def _entry(wish: Wish, *, value: object, base: object, mark: object) -> dict[str, Any]:
    row: UUID | None = wish.row
    return {
        "id": str(new_id()), "part": wish.part, "action": wish.action, "row": None if row is None else str(row),
        "value": value, "base": base, "mark": mark,
    }  # fmt: skip

"""What a customer's data must look like, per locale, and its one standard form.

Pure: values in, values in standard form and problems out. The API, the entry form, imports and services use the same
functions. `Problem.path` names the field as the API does (`addresses.0.city`); codes are texts `fields.<code>`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from zhike.customers.rules import forms, regions
from zhike.customers.types import AddressInput

NAME_FORM: Final = "customers.name_form"
PHONE_FORM: Final = "customers.phone_form"
MOBILE_FORM: Final = "customers.mobile_form"
EMAIL_FORM: Final = "customers.email_form"
ACCOUNT_FORM: Final = "customers.account_form"
PROVINCE_UNKNOWN: Final = "customers.province_unknown"
POSTCODE_FORM: Final = "customers.postcode_form"
ADDRESS_INCOMPLETE: Final = "customers.address_incomplete"
PART_LONG: Final = "customers.part_long"
BIRTHDAY_FORM: Final = "customers.birthday_form"
REQUIRED: Final = "customers.required"

_CHINESE_NAME: Final = re.compile(
    "[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    "[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u00b7]{0,28}"
    "[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_READABLE: Final = re.compile(r"\w")
#: How long a part of an address may be in its standard form, which may be longer than what was given.
_LONGEST: Final[Mapping[str, int]] = {"province": 60, "city": 60, "district": 60, "postcode": 16}
_WECHAT: Final = re.compile(r"[A-Za-z0-9_-]{5,40}")
_QQ: Final = re.compile(r"[1-9]\d{4,11}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One field that cannot be used."""

    path: str
    code: str
    params: Mapping[str, object]


def problem(path: str, code: str, **params: object) -> Problem:
    """A problem of one field."""
    return Problem(path, code, params)


@dataclass(frozen=True, slots=True)
class Locale:
    """The rules of one place. `name` answers whether a person's name is right."""

    code: str
    name: Callable[[str], bool]
    name_min: int
    name_max: int
    postcode: re.Pattern[str] | None
    provinces: tuple[str, ...]


def _cn_name(value: str) -> bool:
    return _CHINESE_NAME.fullmatch(value) is not None


def _any_name(value: str) -> bool:
    return 1 <= len(value) <= 100 and _READABLE.search(value) is not None


_CN: Final = Locale("CN", _cn_name, 2, 30, re.compile(r"\d{6}"), regions.PROVINCES)
#: Places with rules of their own. Every other locale (an ISO country code) has lenient names and its numbering plan.
LOCALES: Final[Mapping[str, Locale]] = {"CN": _CN}


def locale_of(code: str) -> Locale:
    """The rules of a locale."""
    return LOCALES.get(code) or Locale(code, _any_name, 1, 100, None, ())


def name(value: str, *, locale: str, kind: str = "person", path: str = "name") -> tuple[str, Problem | None]:
    """The name in its standard form. A company's name may have any letters."""
    rules = locale_of(locale)
    standard = forms.name(value)
    if not standard:
        return "", None
    right = _any_name(standard) and len(standard) >= 2 if kind == "company" else rules.name(standard)
    if right:
        return standard, None
    return standard, problem(path, NAME_FORM, min=rules.name_min, max=rules.name_max)


def contact(kind: str, value: str, *, locale: str, path: str) -> tuple[str, Problem | None]:
    """A contact value in its standard form: E.164, lower-case e-mail, account name."""
    unified = forms.text(value)
    if not unified:
        return "", None
    if kind == "phone":
        standard = forms.phone_of(unified, locale)
        return (standard, None) if standard else (unified, problem(path, _phone_code(unified, locale)))
    if kind == "email":
        standard = forms.email(unified)
        return (standard, None) if standard else (unified, problem(path, EMAIL_FORM))
    right = {"wechat": _WECHAT, "qq": _QQ}.get(kind)
    if kind == "wechat" and forms.phone_of(unified, locale):
        # Many accounts are the person's phone number.
        return unified, None
    if right is not None and not right.fullmatch(unified):
        return unified, problem(path, ACCOUNT_FORM)
    return (unified, None) if len(unified) <= 100 else (unified, problem(path, ACCOUNT_FORM))


def _phone_code(value: str, locale: str) -> str:
    """A number of digits alone that begins like a mobile was meant as one: say what is wrong with it."""
    digits = re.sub(r"[\s-]", "", value)
    return MOBILE_FORM if locale == "CN" and digits.isdigit() and digits.startswith("1") else PHONE_FORM


def address(value: AddressInput, *, path: str, complete: bool = True) -> tuple[AddressInput, list[Problem]]:
    """An address in its standard form: full names of places, half width, phone in E.164.

    With `complete`, province, city, district (where there are any) and detail must be there (in places without rules of
    their own: city and detail); without, only what is there is looked at.
    """
    rules = locale_of(value.country)
    standard = _standard_address(value, rules)
    problems = _address_parts(standard, rules, path)
    if complete:
        missing = _absent(standard, rules)
        if missing:
            problems.append(problem(f"{path}.{missing[0]}", ADDRESS_INCOMPLETE, parts=missing))
    return standard, problems


def _standard_address(value: AddressInput, rules: Locale) -> AddressInput:
    province = forms.text(value.province)
    city, district = forms.text(value.city), forms.text(value.district)
    if rules.provinces:
        province = regions.province(province) or province
        city = regions.city(city, province)
    phone, _ = contact("phone", value.phone, locale=rules.code, path="")
    return replace(
        value,
        province=province,
        city=city,
        district=district,
        detail=forms.text(value.detail),
        recipient=forms.name(value.recipient),
        phone=phone,
        postcode=forms.postcode(value.postcode),
    )


def _address_parts(value: AddressInput, rules: Locale, path: str) -> list[Problem]:
    found = [
        problem(f"{path}.{part}", PART_LONG) for part, most in _LONGEST.items() if len(getattr(value, part)) > most
    ]
    if value.province and rules.provinces and value.province not in rules.provinces:
        found.append(problem(f"{path}.province", PROVINCE_UNKNOWN))
    _, wrong = contact("phone", value.phone, locale=rules.code, path=f"{path}.phone")
    if wrong:
        found.append(wrong)
    if value.postcode and rules.postcode and not rules.postcode.fullmatch(value.postcode):
        found.append(problem(f"{path}.postcode", POSTCODE_FORM))
    return found


def _absent(value: AddressInput, rules: Locale) -> list[str]:
    """The parts without which nothing can be delivered."""
    needed = ["city", "detail"]
    if rules.provinces:
        needed = ["province", "city", "district", "detail"]
        if not regions.needs_city(value.province):
            needed.remove("city")
        elif not regions.needs_district(value.city):
            needed.remove("district")
    return [part for part in needed if not getattr(value, part)]


def is_complete(value: AddressInput) -> bool:
    """Whether an address has every part that its country needs."""
    return not _absent(value, locale_of(value.country))


def birthday(value: str, *, today: date, path: str = "birthday") -> tuple[str, Problem | None]:
    """A date of birth as ISO."""
    if not value.strip():
        return "", None
    born = forms.birthday(value, today=today)
    return (born.isoformat(), None) if born else (value, problem(path, BIRTHDAY_FORM))


@dataclass(frozen=True, slots=True)
class Mandatory:
    """What a record that somebody enters or imports must have; parameters may relax each."""

    name: bool = True
    contact: bool = True
    address: bool = True


def absent(*, mandatory: Mandatory, has_name: bool, has_contact: bool, has_address: bool) -> Sequence[Problem]:
    """What is mandatory and not there."""
    checks = (
        (mandatory.name and not has_name, "name"),
        (mandatory.contact and not has_contact, "phone"),
        (mandatory.address and not has_address, "addresses"),
    )
    return [problem(path, f"{REQUIRED}_{path}") for wanting, path in checks if wanting]

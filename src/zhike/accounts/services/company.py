"""The company itself, and the rule for names in several languages."""

from collections.abc import Mapping
from typing import Final
from zoneinfo import available_timezones

from django.db import transaction

from zhike.accounts.access import locked
from zhike.accounts.events import CompanyChanged
from zhike.accounts.models import Company
from zhike.accounts.permissions import COMPANY_EDIT
from zhike.accounts.services.seed import company_ensure
from zhike.kernel import i18n, trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import INPUT_INVALID, FieldError, invalid
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.money import CURRENCIES

_FIELDS: Final = ("name", "zone", "default_language", "currency")


def company_language() -> str:
    """The language in which names must be given."""
    return Company.objects.values_list("default_language", flat=True).first() or i18n.DEFAULT_LANGUAGE


def names_checked(names: Mapping[str, str], path: str = "names") -> dict[str, str]:
    """Names by language, blanks left out. Raises `input.invalid` when the company's language is missing or one is
    unknown."""
    unknown = names.keys() - set(i18n.LANGUAGES)
    if unknown:
        raise INPUT_INVALID(fields=[FieldError(f"{path}.{one}", "value.unknown_field") for one in sorted(unknown)[:10]])
    kept = {language: name for language, name in names.items() if name}
    wanted = company_language()
    if wanted not in kept:
        raise invalid(f"{path}.{wanted}", "value.missing")
    return kept


def zone_checked(zone: str, path: str = "zone") -> str:
    """An IANA zone. Raises `input.invalid`."""
    if zone not in available_timezones():
        raise invalid(path, "value.zone")
    return zone


def currency_checked(currency: str, path: str = "currency") -> str:
    """A currency in use, by its ISO 4217 code. Raises `input.invalid`."""
    if currency not in CURRENCIES:
        raise invalid(path, "value.currency")
    return currency


def company_change(*, actor: Actor, version: int, changes: Mapping[str, str]) -> Company:
    """Changes name, zone, default language or currency. Raises `conflict.version`, `input.invalid`."""
    company_ensure()
    if "zone" in changes:
        zone_checked(changes["zone"])
    if "currency" in changes:
        currency_checked(changes["currency"])
    if changes.get("default_language", i18n.DEFAULT_LANGUAGE) not in i18n.LANGUAGES:
        raise invalid("default_language", "value.choice", expected=", ".join(i18n.LANGUAGES))
    with transaction.atomic():
        only = Company.objects.values_list("pk", flat=True).get()
        company = locked(Company, only, actor=actor, wanted=COMPANY_EDIT, version=version)
        before = {name: getattr(company, name) for name in _FIELDS}
        for name in _FIELDS:
            setattr(company, name, changes.get(name, before[name]))
        old, new = trail.changed(before, {name: getattr(company, name) for name in _FIELDS})
        if new:
            company.version += 1
            company.save()
            emit(
                CompanyChanged(fields=sorted(new)),
                actor=actor,
                subject=Subject(kind="company", id=company.id, version=company.version),
                topics=["company"],
            )
            trail.record(
                "accounts.company.edit", actor=actor, object_kind="company", object_id=company.id, before=old, after=new
            )
    return company

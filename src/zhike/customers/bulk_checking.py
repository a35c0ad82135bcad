"""What a row of a customer file must be like: the one check of an import and of its preview."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from zhike.customers import bulk_tags
from zhike.customers.bulk_tags import REFUSED, UnknownTags
from zhike.customers.bulk_writing import NewCustomer
from zhike.customers.rules import validation
from zhike.customers.services import checking
from zhike.customers.types import AddressInput
from zhike.kernel import clock

#: (field, code) of everything that is wrong with a row.
RowProblems = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A row of a customer file: plain values as they were given, not validated yet. `tags` are names of tags in use,
    `preferences` as on the entry form. VIP and service level count for new customers.
    """

    account: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    birthday: str = ""
    language: str = ""
    remark: str = ""
    address: AddressInput | None = None
    registered_at: datetime | None = None
    tags: tuple[str, ...] = ()
    vip: bool = False
    service_level: str = "basic"
    preferences: Mapping[str, object] = field(default_factory=dict)


class RowChecker:
    """The rules for rows of one place, with the mandatory ones and the tags as they are now. `will_make`: tags that are
    still to be made count as there.
    """

    def __init__(self, locale: str, unknown: UnknownTags = REFUSED, *, will_make: bool = False) -> None:
        self._locale = locale
        self._leaves_out = unknown.manner == "leave_out"
        self._will_make = will_make and unknown.manner == "make"
        self._mandatory = checking.mandatory()
        self._tags = bulk_tags.by_name()

    def checked(self, row: CustomerRow) -> NewCustomer | RowProblems:
        """The row in standard form, or everything that is wrong with it."""
        name, name_problem = validation.name(row.name, locale=self._locale)
        phone, phone_problem = validation.contact("phone", row.phone, locale=self._locale, path="phone")
        email, email_problem = validation.contact("email", row.email, locale=self._locale, path="email")
        today = clock.now().date()
        birthday, birthday_problem = validation.birthday(row.birthday, today=today)
        problems = [one for one in (name_problem, phone_problem, email_problem, birthday_problem) if one]
        address = None
        if row.address is not None:
            address, wrong = validation.address(row.address, path="address", complete=self._mandatory.address)
            problems += wrong
        tags = [tag for name in row.tags if (tag := self._tags.get(name.casefold())) is not None]
        if any(not self._may_lack(name) for name in self.unknown(row)):
            problems.append(validation.problem("tags", "customers.tag_unknown"))
        problems += validation.absent(
            mandatory=self._mandatory, has_name=bool(name), has_contact=bool(phone or email),
            has_address=address is not None,
        )  # fmt: skip
        if problems:
            return tuple((one.path.split(".")[-1], one.code) for one in problems)
        return NewCustomer(
            origin="import", locale=self._locale, name=name, phone=phone, email=email, birthday=birthday,
            language=row.language, remark=row.remark, address=address, registered_at=row.registered_at,
            account=("platform", row.account) if row.account else None, vip=row.vip,
            service_level=row.service_level, preferences=row.preferences,
            tags=bulk_tags.chosen(tags),
        )  # fmt: skip

    def unknown(self, row: CustomerRow) -> list[str]:
        """The row's tags that nobody made."""
        return [name for name in row.tags if name.casefold() not in self._tags]

    def _may_lack(self, name: str) -> bool:
        return self._leaves_out or (self._will_make and len(name) <= bulk_tags.LONGEST_NAME)


def customer_rows_check(rows: Sequence[CustomerRow], *, locale: str, tags: UnknownTags = REFUSED) -> list[RowProblems]:
    """What an import would say against each row, in the order of `rows`; nothing for rows that it would take as far as
    they themselves say. (Whom a row is about is not looked up.)
    """
    checker = RowChecker(locale, tags, will_make=True)
    checked = [checker.checked(row) for row in rows]
    return [() if isinstance(one, NewCustomer) else one for one in checked]


def row_problem_params(locale: str) -> Mapping[str, object]:
    """What the words of a row's problems name: the bounds of a person's name in a place."""
    rules = validation.locale_of(locale)
    return {"min": rules.name_min, "max": rules.name_max}

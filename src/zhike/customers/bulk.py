"""Customers in bulk: those whom orders name, and those of a customer file.

The same rules hold as for the entry form. Set-based, in the caller's transaction or one of its own, at most 5,000 rows
a call; each call leaves one event per thousand ids and one row in the operation log.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal
from uuid import UUID

from django.db import IntegrityError, transaction

from zhike.customers import bulk_completing, bulk_finding, bulk_tags, bulk_writing
from zhike.customers.bulk_checking import CustomerRow, RowChecker, RowProblems
from zhike.customers.bulk_tags import REFUSED, UnknownTags
from zhike.customers.bulk_writing import NewCustomer
from zhike.customers.events import CustomersImported
from zhike.customers.permissions import CUSTOMER_CREATE, CUSTOMER_EDIT, CUSTOMER_VIEW, TAG_MANAGE
from zhike.customers.rules import forms
from zhike.customers.services import checking
from zhike.customers.types import AutoCustomer
from zhike.kernel import trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import invalid
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.ids import new_id

MOST_ROWS: Final = 5_000
_IDS_PER_EVENT: Final = 1_000


@dataclass(frozen=True, slots=True)
class ImportedCustomer:
    """What became of a row. `merged`: somebody known by the account, phone or e-mail was completed (`code` says by
    which); `unchanged`: known, and nothing was missing. `problems` are (field, code) of a rejected one.
    """

    outcome: Literal["created", "merged", "unchanged", "rejected"]
    customer_id: UUID | None = None
    code: str | None = None
    problems: RowProblems = ()


@dataclass(slots=True)
class _Work:
    """One call's work."""

    created: list[UUID] = field(default_factory=list)
    changed: list[UUID] = field(default_factory=list)


def customer_ensure_many(*, actor: Actor, rows: Sequence[AutoCustomer], shop_id: UUID) -> list[UUID]:
    """The customers behind accounts of a shop's platform, in the order of `rows`; made (origin `order`) where nobody
    has the account yet. What is known already is left as it is.
    """
    if len(rows) > MOST_ROWS:
        raise ValueError(f"at most {MOST_ROWS} customers a call")
    try:
        with transaction.atomic():
            return _ensure(actor, rows, shop_id)
    except IntegrityError:
        # Somebody made one of the accounts a moment ago: now it is found.
        with transaction.atomic():
            return _ensure(actor, rows, shop_id)


def _ensure(actor: Actor, rows: Sequence[AutoCustomer], shop_id: UUID) -> list[UUID]:
    known = bulk_finding.by_account({(row.kind, row.value) for row in rows}, shop_id)
    made: dict[tuple[str, str], NewCustomer] = {}
    for row in rows:
        account = (row.kind, row.value)
        if account not in known and account not in made:
            made[account] = NewCustomer(
                origin="order", locale=row.locale, name=forms.name(row.name), language=row.language,
                phone=(forms.phone_of(row.phone, row.locale) or "") if row.phone else "",
                email=(forms.email(row.email) or "") if row.email else "",
                registered_at=row.registered_at, account=account,
            )  # fmt: skip
    bulk_writing.insert(list(made.values()), shop_id)
    bulk_writing.link_to_shop(list(known.values()), shop_id)
    _tell(actor, shop_id, _Work(created=[one.id for one in made.values()]), "customers.customer.create")
    ids = known | {account: one.id for account, one in made.items()}
    return [ids[row.kind, row.value] for row in rows]


@transaction.atomic
def customer_import_many(
    *, actor: Actor, rows: Sequence[CustomerRow], shop_id: UUID, locale: str, tags: UnknownTags = REFUSED
) -> list[ImportedCustomer]:
    """Takes rows of a customer file in, in the order of `rows`. Mandatory rules bind, as on the entry form.

    A row of a known account, or with the phone or e-mail of somebody known, completes that record: what it lacks is
    added, nothing is replaced. A row of somebody whom the actor may not see or change is rejected (an import opens
    nobody's file), and so is one of a deleted customer, who has to be brought back first. `tags` says what becomes of
    tags that nobody made. Raises `permission.missing`, `input.invalid` for a shop that is not the actor's or a group of
    tags that is not in use.
    """
    actor.require(CUSTOMER_CREATE)
    checking.shops_entered_for(actor, [shop_id], "shop_id")
    if len(rows) > MOST_ROWS:
        raise ValueError(f"at most {MOST_ROWS} customers a call")
    if tags.manner == "make":
        _make_tags(actor, rows, locale, tags)
    importer = _Importer(actor, shop_id, RowChecker(locale, tags))
    return importer.run(rows)


def _make_tags(actor: Actor, rows: Sequence[CustomerRow], locale: str, tags: UnknownTags) -> None:
    """Makes the tags of rows that nothing else is wrong with."""
    actor.require(TAG_MANAGE)
    if tags.group_id is None:
        raise invalid("tag_group", "value.missing")
    checker = RowChecker(locale, tags, will_make=True)
    named = [row for row in rows if checker.unknown(row)]
    names = [name for row in named if isinstance(checker.checked(row), NewCustomer) for name in checker.unknown(row)]
    bulk_tags.make(names, tags.group_id, actor)


class _Importer:
    """One batch of a customer file."""

    def __init__(self, actor: Actor, shop_id: UUID, checker: RowChecker) -> None:
        self._actor = actor
        self._shop_id = shop_id
        self._checker = checker
        self._work = _Work()

    def run(self, rows: Sequence[CustomerRow]) -> list[ImportedCustomer]:
        """All rows, in order."""
        checked = [self._checker.checked(row) for row in rows]
        usable = [one for one in checked if isinstance(one, NewCustomer)]
        self._accounts = bulk_finding.by_account({one.account for one in usable if one.account}, self._shop_id)
        self._contacts = bulk_finding.by_contact(usable)
        known = {*self._accounts.values(), *self._contacts.values()}
        self._seen = bulk_finding.within(self._actor, CUSTOMER_VIEW, known)
        self._editable = bulk_finding.within(self._actor, CUSTOMER_EDIT, known)
        self._out_of_use = bulk_finding.out_of_use(known)
        self._records = bulk_completing.Records(known)
        self._fresh: dict[str, NewCustomer] = {}
        results = [
            self._taken(one) if isinstance(one, NewCustomer) else ImportedCustomer("rejected", problems=one)
            for one in checked
        ]
        made = list({new.id: new for new in self._fresh.values()}.values())
        bulk_writing.insert(made, self._shop_id)
        bulk_tags.put([(new.id, tag) for new in made for tag in new.tags], self._actor)
        touched = [one.customer_id for one in results if one.customer_id is not None]
        bulk_writing.link_to_shop(touched, self._shop_id)
        _tell(self._actor, self._shop_id, self._work, "customers.customer.import")
        return results

    def _taken(self, new: NewCustomer) -> ImportedCustomer:
        """Creates or completes, looking at accounts first, then at phone and e-mail, in the database and this batch."""
        known = self._accounts.get(new.account) if new.account else None
        if known is not None:
            return self._completed(known, new, "account")
        kinds = [("phone", new.phone), ("email", new.email)]
        if new.account:
            kinds.insert(0, ("account", new.account[1]))
        keys = [(kind, f"{kind}:{value}") for kind, value in kinds if value]
        for kind, key in keys:
            twin = self._fresh.get(key)
            if twin is not None:
                # The same person twice in this file: the first row's values stay.
                return ImportedCustomer("merged", twin.id, f"customer.same_{kind}")
            known = self._contacts.get(key)
            if known is not None:
                return self._completed(known, new, kind)
        for key in [key for _, key in keys] or [f"row:{new.id}"]:
            self._fresh[key] = new
        self._work.created.append(new.id)
        return ImportedCustomer("created", new.id)

    def _completed(self, customer_id: UUID, new: NewCustomer, kind: str) -> ImportedCustomer:
        """Adds what the record lacks, where the actor may; one out of use is nobody's to change by a file."""
        if customer_id not in self._seen:
            return ImportedCustomer("rejected", problems=((kind, "customers.hidden"),))
        if customer_id in self._out_of_use:
            return ImportedCustomer("rejected", problems=((kind, self._out_of_use[customer_id]),))
        if customer_id not in self._editable:
            return ImportedCustomer("rejected", problems=((kind, "customers.may_not_edit"),))
        is_new_account = new.account is not None and new.account not in self._accounts
        says_more = is_new_account or self._records.lacks(customer_id, new)
        changed = says_more and bulk_completing.complete(self._actor, customer_id, new, self._shop_id)
        if changed:
            self._work.changed.append(customer_id)
        code = None if kind == "account" else f"customer.same_{kind}"
        return ImportedCustomer("merged" if changed else "unchanged", customer_id, code)


def _tell(actor: Actor, shop_id: UUID, work: _Work, action: str) -> None:
    """Events of at most a thousand ids, and one row in the log."""
    marked = [(one, True) for one in work.created] + [(one, False) for one in dict.fromkeys(work.changed)]
    operation = new_id()
    for start in range(0, len(marked), _IDS_PER_EVENT):
        part = marked[start : start + _IDS_PER_EVENT]
        emit(
            CustomersImported(
                created=tuple(one for one, is_new in part if is_new),
                changed=tuple(one for one, is_new in part if not is_new),
            ),
            actor=actor,
            subject=Subject(kind="import", id=operation, version=1),
            shop_id=shop_id,
            topics=[f"shop:{shop_id}"],
        )
    if marked:
        trail.record(
            action,
            actor=actor,
            object_kind="import",
            object_id=operation,
            after={"created": len(work.created), "changed": len(marked) - len(work.created)},
            shop_id=shop_id,
        )

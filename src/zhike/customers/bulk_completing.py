"""Completing customers who are known already with what a file says of them: nothing is replaced."""

from collections.abc import Collection, Iterable
from typing import Any, Final, NamedTuple
from uuid import UUID

from zhike.customers import bulk_finding, bulk_tags, bulk_writing
from zhike.customers.bulk_writing import NewCustomer
from zhike.customers.models import Address, ContactPoint, Customer, Identity
from zhike.customers.rules import completeness
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.crypto import load

_PLAIN: Final = ("name", "language", "remark")
_SEALED: Final = ("phone", "email", "birthday")


class _Record(NamedTuple):
    """What a record has: names of columns that say something, preferences by name, whether there is an address."""

    filled: Collection[str]
    preferences: Collection[str]
    has_address: bool
    tags: Collection[UUID]


class Records:
    """What is known of a batch's customers, read in three statements: most rows of a file that came before say nothing
    new, and their records need not be locked to find that out.
    """

    def __init__(self, ids: Iterable[UUID]) -> None:
        wanted = list(ids)
        self._records: dict[UUID, _Record] = {}
        if not wanted:
            return
        housed = set(
            Address.objects.filter(customer_id__in=wanted, archived_at=None).values_list("customer_id", flat=True)
        )
        tags = bulk_tags.held(wanted)
        columns = (*_PLAIN, "phone_mask", "email_mask", "birthday_mask", "preferences")
        for one in Customer.objects.filter(pk__in=wanted).values("id", *columns):
            filled = [name for name in _PLAIN if one[name]] + [name for name in _SEALED if one[f"{name}_mask"]]
            self._records[one["id"]] = _Record(
                filled, tuple(one["preferences"]), one["id"] in housed, tags.get(one["id"], ())
            )

    def lacks(self, customer_id: UUID, new: NewCustomer) -> bool:
        """Whether the row says something that the record may lack (accounts are looked at by the caller)."""
        record = self._records.get(customer_id)
        if record is None:
            return True
        return (
            any(getattr(new, name) and name not in record.filled for name in (*_PLAIN, *_SEALED))
            or (new.address is not None and not record.has_address)
            or any(name not in record.preferences for name in new.preferences)
            or any(tag.slot not in record.tags for tag in new.tags)
        )


def complete(actor: Actor, customer_id: UUID, new: NewCustomer, shop_id: UUID) -> bool:
    """Fills what a known customer lacks; True when something was added."""
    customer = Customer.objects.select_for_update().get(pk=customer_id)
    if customer.erased_at is not None:
        return False
    keys = load([customer_id], make=True)
    lacking = {
        name: value for name in _SEALED if (value := getattr(new, name)) and getattr(customer, f"{name}_sealed") is None
    }
    changes: dict[str, Any] = bulk_writing.personal(customer_id, keys, **lacking)
    changes |= {name: getattr(new, name) for name in _PLAIN if getattr(new, name) and not getattr(customer, name)}
    preferences = dict(new.preferences) | dict(customer.preferences)
    if preferences != customer.preferences:
        changes["preferences"] = preferences
    added = _add_parts(actor, customer_id, new, keys, shop_id)
    if not changes and not added:
        return False
    for name, value in changes.items():
        setattr(customer, name, value)
    _recount(customer)
    customer.version += 1
    customer.updated_at = clock.now()
    customer.save(update_fields=[*changes, "missing", "completeness", "version", "updated_at"])
    return True


def _add_parts(actor: Actor, customer_id: UUID, new: NewCustomer, keys: Any, shop_id: UUID) -> bool:
    """The account, the address and the tags, where the customer has none."""
    taken = bulk_tags.held([customer_id]).get(customer_id, set())
    tags = [tag for tag in new.tags if tag.slot not in taken]
    bulk_tags.put([(customer_id, tag) for tag in tags], actor)
    added = bool(tags)
    if new.account and not bulk_finding.by_account({new.account}, shop_id):
        Identity.objects.create(**bulk_writing.identity(customer_id, new.account, shop_id, keys))
        added = True
    has_address = Address.objects.filter(customer_id=customer_id, archived_at=None).exists()
    if new.address is not None and not has_address:
        Address.objects.create(**bulk_writing.address(customer_id, new.address, keys, first=True))
        added = True
    return added


def _recount(customer: Customer) -> None:
    """What the record still lacks."""
    kinds = set(ContactPoint.objects.filter(customer_id=customer.pk).values_list("kind", flat=True))
    facts = completeness.Facts(
        name=bool(customer.name),
        phone=customer.phone_sealed is not None,
        email=customer.email_sealed is not None,
        other_contact=bool(kinds),
        address=Address.objects.filter(customer_id=customer.pk, archived_at=None).exists(),
        birthday=customer.birthday_sealed is not None,
        preferences=bool(customer.preferences),
    )
    customer.missing = completeness.lacks(facts)
    customer.completeness = completeness.percentage(customer.missing)

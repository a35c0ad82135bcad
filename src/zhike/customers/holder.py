"""What customers themselves hold of a customer beside the record."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final
from uuid import UUID

from django.db import connection

from zhike.customers import sensitive
from zhike.customers.models import Address, ContactPoint, Correction, CustomerShop, CustomerTag, Identity
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.holders import CustomerHolder, HeldRow, HeldTable

#: Shops that both customers dealt with stay the receiver's; the earlier of the two first days holds.
_COMMON_SHOPS: Final = """
WITH common AS (
  DELETE FROM customers_customershop s USING customers_customershop t
  WHERE s.customer_id = %s AND t.customer_id = %s AND t.shop_id = s.shop_id RETURNING t.id, s.first_seen_at
)
UPDATE customers_customershop t SET first_seen_at = least(t.first_seen_at, common.first_seen_at)
FROM common WHERE t.id = common.id
"""
#: What both have already is not moved: the receiver's row says it.
_COMMON: Final = (
    (
        "DELETE FROM customers_customertag s USING customers_customertag t "
        "WHERE s.customer_id = %s AND t.customer_id = %s AND t.tag_id = s.tag_id"
    ),
    (
        "DELETE FROM customers_contactpoint s USING customers_contactpoint t "
        "WHERE s.customer_id = %s AND t.customer_id = %s AND t.kind = s.kind AND t.token = s.token"
    ),
)
#: Tables whose rows carry no sealed value and belong to the customer as they are.
_PLAIN: Final = (HeldTable("customers_timelineentry"), HeldTable("customers_consultation", key="episode_id"))


class _PlainRows(CustomerHolder):
    """Moves what needs no sealing anew, by the base class's statement."""

    name: ClassVar[str] = "customers.plain"
    tables: ClassVar[tuple[HeldTable, ...]] = _PLAIN

    def erase(self, *, actor: Actor, customer_id: UUID) -> Mapping[str, int]:
        """Nothing here is personal."""
        return {}


class Identities(CustomerHolder):
    """Identities, contact points and addresses are sealed under their customer's key, so moving them means sealing them
    anew.
    """

    name: ClassVar[str] = "customers"
    tables: ClassVar[tuple[HeldTable, ...]] = (
        HeldTable("customers_identity", hidden=("value_sealed", "value_token")),
        HeldTable("customers_customershop"),
        HeldTable("customers_customertag"),
        HeldTable("customers_contactpoint", hidden=("sealed", "token", "first3", "last4", "domain")),
        HeldTable(
            "customers_address",
            hidden=("detail_sealed", "recipient_sealed", "phone_sealed", "phone_token", "phone_last4"),
        ),
        HeldTable("customers_correction", hidden=("sealed",)),
        *_PLAIN,
    )

    def move(self, *, from_id: UUID, into_id: UUID, limit: int = 1000) -> Sequence[HeldRow]:
        """See the base class; what both customers have already is not moved."""
        with connection.cursor() as cursor:
            for common in (_COMMON_SHOPS, *_COMMON):
                cursor.execute(common, [from_id, into_id])
        shops = list(CustomerShop.objects.filter(customer_id=from_id).values_list("id", flat=True)[:limit])
        CustomerShop.objects.filter(pk__in=shops).update(customer_id=into_id)
        tags = list(CustomerTag.objects.filter(customer_id=from_id).values_list("id", flat=True)[:limit])
        CustomerTag.objects.filter(pk__in=tags).update(customer_id=into_id)
        return [
            *_move_identities(from_id, into_id, limit),
            *_move_points(from_id, into_id, limit),
            *_move_addresses(from_id, into_id, limit),
            *_move_corrections(from_id, into_id, limit),
            *(HeldRow("customers_customershop", str(shop_id)) for shop_id in shops),
            *(HeldRow("customers_customertag", str(tag_id)) for tag_id in tags),
            *_PlainRows().move(from_id=from_id, into_id=into_id, limit=limit),
        ]

    def erase(self, *, actor: Actor, customer_id: UUID) -> Mapping[str, int]:
        """Contact points, requests to correct and tags go, addresses lose who and where. Identities are counted: the
        service that erases the record emptied them before it asked anybody else.
        """
        points, _ = ContactPoint.objects.filter(customer_id=customer_id).delete()
        corrections, _ = Correction.objects.filter(customer_id=customer_id).delete()
        tags, _ = CustomerTag.objects.filter(customer_id=customer_id).delete()
        addresses = Address.objects.filter(customer_id=customer_id).update(
            province="", city="", district="", postcode="", detail_sealed=None, detail_mask="", recipient_sealed=None,
            recipient_mask="", phone_sealed=None, phone_mask="", phone_token=None, phone_last4=None,
        )  # fmt: skip
        return {
            "identities": Identity.objects.filter(customer_id=customer_id).count(),
            "contact_points": points,
            "addresses": addresses,
            "corrections": corrections,
            "tags": tags,
        }


def _move_identities(from_id: UUID, into_id: UUID, limit: int) -> list[HeldRow]:
    moved = []
    for identity in Identity.objects.select_for_update().filter(customer_id=from_id).order_by("id")[:limit]:
        value = sensitive.identity_value(identity.id, from_id, bytes(identity.value_sealed))
        identity.value_sealed = sensitive.identity_sealed(identity.id, into_id, value)
        identity.customer_id = into_id
        identity.save(update_fields=["value_sealed", "customer"])
        moved.append(HeldRow("customers_identity", str(identity.id)))
    return moved


def _move_points(from_id: UUID, into_id: UUID, limit: int) -> list[HeldRow]:
    moved = []
    for point in ContactPoint.objects.select_for_update().filter(customer_id=from_id).order_by("id")[:limit]:
        point.sealed = sensitive.moved(sensitive.CONTACT, point.id, bytes(point.sealed), from_id, into_id)
        point.customer_id = into_id
        point.save(update_fields=["sealed", "customer"])
        moved.append(HeldRow("customers_contactpoint", str(point.id)))
    return moved


def _move_addresses(from_id: UUID, into_id: UUID, limit: int) -> list[HeldRow]:
    """The receiver's default address stays the default."""
    moved = []
    for row in Address.objects.select_for_update().filter(customer_id=from_id).order_by("id")[:limit]:
        for column in (sensitive.ADDRESS_DETAIL, sensitive.ADDRESS_RECIPIENT, sensitive.ADDRESS_PHONE):
            sealed = getattr(row, column.column)
            if sealed is not None:
                setattr(row, column.column, sensitive.moved(column, row.id, bytes(sealed), from_id, into_id))
        row.customer_id, row.is_default = into_id, False
        row.save(update_fields=["detail_sealed", "recipient_sealed", "phone_sealed", "customer", "is_default"])
        moved.append(HeldRow("customers_address", str(row.id)))
    return moved


def _move_corrections(from_id: UUID, into_id: UUID, limit: int) -> list[HeldRow]:
    moved = []
    for row in Correction.objects.select_for_update(of=("self",)).filter(customer_id=from_id).order_by("id")[:limit]:
        row.sealed = sensitive.moved(sensitive.CORRECTION, row.id, bytes(row.sealed), from_id, into_id)
        row.customer_id = into_id
        if row.state == "open":
            # It was asked of a record that nobody uses any more.
            row.state, row.because, row.decided_at, row.version = "ended", "merged", clock.now(), row.version + 1
        row.save(update_fields=["sealed", "customer", "state", "because", "decided_at", "version"])
        moved.append(HeldRow("customers_correction", str(row.id)))
    return moved

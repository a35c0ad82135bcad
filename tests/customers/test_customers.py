"""Customers: masks, reveal, scope."""

import pytest
from django.db import connection

from tests.conversations.conftest import World, _user, build_world, ports, read
from tests.spine_fixture import spine
from zhike.customers.models import Customer, CustomerShop
from zhike.customers.public import Claims, customer_absorb, customer_recognise_claims, customer_recognise_visitor
from zhike.kernel.authz import SYSTEM
from zhike.kernel.clock import FrozenClock
from zhike.kernel.ids import new_id

__all__ = ["ports", "spine"]

CANARY = Claims("canary", "金丝雀", phone="138 0000 1234", email="Canary@Example.com", vip=True)


@pytest.fixture
def world(db: None, frozen: FrozenClock) -> World:
    return build_world()


def recognise(world: World, claims: Claims = CANARY) -> Customer:
    found = customer_recognise_claims(actor=SYSTEM, claims=claims, shop_id=world.shop_id, language="zh-CN")
    return Customer.objects.get(pk=found.customer_id)


def test_a_customer_is_made_once_with_a_number_and_masks(world: World) -> None:
    customer = recognise(world)
    again = recognise(world)
    assert again.pk == customer.pk
    assert (customer.number, customer.phone_mask) == ("C26-000001", "138****1234")
    assert customer.email_mask == "c***@example.com"
    assert customer.service_level == "exclusive"
    assert CustomerShop.objects.filter(customer=customer).count() == 1


def test_the_shop_may_rename_and_promote_but_never_replaces_a_contact_value(world: World) -> None:
    customer = recognise(world)
    before = bytes(customer.phone_sealed or b"")
    changed = recognise(world, Claims("canary", "新名字", phone="13911112222", vip=False))
    assert (changed.name, changed.vip, changed.service_level) == ("新名字", False, "basic")
    assert (bytes(changed.phone_sealed or b""), changed.phone_mask) == (before, "138****1234")
    assert changed.version == 2


def test_what_is_no_phone_or_email_is_left_out(world: World) -> None:
    customer = recognise(world, Claims("odd", "怪", phone="not a phone", email="not an email"))
    assert (customer.phone_sealed, customer.phone_mask, customer.email_sealed) == (None, "", None)


def test_reveal_shows_the_value_and_leaves_a_row_with_the_reason(world: World) -> None:
    customer = recognise(world)
    chen = world.api(_user("revealer", "审核", "administrator", world.team_id, world.shop_id))
    path = f"/customers/{customer.id}"
    assert "13800001234" not in chen.get(path).content.decode()
    shown = read(chen.post(f"{path}/reveal", {"field": "phone", "reason": "回访"}))
    assert shown == {"field": "phone", "value": "+8613800001234", "parts": None}
    with connection.cursor() as cursor:
        cursor.execute("SELECT after::text FROM audit_entry WHERE action = 'customers.customer.reveal'")
        rows = cursor.fetchall()
    assert len(rows) == 1
    assert "回访" in rows[0][0]
    assert "13800001234" not in rows[0][0]
    assert read(chen.post(f"{path}/reveal", {"field": "phone", "reason": " "}), 422)["fields"][0]["path"] == "reason"


def test_a_customer_of_another_shop_is_not_found(world: World) -> None:
    customer = recognise(world)
    assert read(world.api(world.wang).get(f"/customers/{customer.id}"))["phone_mask"] == "138****1234"
    assert read(world.api(world.li).get(f"/customers/{customer.id}"), 404)["code"] == "missing.not_found"


def test_only_an_anonymous_record_is_taken_into_another(world: World) -> None:
    customer, other = recognise(world), recognise(world, Claims("other", "别人"))
    customer_absorb(actor=SYSTEM, customer_id=other.id, into_id=customer.id)
    assert Customer.objects.get(pk=other.pk).merged_into_id is None
    visitor = customer_recognise_visitor(
        actor=SYSTEM, visitor_id=new_id(), channel_id=world.channel.id, shop_id=world.shop_id, language="en"
    )
    customer_absorb(actor=SYSTEM, customer_id=visitor.customer_id, into_id=customer.id)
    assert Customer.objects.get(pk=visitor.customer_id).merged_into_id == customer.id


def test_no_personal_value_is_stored_readable(world: World) -> None:
    recognise(world)
    with connection.cursor() as cursor:
        for table in ("customers_customer", "customers_identity", "kernel_event", "audit_entry"):
            cursor.execute(f"SELECT string_agg(t::text, ' ') FROM {table} t")
            text = cursor.fetchone()[0]
            for value in ("13800001234", "canary@example.com", "Canary@Example.com"):
                assert value not in text
                assert value.encode().hex() not in text

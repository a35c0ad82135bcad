"""Recognising somebody, and taking an anonymous record into another."""

from uuid import UUID

from django.db import IntegrityError, transaction

from zhike.customers import sensitive
from zhike.customers.events import CustomerCreated, CustomerMerged
from zhike.customers.models import Customer, CustomerShop, Identity
from zhike.customers.rules import completeness
from zhike.customers.services import saving
from zhike.customers.services.archiving import customer_return
from zhike.customers.services.correcting import corrections_end
from zhike.customers.services.erasing import customer_hold
from zhike.customers.services.numbers import take_numbers
from zhike.customers.types import Claims, KnownVisitor, Recognised
from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.ids import new_id


def customer_recognise_visitor(
    *, actor: Actor, visitor_id: UUID, channel_id: UUID, shop_id: UUID, language: str
) -> Recognised:
    """The customer behind an anonymous visitor of a channel; made at the first call, found at every later one."""
    return _recognise(
        actor=actor,
        kind="visitor",
        realm=channel_id,
        value=str(visitor_id),
        shop_id=shop_id,
        language=language,
        claims=None,
    )


def customer_recognise_claims(*, actor: Actor, claims: Claims, shop_id: UUID, language: str) -> Recognised:
    """The customer whom a shop's signed token names. Contact values that the record lacks are added, never replaced;
    name and VIP mark follow the shop.
    """
    return _recognise(
        actor=actor, kind="shop", realm=shop_id, value=claims.subject, shop_id=shop_id, language=language, claims=claims
    )


def customer_known_visitor(*, visitor_id: UUID, channel_id: UUID) -> KnownVisitor | None:
    """What is known of an anonymous visitor of a channel; nothing is made."""
    found = _find("visitor", channel_id, str(visitor_id))
    if found is None:
        return None
    retired = Customer.objects.filter(pk=found.customer_id, merged_into__isnull=False).exists()
    return KnownVisitor(found.customer_id, found.identity_id, retired)


@transaction.atomic
def _recognise(
    *, actor: Actor, kind: str, realm: UUID, value: str, shop_id: UUID, language: str, claims: Claims | None
) -> Recognised:
    known = _find(kind, realm, value)
    if known is not None and not customer_hold(known.customer_id):
        # Erased between the two statements: this is somebody new.
        known = None
    if known is None:
        try:
            with transaction.atomic():
                known = _by_account(realm, value) if claims is not None else None
                if known is None:
                    return _create(actor, kind, realm, value, shop_id, language, claims)
        except IntegrityError:
            # Somebody made the same identity a moment ago; a violation of anything else finds nothing and stays.
            known = _find(kind, realm, value)
            if known is None:
                raise
    Identity.objects.filter(pk=known.identity_id).update(seen_at=clock.now())
    if known.archived:
        customer_return(actor=actor, customer_id=known.customer_id)
    if claims is not None:
        _follow_shop(actor, known.customer_id, claims, shop_id)
    return known


def _find(kind: str, realm: UUID, value: str) -> Recognised | None:
    row = (
        Identity.objects.filter(kind=kind, realm=realm, value_token__in=sensitive.identity_lookup(value), verified=True)
        .values_list("customer_id", "id", "customer__archived_at", "customer__merged_into_id")
        .first()
    )
    if row is None:
        return None
    return Recognised(row[0], row[1], created=False, archived=row[2] is not None and row[3] is None)


def _by_account(shop_id: UUID, value: str) -> Recognised | None:
    """The customer whose orders came with this account of the shop, now signed in with it: the same person, known in a
    second way from now on. Runs in a savepoint; a twin that was quicker violates the identity's constraint.
    """
    found = _find("platform", shop_id, value)
    if found is None:
        return None
    record = Customer.objects.only("merged_into_id").get(pk=found.customer_id)
    customer_id = record.merged_into_id if record.merged_into_id is not None else record.pk
    if not customer_hold(customer_id):
        return None
    return Recognised(
        customer_id, _identify(customer_id, "shop", shop_id, value), created=False, archived=found.archived
    )


def _identify(customer_id: UUID, kind: str, realm: UUID, value: str) -> UUID:
    """A verified way of knowing the customer; answers its id."""
    identity_id, now = new_id(), clock.now()
    Identity.objects.create(
        id=identity_id,
        customer_id=customer_id,
        kind=kind,
        realm=realm,
        value_sealed=sensitive.identity_sealed(identity_id, customer_id, value),
        value_token=sensitive.identity_token(value),
        verified=True,
        created_at=now,
        seen_at=now,
    )
    return identity_id


def _create(
    actor: Actor, kind: str, realm: UUID, value: str, shop_id: UUID, language: str, claims: Claims | None
) -> Recognised:
    now = clock.now()
    customer_id = new_id()
    contact = sensitive.contact_columns(customer_id, claims) if claims else {}
    facts = completeness.Facts(
        name=bool(claims and claims.name),
        phone="phone_sealed" in contact,
        email="email_sealed" in contact,
        other_contact=False,
        address=False,
        birthday=False,
        preferences=False,
    )
    Customer.objects.create(
        id=customer_id,
        number=take_numbers(1)[0],
        name=claims.name if claims else "",
        origin=kind,
        language=language,
        vip=bool(claims and claims.vip),
        service_level="exclusive" if claims and claims.vip else "basic",
        registered_at=now,
        created_at=now,
        updated_at=now,
        **contact,
        **saving.completeness_columns(facts),
    )
    identity_id = _identify(customer_id, kind, realm, value)
    CustomerShop.objects.create(id=new_id(), customer_id=customer_id, shop_id=shop_id, first_seen_at=now)
    emit(
        CustomerCreated(customer_id=customer_id, origin=kind),
        actor=actor,
        subject=Subject(kind="customer", id=customer_id, version=1),
        customer_id=customer_id,
        shop_id=shop_id,
        topics=[f"shop:{shop_id}"],
    )
    trail.record(
        "customers.customer.create",
        actor=actor,
        object_kind="customer",
        object_id=customer_id,
        after={"origin": kind},
        customer_id=customer_id,
        shop_id=shop_id,
    )
    return Recognised(customer_id, identity_id, created=True)


def _follow_shop(actor: Actor, customer_id: UUID, claims: Claims, shop_id: UUID) -> None:
    """Brings name, VIP mark and missing contact values up to what the shop says."""
    customer = Customer.objects.select_for_update().get(pk=customer_id)
    wanted: dict[str, object] = {}
    if claims.name and claims.name != customer.name:
        wanted["name"] = claims.name
    if claims.vip != customer.vip:
        wanted |= {"vip": claims.vip, "service_level": "exclusive" if claims.vip else "basic"}
    for name, value in sensitive.contact_columns(customer_id, claims).items():
        field = name.split("_", 1)[0]
        if getattr(customer, f"{field}_sealed") is None:
            wanted[name] = value
    if not wanted:
        return
    saving.save(actor=actor, customer=customer, columns=wanted, shop_id=shop_id)


@transaction.atomic
def customer_absorb(*, actor: Actor, customer_id: UUID, into_id: UUID) -> None:
    """Takes an anonymous visitor's record into a recognised customer: the visitor turned out to be that customer.

    Only records of origin `visitor` are taken in; any other pair is left as it is, because joining two known persons
    needs evidence and a decision. The visitor identity stays with the taken-in record, which nobody uses any more.
    """
    if customer_id == into_id:
        return
    source = Customer.objects.select_for_update().get(pk=customer_id)
    if source.origin != "visitor" or source.merged_into_id is not None:
        return
    corrections_end(source, actor=actor, because="merged")
    now = clock.now()
    Customer.objects.filter(pk=customer_id).update(
        merged_into_id=into_id, archived_at=now, updated_at=now, version=source.version + 1
    )
    emit(
        CustomerMerged(customer_id=customer_id, into_id=into_id),
        actor=actor,
        subject=Subject(kind="customer", id=customer_id, version=source.version + 1),
        customer_id=into_id,
    )
    trail.record(
        "customers.customer.merge",
        actor=actor,
        object_kind="customer",
        object_id=customer_id,
        after={"merged_into": str(into_id)},
        customer_id=into_id,
    )

"""Whom a file's rows are about: looked up together, a batch at a time."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet

from zhike.customers import bulk_writing
from zhike.customers.access import SCOPE
from zhike.customers.bulk_writing import NewCustomer
from zhike.customers.models import ContactPoint, Customer, Identity
from zhike.kernel.authz import Actor, Permission, scope_sql
from zhike.kernel.crypto import blind

T = TypeVar("T", bound=Model)


def by_account(accounts: set[tuple[str, str]], realm: UUID) -> dict[tuple[str, str], UUID]:
    """The customers of verified accounts; a record that was taken into another answers that other."""
    found: dict[tuple[str, str], UUID] = {}
    for kind in {kind for kind, _ in accounts}:
        tokens = bulk_writing.tokens_of({value: value for one, value in accounts if one == kind})
        rows = Identity.objects.filter(kind=kind, realm=realm, verified=True)
        for token, customer_id, master in _one_of(rows, "customers_identity.value_token", tokens).values_list(
            "value_token", "customer_id", "customer__merged_into_id"
        ):
            found[kind, tokens[bytes(token)]] = master or customer_id
    return found


def by_contact(rows: Sequence[NewCustomer]) -> dict[str, UUID]:
    """The customers that have one of these phones or e-mails, as first or further contact: `phone:…` → id.

    Of several, one that is in use comes before one that is deleted. A record that was taken into another answers that
    other, an erased one nothing.
    """
    kinds: tuple[blind.TokenKind, ...] = ("phone", "email")
    tokens = {
        kind: {token: value for value in wanted for token in blind.lookup(kind, "whole", value)}
        for kind in kinds
        if (wanted := {value for one in rows if (value := getattr(one, kind))})
    }
    hits = [hit for kind, wanted in tokens.items() for hit in _holders(kind, wanted)]
    records = _records({customer_id for _, customer_id in hits})
    answer: dict[str, UUID] = {}
    deleted: dict[str, UUID] = {}
    for key, customer_id in hits:
        found = records.get(customer_id)
        if found is not None:
            (deleted if found[1] else answer).setdefault(key, found[0])
    return deleted | answer


def _holders(kind: str, tokens: dict[bytes, str]) -> list[tuple[str, UUID]]:
    """(`kind:value`, customer) for each record with one of the tokens.

    The two tables are asked one by one and by their tokens alone: joined, a table that grows while it is filled would
    be read whole for each batch.
    """
    first = _one_of(Customer.objects.all(), f"customers_customer.{kind}_token", tokens)
    further = _one_of(ContactPoint.objects.filter(kind=kind), "customers_contactpoint.token", tokens)
    rows = [*first.values_list(f"{kind}_token", "id"), *further.values_list("token", "customer_id")]
    return [(f"{kind}:{tokens[bytes(token)]}", customer_id) for token, customer_id in rows]


def _one_of(rows: QuerySet[T], column: str, tokens: Iterable[bytes]) -> QuerySet[T]:
    """The rows whose column holds one of the tokens, as one value: a thousand places in a statement cost more to read
    than to look up.
    """
    return rows.extra(where=[f"{column} = ANY(%s)"], params=[list(tokens)])


def _records(ids: Iterable[UUID]) -> dict[UUID, tuple[UUID, bool]]:
    """Record → (who it is now, whether that one is deleted); erased ones are left out."""
    asked = ("id", "merged_into_id", "archived_at", "erased_at")
    rows = Customer.objects.filter(pk__in=list(ids)).values_list(*asked)
    masters = {master for _, master, _, _ in rows if master is not None}
    ends = {one[0]: one for one in (*rows, *Customer.objects.filter(pk__in=masters).values_list(*asked))}
    found: dict[UUID, tuple[UUID, bool]] = {}
    for customer_id, master, _archived, _erased in rows:
        end = ends.get(master or customer_id)
        if end is not None and end[3] is None:
            found[customer_id] = (end[0], end[2] is not None)
    return found


def out_of_use(ids: set[UUID]) -> dict[UUID, str]:
    """Those of `ids` that are put away or deleted, for a while or for ever, with the code that says which."""
    if not ids:
        return {}
    rows = Customer.objects.filter(pk__in=ids, archived_at__isnull=False)
    marks = rows.values_list("id", "deleted_at", "erased_at")
    return {
        one: "customers.deleted" if deleted_at or erased_at else "customers.put_away"
        for one, deleted_at, erased_at in marks
    }


def within(actor: Actor, permission: Permission, ids: set[UUID]) -> set[UUID]:
    """Those of `ids` whom the actor may see or change by `permission`."""
    if not ids or not actor.may(permission):
        return set()
    condition, params = scope_sql(actor, permission, SCOPE)
    with connection.cursor() as cursor:
        asked: list[Any] = [list(ids), *params]
        cursor.execute(f"SELECT id FROM customers_customer WHERE id = ANY(%s) AND {condition}", asked)
        return {row[0] for row in cursor.fetchall()}

"""What can be done to many customers at once: each by the service of a single one, each taken back by it."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from zhike.customers.access import editable
from zhike.customers.models import Correction, CustomerTag
from zhike.customers.permissions import CUSTOMER_EDIT, TAG_ASSIGN
from zhike.customers.services.deciding import correction_decide
from zhike.customers.services.tagging import customer_tag
from zhike.kernel import bulk
from zhike.kernel.authz import Actor
from zhike.kernel.bulk import BulkAction, Outcome
from zhike.kernel.errors import NOT_FOUND, VERSION_CONFLICT


def _tags(customer_id: UUID) -> set[UUID]:
    return set(CustomerTag.objects.filter(customer_id=customer_id).values_list("tag_id", flat=True))


def _ids(values: object) -> list[UUID]:
    return [UUID(one) for one in values] if isinstance(values, list) else []


def _tag(actor: Actor, customer_id: UUID, params: Mapping[str, Any]) -> Outcome:
    version = editable(actor, TAG_ASSIGN, customer_id).version
    before = _tags(customer_id)
    customer = customer_tag(
        actor=actor, customer_id=customer_id, add=_ids(params["add"]), remove=_ids(params["remove"])
    )  # fmt: skip
    if customer.version == version:
        return Outcome("unchanged")
    after = _tags(customer_id)
    inverse = {"add": sorted(map(str, before - after)), "remove": sorted(map(str, after - before))}
    return Outcome("done", customer.version, inverse)


def _untag(actor: Actor, customer_id: UUID, version: int, inverse: Mapping[str, Any]) -> Outcome:
    customer = editable(actor, TAG_ASSIGN, customer_id)
    if customer.version != version:
        raise VERSION_CONFLICT(extra={"current": {"version": customer.version}})
    return _tag(actor, customer_id, inverse)


CUSTOMERS: Final = bulk.register(
    "customers.customers", object_kind="customer", actions={"tag": BulkAction(TAG_ASSIGN, _tag, _untag)}
)


def _deciding(*, accept: bool) -> Callable[[Actor, UUID, Mapping[str, Any]], Outcome]:
    """Deciding about one request. Nobody takes it back: whoever asked was told."""

    def do(actor: Actor, correction_id: UUID, params: Mapping[str, Any]) -> Outcome:
        found = Correction.objects.only("customer_id", "version").filter(pk=correction_id).first()
        if found is None:
            raise NOT_FOUND()
        decided = correction_decide(
            actor=actor,
            customer_id=found.customer_id,
            correction_id=correction_id,
            expected_version=found.version,
            accept=accept,
            answer=str(params.get("answer", "")),
        )
        return Outcome("done", decided.version)

    return do


CORRECTIONS: Final = bulk.register(
    "customers.corrections",
    object_kind="correction",
    actions={
        "accept": BulkAction(CUSTOMER_EDIT, _deciding(accept=True)),
        "decline": BulkAction(CUSTOMER_EDIT, _deciding(accept=False)),
    },
)

"""Facts about customers. Ids and codes only."""

from typing import ClassVar
from uuid import UUID

from zhike.kernel.events.payload import EventPayload


class CustomerCreated(EventPayload):
    """A customer record was made; `origin` says by which way in."""

    name: ClassVar[str] = "customers.customer_created"

    customer_id: UUID
    origin: str


class CustomerChanged(EventPayload):
    """Fields of a customer changed; only their names are told."""

    name: ClassVar[str] = "customers.customer_changed"

    customer_id: UUID
    fields: tuple[str, ...]


class CustomerMerged(EventPayload):
    """`customer_id` was taken into `into_id`; links to the old id lead to the new one."""

    name: ClassVar[str] = "customers.customer_merged"

    customer_id: UUID
    into_id: UUID


class CustomerErased(EventPayload):
    """The person behind `customer_id` was erased; `customer_ids` are all records that were theirs. Sockets of theirs
    are closed.
    """

    name: ClassVar[str] = "customers.customer_erased"

    customer_id: UUID
    customer_ids: tuple[UUID, ...]

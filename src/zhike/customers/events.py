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
    """Fields of a customer changed; only their names are told. `row_ids` are the addresses or contact points concerned,
    where the fields say `address` or `contact`.
    """

    name: ClassVar[str] = "customers.customer_changed"

    customer_id: UUID
    fields: tuple[str, ...]
    row_ids: tuple[UUID, ...] = ()


class CustomerArchived(EventPayload):
    """A customer was put away: out of lists and searches, kept."""

    name: ClassVar[str] = "customers.customer_archived"

    customer_id: UUID


class CustomerDeleted(EventPayload):
    """A customer was deleted, recoverable until purged."""

    name: ClassVar[str] = "customers.customer_deleted"

    customer_id: UUID


class CustomerRestored(EventPayload):
    """An archived or deleted customer is back: restored by somebody, or because the customer came back (`returned`)."""

    name: ClassVar[str] = "customers.customer_restored"

    customer_id: UUID
    returned: bool = False


class CustomerTagged(EventPayload):
    """Tags were put on a customer or taken off."""

    name: ClassVar[str] = "customers.customer_tagged"

    customer_id: UUID
    added: tuple[UUID, ...]
    removed: tuple[UUID, ...]


class CorrectionAsked(EventPayload):
    """Somebody asked for the record to be corrected: in `fields`, of which `field` is the first."""

    name: ClassVar[str] = "customers.correction_asked"

    customer_id: UUID
    correction_id: UUID
    field: str
    fields: tuple[str, ...] = ()


class CorrectionDecided(EventPayload):
    """The request was accepted, and the record changed by it, or declined."""

    name: ClassVar[str] = "customers.correction_decided"

    customer_id: UUID
    correction_id: UUID
    field: str
    accepted: bool
    asked_by: UUID
    fields: tuple[str, ...] = ()


class CorrectionEnded(EventPayload):
    """A request for correction ended without a decision. `because`: withdrawn by whoever asked, or the record was
    archived, deleted or merged.
    """

    name: ClassVar[str] = "customers.correction_ended"

    customer_id: UUID
    correction_id: UUID
    fields: tuple[str, ...]
    because: str
    asked_by: UUID


class CustomersImported(EventPayload):
    """A batch of customers was made or completed by an import; at most 1,000 ids each."""

    name: ClassVar[str] = "customers.customer_imported"

    created: tuple[UUID, ...]
    changed: tuple[UUID, ...]


class ConsultationChanged(EventPayload):
    """A customer is being served by somebody else than before, or no longer."""

    name: ClassVar[str] = "customers.consultation_changed"

    customer_id: UUID
    episode_id: UUID
    handler_id: UUID | None
    open: bool


class TagChanged(EventPayload):
    """A tag or a group of tags was made, changed, archived or restored."""

    name: ClassVar[str] = "customers.tag_changed"

    tag_id: UUID | None
    group_id: UUID


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

"""What customers do when something happened: the own entries of the time line, and the search."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from zhike.customers.events import (
    CorrectionAsked,
    CorrectionDecided,
    CorrectionEnded,
    CustomerArchived,
    CustomerChanged,
    CustomerCreated,
    CustomerDeleted,
    CustomerErased,
    CustomerMerged,
    CustomerRestored,
    CustomersImported,
    CustomerTagged,
)
from zhike.customers.search import CUSTOMER
from zhike.customers.timeline import Entry, timeline
from zhike.kernel.events.stored import StoredEvent
from zhike.kernel.events.subscribers import subscriber
from zhike.kernel.search import index

_RECORD = "record"


def _created(payload: CustomerCreated) -> Mapping[str, object]:
    return {"origin": payload.origin}


def _changed(payload: CustomerChanged) -> Mapping[str, object]:
    return {"fields": list(payload.fields)}


def _tagged(payload: CustomerTagged) -> Mapping[str, object]:
    return {"added": [str(one) for one in payload.added], "removed": [str(one) for one in payload.removed]}


def _restored(payload: CustomerRestored) -> Mapping[str, object]:
    return {"returned": payload.returned}


def _merged(payload: CustomerMerged) -> Mapping[str, object]:
    return {"customer_id": str(payload.customer_id)}


def _imported(payload: CustomersImported) -> Iterable[Entry]:
    for customer_id in payload.created:
        yield Entry(customer_id, CUSTOMER, customer_id, {"created": True})
    for customer_id in payload.changed:
        yield Entry(customer_id, CUSTOMER, customer_id, {"created": False})


def _asked(payload: CorrectionAsked) -> Mapping[str, object]:
    return {"field": payload.field, "fields": list(payload.fields or (payload.field,))}


def _decided(payload: CorrectionDecided) -> Mapping[str, object]:
    fields = list(payload.fields or (payload.field,))
    return {"field": payload.field, "fields": fields, "accepted": payload.accepted, "asked_by": str(payload.asked_by)}


def _ended(payload: CorrectionEnded) -> Mapping[str, object]:
    return {"fields": list(payload.fields), "because": payload.because, "asked_by": str(payload.asked_by)}


timeline(CorrectionAsked, kind=_RECORD, subject=lambda payload: (CUSTOMER, payload.customer_id), facts=_asked)
timeline(CorrectionDecided, kind=_RECORD, subject=lambda payload: (CUSTOMER, payload.customer_id), facts=_decided)
timeline(CorrectionEnded, kind=_RECORD, subject=lambda payload: (CUSTOMER, payload.customer_id), facts=_ended)
timeline(CustomerCreated, kind=_RECORD, facts=_created)
timeline(CustomerChanged, kind=_RECORD, facts=_changed)
timeline(CustomerTagged, kind=_RECORD, facts=_tagged)
timeline(CustomerArchived, kind=_RECORD)
timeline(CustomerDeleted, kind=_RECORD)
timeline(CustomerRestored, kind=_RECORD, facts=_restored)
timeline(CustomerMerged, kind=_RECORD, facts=_merged)
timeline(CustomersImported, kind=_RECORD, entries=_imported)


@subscriber(
    "customers.search",
    events=[
        CustomerCreated.name,
        CustomerChanged.name,
        CustomerArchived.name,
        CustomerDeleted.name,
        CustomerRestored.name,
        CustomerMerged.name,
        CustomerErased.name,
        CustomersImported.name,
    ],
)
def keep_found(event: StoredEvent) -> None:
    """The search finds customers as they are now."""
    index(CUSTOMER, _concerned(event))


def _concerned(event: StoredEvent) -> Iterable[UUID]:
    payload = event.payload
    if isinstance(payload, CustomersImported):
        return (*payload.created, *payload.changed)
    if isinstance(payload, CustomerErased):
        return payload.customer_ids
    return (event.subject.id,)

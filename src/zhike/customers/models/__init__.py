"""Tables of customers. Each file holds the tables of one subject."""

from zhike.customers.models.contacts import ADDRESS_LABELS, CONTACT_KINDS, Address, ContactPoint
from zhike.customers.models.corrections import CORRECTION_ENDS, CORRECTION_STATES, Correction
from zhike.customers.models.history import Consultation, TimelineEntry
from zhike.customers.models.records import (
    AUTO_ORIGINS,
    IDENTITY_KINDS,
    KINDS,
    ORIGINS,
    SERVICE_LEVELS,
    Counter,
    Customer,
    CustomerShop,
    Identity,
)
from zhike.customers.models.tags import COLORS, CustomerTag, Tag, TagGroup

__all__ = [
    "ADDRESS_LABELS",
    "AUTO_ORIGINS",
    "COLORS",
    "CONTACT_KINDS",
    "CORRECTION_ENDS",
    "CORRECTION_STATES",
    "IDENTITY_KINDS",
    "KINDS",
    "ORIGINS",
    "SERVICE_LEVELS",
    "Address",
    "Consultation",
    "ContactPoint",
    "Correction",
    "Counter",
    "Customer",
    "CustomerShop",
    "CustomerTag",
    "Identity",
    "Tag",
    "TagGroup",
    "TimelineEntry",
]

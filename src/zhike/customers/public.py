"""The only door of customers for other modules."""

from zhike.customers.erasing import customer_hold
from zhike.customers.events import CustomerChanged, CustomerCreated, CustomerErased, CustomerMerged
from zhike.customers.holder import Identities
from zhike.customers.permissions import CUSTOMER_VIEW
from zhike.customers.selectors import customer_level, customer_name
from zhike.customers.services import (
    customer_absorb,
    customer_known_visitor,
    customer_recognise_claims,
    customer_recognise_visitor,
)
from zhike.customers.types import Claims, KnownVisitor, Recognised

__all__ = [
    "CUSTOMER_VIEW",
    "Claims",
    "CustomerChanged",
    "CustomerCreated",
    "CustomerErased",
    "CustomerMerged",
    "Identities",
    "KnownVisitor",
    "Recognised",
    "customer_absorb",
    "customer_hold",
    "customer_known_visitor",
    "customer_level",
    "customer_name",
    "customer_recognise_claims",
    "customer_recognise_visitor",
]

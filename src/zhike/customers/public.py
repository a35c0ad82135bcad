"""The only door of customers for other modules."""

from zhike.customers.events import CustomerChanged, CustomerCreated, CustomerMerged
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
    "CustomerMerged",
    "KnownVisitor",
    "Recognised",
    "customer_absorb",
    "customer_known_visitor",
    "customer_level",
    "customer_name",
    "customer_recognise_claims",
    "customer_recognise_visitor",
]

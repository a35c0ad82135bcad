"""The only door of customers for other modules."""

from zhike.customers.access import scope_of
from zhike.customers.bulk import ImportedCustomer, customer_ensure_many, customer_import_many
from zhike.customers.bulk_checking import CustomerRow, RowProblems, customer_rows_check, row_problem_params
from zhike.customers.bulk_tags import UnknownTags
from zhike.customers.bulk_tags import unknown as tags_unknown
from zhike.customers.demo import TOLD as DEMO_TOLD
from zhike.customers.demo import demo_person
from zhike.customers.events import (
    ConsultationChanged,
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
from zhike.customers.holder import Identities
from zhike.customers.lookups import LOOKUPS
from zhike.customers.permissions import (
    CUSTOMER_CREATE,
    CUSTOMER_EDIT,
    CUSTOMER_REVEAL,
    CUSTOMER_VIEW,
    FILE_VIEW,
    TAG_MANAGE,
)
from zhike.customers.rules.cities import province_of
from zhike.customers.rules.regions import one_line as region_line
from zhike.customers.rules.regions import province as province_name
from zhike.customers.rules.regions import region_written
from zhike.customers.rules.splitting import AddressParts
from zhike.customers.rules.splitting import split as address_split
from zhike.customers.searching import count_search, log_search
from zhike.customers.selectors.addresses import address_values
from zhike.customers.selectors.panel import PanelCustomer, customer_in_scope, panel_customer
from zhike.customers.selectors.records import account_is_vip, customer_level, customer_name
from zhike.customers.selectors.tags import tags_of
from zhike.customers.services.checking import mandatory as customer_mandatory
from zhike.customers.services.checking import shops_entered_for
from zhike.customers.services.consulting import consultation_close, consultation_open
from zhike.customers.services.dealings import customer_dealt_with
from zhike.customers.services.erasing import customer_hold
from zhike.customers.services.recognising import (
    customer_absorb,
    customer_known_visitor,
    customer_recognise_claims,
    customer_recognise_visitor,
)
from zhike.customers.timeline import Entry, timeline
from zhike.customers.types import AddressInput, AddressValues, AutoCustomer, Claims, KnownVisitor, Recognised, TagView

__all__ = [
    "CUSTOMER_CREATE",
    "CUSTOMER_EDIT",
    "CUSTOMER_REVEAL",
    "CUSTOMER_VIEW",
    "DEMO_TOLD",
    "FILE_VIEW",
    "LOOKUPS",
    "TAG_MANAGE",
    "AddressInput",
    "AddressParts",
    "AddressValues",
    "AutoCustomer",
    "Claims",
    "ConsultationChanged",
    "CustomerArchived",
    "CustomerChanged",
    "CustomerCreated",
    "CustomerDeleted",
    "CustomerErased",
    "CustomerMerged",
    "CustomerRestored",
    "CustomerRow",
    "CustomerTagged",
    "CustomersImported",
    "Entry",
    "Identities",
    "ImportedCustomer",
    "KnownVisitor",
    "PanelCustomer",
    "Recognised",
    "RowProblems",
    "TagView",
    "UnknownTags",
    "account_is_vip",
    "address_split",
    "address_values",
    "consultation_close",
    "consultation_open",
    "count_search",
    "customer_absorb",
    "customer_dealt_with",
    "customer_ensure_many",
    "customer_hold",
    "customer_import_many",
    "customer_in_scope",
    "customer_known_visitor",
    "customer_level",
    "customer_mandatory",
    "customer_name",
    "customer_recognise_claims",
    "customer_recognise_visitor",
    "customer_rows_check",
    "demo_person",
    "log_search",
    "panel_customer",
    "province_name",
    "province_of",
    "region_line",
    "region_written",
    "row_problem_params",
    "scope_of",
    "shops_entered_for",
    "tags_of",
    "tags_unknown",
    "timeline",
]

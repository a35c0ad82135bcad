"""Rights on customers. Scope `shop` means: the customer belongs to one of the holder's shops."""

from typing import Final

from zhike.kernel.authz import permission

CUSTOMER_VIEW: Final = permission("customers.customer.view", scoped=True)
CUSTOMER_CREATE: Final = permission("customers.customer.create")
CUSTOMER_EDIT: Final = permission("customers.customer.edit", scoped=True)
CUSTOMER_DELETE: Final = permission("customers.customer.delete", scoped=True)
CUSTOMER_REVEAL: Final = permission("customers.customer.reveal", scoped=True)
CUSTOMER_EXPORT: Final = permission("customers.customer.export", scoped=True)
#: The full customer file: without it somebody sees who it is (number, name, tags, level, masks) and nothing more.
FILE_VIEW: Final = permission("customers.file.view", scoped=True)
#: Putting tags on customers: service work, not a change of the record.
TAG_ASSIGN: Final = permission("customers.tag.assign", scoped=True)
#: Asking for a change of the record; who may edit decides.
CORRECTION_CREATE: Final = permission("customers.correction.create", scoped=True)
TAG_MANAGE: Final = permission("customers.tag.manage")

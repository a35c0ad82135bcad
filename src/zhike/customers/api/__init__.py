"""HTTP of customers. Each file holds the routes of one subject."""

from zhike.customers.api.corrections import router as _corrections
from zhike.customers.api.many import router as _many
from zhike.customers.api.records import router as _records
from zhike.customers.api.sections import router as _sections
from zhike.customers.api.tags import router as _tags

routers = [_corrections, _many, _records, _sections, _tags]

__all__ = ["routers"]

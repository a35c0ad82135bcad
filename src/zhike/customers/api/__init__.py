"""HTTP of customers. Each file holds the routes of one subject."""

from zhike.customers.api.records import router as _records

routers = [_records]

__all__ = ["routers"]

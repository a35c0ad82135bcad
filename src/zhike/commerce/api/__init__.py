"""HTTP of commerce."""

from zhike.commerce.api.orders import router as orders
from zhike.commerce.api.parcels import router as parcels
from zhike.commerce.api.products import router as products
from zhike.commerce.api.statuses import router as statuses

routers = [orders, parcels, products, statuses]

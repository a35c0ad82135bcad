"""HTTP of what several modules answer together."""

from zhike.surfaces.api.desk import router as desk
from zhike.surfaces.api.orders import router as orders
from zhike.surfaces.api.search import router as search

routers = [orders, search, desk]

"""HTTP of what several modules answer together."""

from zhike.surfaces.api.desk import router as desk
from zhike.surfaces.api.first_steps import router as first_steps
from zhike.surfaces.api.orders import router as orders
from zhike.surfaces.api.search import router as search

routers = [orders, search, desk, first_steps]

"""HTTP of what several modules answer together."""

from zhike.surfaces.api.desk import router as desk
from zhike.surfaces.api.search import router as search

routers = [search, desk]

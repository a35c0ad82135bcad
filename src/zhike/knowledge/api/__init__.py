"""The addresses of module knowledge. Each file holds the routes of one subject."""

from zhike.knowledge.api.categories import router as _categories
from zhike.knowledge.api.replies import router as _replies

routers = [_replies, _categories]

__all__ = ["routers"]

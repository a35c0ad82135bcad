"""The addresses of module integrations. Each file holds the routes of one subject."""

from zhike.integrations.api import forms, runs, uploads
from zhike.integrations.api.routing import router

routers = [router]

__all__ = ["forms", "routers", "runs", "uploads"]

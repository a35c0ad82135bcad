"""The addresses of module tickets. Each file holds the routes of one subject."""

from zhike.kernel.http import Router

routers: list[Router] = []

__all__ = ["routers"]

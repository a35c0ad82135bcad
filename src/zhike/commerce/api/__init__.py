"""HTTP of commerce."""

from zhike.kernel.http import Router

routers: list[Router] = []

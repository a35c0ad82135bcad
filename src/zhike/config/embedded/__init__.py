"""Embedded PostgreSQL: the binaries of a Python package under our own small supervisor, on a unix socket only."""

from zhike.config.embedded.cluster import ADMIN, APPLICATION, DATABASE, OWNER
from zhike.config.embedded.server import Server, remove, start
from zhike.config.embedded.shared import Share, share
from zhike.config.embedded.tuning import PRODUCT, TESTS, Tuning

__all__ = [
    "ADMIN",
    "APPLICATION",
    "DATABASE",
    "OWNER",
    "PRODUCT",
    "TESTS",
    "Server",
    "Share",
    "Tuning",
    "remove",
    "share",
    "start",
]

"""The door of module analytics."""

from zhike.analytics.holder import Facts
from zhike.analytics.permissions import OVERVIEW_VIEW

__all__ = ["OVERVIEW_VIEW", "Facts"]

"""Jobs of commerce: the export is registered where it is written."""

from zhike.commerce.services.exporting import EXPORT

__all__ = ["EXPORT"]

"""The region of an order, as plain text: places of China by their full names, others as they are written."""

from typing import Final

from zhike.customers.public import region_line

_LONGEST: Final = 100


def region_of(country: str | None, province: str | None, city: str | None, district: str | None) -> str:
    """Country (unless China), province, city and district in one line."""
    return region_line(country or "", province or "", city or "", district or "")[:_LONGEST]

"""The region of an order, as plain text: provinces of China by their full names, others as they are written."""

from functools import lru_cache
from typing import Final

from zhike.customers.public import province_name

_LONGEST: Final = 100


@lru_cache(maxsize=4096)
def region_of(country: str | None, province: str | None, city: str | None, district: str | None) -> str:
    """Country (unless China), province, city and district in one line."""
    parts: list[str] = []
    if country and country.casefold() not in ("中国", "china", "cn"):
        parts.append(country)
    full = (province_name(province) or province) if province else None
    for name in (full, city, district):
        if name and name not in parts:
            parts.append(name)
    return " ".join(parts)[:_LONGEST]

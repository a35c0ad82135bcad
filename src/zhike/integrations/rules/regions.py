"""Where a row sends something: the region as plain text, and an address that was written in one go by its parts."""

from collections.abc import Mapping
from typing import Any, Final

from zhike.customers.public import address_split, province_of, region_line

_LONGEST: Final = 100
_PLACES: Final = ("province", "city", "district")
_CHINA: Final = frozenset({"", "中国", "china", "cn", "中国大陆"})


def region_of(country: str | None, province: str | None, city: str | None, district: str | None) -> str:
    """Country (unless China), province, city and district in one line."""
    return region_line(country or "", province or "", city or "", district or "")[:_LONGEST]


def placed(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """The values of a row with its address by parts, as far as the cell says them, and with the province that a city
    lies in. What other columns say of these is kept: an address that says something else stays whole.
    """
    if str(found.get("country", "")).casefold() not in _CHINA:
        return found
    parted = _parted(found)
    if "province" not in parted and "city" in parted and (province := province_of(str(parted["city"]))):
        return {"province": province, **parted}
    return parted


def _parted(found: Mapping[str, Any]) -> Mapping[str, Any]:
    address = found.get("address")
    parts = address_split(address) if address else None
    if parts is None:
        return found
    said = {"province": parts.province, "city": parts.city, "district": parts.district}
    given = {name: str(found[name]) for name in _PLACES if name in found}
    if _line(said | given) != _line(given | {name: value for name, value in said.items() if value}):
        return found
    split = {name: value for name, value in (said | {"address": parts.detail}).items() if value}
    return {**split, **{name: value for name, value in found.items() if name != "address"}}


def _line(places: Mapping[str, str]) -> str:
    return region_line("", *(places.get(name, "") for name in _PLACES))

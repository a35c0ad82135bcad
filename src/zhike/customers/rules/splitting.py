"""Taking an address apart that was written in one go: province, city, district, and the rest.

An address that begins with a city of the second level (`杭州市西湖区…`) gets its province.
Only what is sure is taken off the front. A short name (`浙江`) counts only where a place of that province follows,
because roads are called after provinces too (`上海路 100 号`). Whatever cannot be told stays in the detail.
"""

import re
from dataclasses import dataclass
from typing import Final

from zhike.customers.rules import cities, regions

_BLANK: Final = r"[\s,，、/\\|>·\-—]"
_GAP: Final = re.compile(f"{_BLANK}*")
_COUNTRY: Final = re.compile(f"{_BLANK}*(?:中国(?:大陆)?)?{_BLANK}*")
_ROAD: Final = re.compile("[东南西北中大一二三四五六七八九十]?[路街道巷弄]")
#: 市场, 市区, 市民中心, 市政府 begin with no city.
_NOT_CITY: Final = "(?!场|区|民中心|政府)"
_CITY_ENDS: Final = re.compile(_NOT_CITY)
_LETTER: Final = r"[^\W\d_A-Za-z路街巷弄号道县区旗]"
_CITY: Final = re.compile(
    f"{_LETTER}{{2,5}}?市{_NOT_CITY}|{_LETTER}{{2,9}}?自治州|{_LETTER}{{2,4}}?地区|{_LETTER}{{2,4}}?盟"
    f"|(?:{'|'.join(regions.PREFECTURES)})州"
)
#: 浙江 杭州 西湖区: a city without its 市, told by the blanks around it.
_SPACED: Final = re.compile(f"({_LETTER}{{2,4}}){_BLANK}+")
#: Counties that belong to no city; they stand in a city's place.
_OWN_COUNTIES: Final = {
    "海南省": re.compile(f"{_LETTER}{{2,8}}?县"),
    "湖北省": re.compile("神农架林区"),
}
_AUTONOMOUS: Final = re.compile(r"[^\W\d_A-Za-z路街号巷弄县区市旗]{2,14}自治[县旗]")
#: 小区, 园区, 工业区, 二区 … are parts of a town and no districts; 超市 is no city.
_DISTRICT: Final = re.compile(
    r"(?:西乡塘区|二道江区|[^\W\d_A-Za-z][^\W\d_A-Za-z镇乡村路街道巷弄号]{0,7}?(?:[乡村道街]|镇(?=市))?"
    "(?:(?<![小社园校厂景库业住宅舍活技一二三四五六八九十])区|县|旗|(?<![超夜菜早])市(?!场|区|民中心|政府)))"
)
_DOWNTOWN: Final = re.compile("市辖区")
_BANNERS: Final = "内蒙古自治区"


@dataclass(frozen=True, slots=True)
class AddressParts:
    """The parts of an address by their full names; empty where it does not say them."""

    province: str
    city: str
    district: str
    detail: str


def split(text: str) -> AddressParts | None:
    """The parts of a Chinese address, or None when it begins with none of the 34 regions and with no city."""
    start = _past(_COUNTRY, text, 0)
    for name, full in regions.PROVINCE_NAMES:
        if text.startswith(name, start):
            found = _within(text, start + len(name), full, is_short=name != full)
            if found is not None:
                return found
    return _from_city(text, start)


def _from_city(text: str, start: int) -> AddressParts | None:
    found = cities.at_beginning(text, start)
    if found is None or not _CITY_ENDS.match(text, found[2]):
        return None
    province, city, end = found
    place = _past(_GAP, text, _past(_DOWNTOWN, text, _past(_GAP, text, end)))
    district = _district(text, place, province)
    return AddressParts(province, city, district, text[_past(_GAP, text, place + len(district)) :].rstrip())


def _within(text: str, place: int, province: str, *, is_short: bool) -> AddressParts | None:
    """The parts behind a province's name, or None where it was no province's name after all."""
    is_municipality = province in regions.MUNICIPALITIES
    if is_short and (text.startswith("市", place) or _ROAD.match(text, place) or _begins_other(text, place, province)):
        return None
    if is_municipality and not is_short and not _CITY_ENDS.match(text, place):
        return None
    city, place = _city(text, place, province)
    place = _past(_GAP, text, place)
    district = _district(text, place, province) if city or not regions.needs_city(province) else ""
    if is_short and not (district if is_municipality else city or district):
        return None
    return AddressParts(province, city, district, text[_past(_GAP, text, place + len(district)) :].rstrip())


def _begins_other(text: str, place: int, province: str) -> bool:
    """海南藏族自治州 lies in 青海: the short name of a province may begin another one's prefecture."""
    short = province[:-1]
    full = regions.city(short, "")
    return full.endswith("自治州") and text.startswith(full.removeprefix(short), place)


def _city(text: str, place: int, province: str) -> tuple[str, int]:
    """(full name, where it ends). A municipality is its own city, whether it is named twice or once."""
    after = _past(_GAP, text, place)
    if province in regions.MUNICIPALITIES:
        again = len(province) if text.startswith(province, after) else 0
        return province, _past(_DOWNTOWN, text, _past(_GAP, text, after + again))
    if not regions.needs_city(province):
        return "", after
    found = _CITY.match(text, after)
    if found:
        return regions.city(found[0], province), _past(_DOWNTOWN, text, _past(_GAP, text, found.end()))
    spaced = _SPACED.match(text, after) if after > place else None
    if spaced and _district(text, spaced.end(), province):
        return regions.city(spaced[1], province), spaced.end()
    own = _OWN_COUNTIES[province].match(text, after) if province in _OWN_COUNTIES else None
    return (own[0], own.end()) if own else ("", after)


def _district(text: str, place: int, province: str) -> str:
    """The district, county, banner or county city that stands there, or nothing."""
    found = _AUTONOMOUS.match(text, place) or _DISTRICT.match(text, place)
    if found is None or (found[0].endswith("旗") and province != _BANNERS):
        return ""
    return found[0]


def _past(pattern: re.Pattern[str], text: str, place: int) -> int:
    """Where `pattern`, which may stand at `place`, ends."""
    found = pattern.match(text, place)
    return found.end() if found else place

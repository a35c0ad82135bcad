"""The 34 regions of China's first level, and the one form in which names of places are written."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

#: Full name by every short form that people write.
_PROVINCES: Final = {
    "北京": "北京市", "天津": "天津市", "上海": "上海市", "重庆": "重庆市",
    "河北": "河北省", "山西": "山西省", "辽宁": "辽宁省", "吉林": "吉林省", "黑龙江": "黑龙江省",
    "江苏": "江苏省", "浙江": "浙江省", "安徽": "安徽省", "福建": "福建省", "江西": "江西省", "山东": "山东省",
    "河南": "河南省", "湖北": "湖北省", "湖南": "湖南省", "广东": "广东省", "海南": "海南省",
    "四川": "四川省", "贵州": "贵州省", "云南": "云南省", "陕西": "陕西省", "甘肃": "甘肃省", "青海": "青海省",
    "台湾": "台湾省",
    "内蒙古": "内蒙古自治区", "广西": "广西壮族自治区", "西藏": "西藏自治区", "宁夏": "宁夏回族自治区",
    "新疆": "新疆维吾尔自治区",
    "香港": "香港特别行政区", "澳门": "澳门特别行政区",
}  # fmt: skip
#: Full names, in the order in which forms offer them.
PROVINCES: Final = tuple(_PROVINCES.values())
#: (name, full name): full names first, then the short ones.
PROVINCE_NAMES: Final = tuple([(full, full) for full in PROVINCES] + list(_PROVINCES.items()))
#: Cities that are provinces themselves: the city of their addresses is the province.
MUNICIPALITIES: Final = frozenset({"北京市", "天津市", "上海市", "重庆市"})
_SPECIAL: Final = frozenset({"香港特别行政区", "澳门特别行政区", "台湾省"})
_CITY_ENDS: Final = ("市", "自治州", "盟", "地区", "林区", "县", "旗", "群岛")
#: The second-level places that are no cities: thirty prefectures, seven regions, three leagues.
_NO_CITIES: Final = {
    **{name: f"{name}{people}自治州" for name, people in {
        "延边": "朝鲜族", "恩施": "土家族苗族", "湘西": "土家族苗族", "阿坝": "藏族羌族", "甘孜": "藏族",
        "凉山": "彝族",
        "黔东南": "苗族侗族", "黔南": "布依族苗族", "黔西南": "布依族苗族", "楚雄": "彝族", "红河": "哈尼族彝族",
        "文山": "壮族苗族", "西双版纳": "傣族", "大理": "白族", "德宏": "傣族景颇族", "怒江": "傈僳族", "迪庆": "藏族",
        "临夏": "回族", "甘南": "藏族", "海北": "藏族", "黄南": "藏族", "海南": "藏族", "果洛": "藏族", "玉树": "藏族",
        "海西": "蒙古族藏族", "昌吉": "回族", "博尔塔拉": "蒙古", "巴音郭楞": "蒙古", "克孜勒苏": "柯尔克孜",
        "伊犁": "哈萨克",
    }.items()},
    **{name: f"{name}地区" for name in ("大兴安岭", "阿里", "阿克苏", "喀什", "和田", "塔城", "阿勒泰")},
    **{name: f"{name}盟" for name in ("兴安", "锡林郭勒", "阿拉善")},
}  # fmt: skip
#: Cities without districts: four of the second level, and county cities under a province itself.
_WITHOUT_DISTRICTS: Final = frozenset({
    "东莞", "中山", "儋州", "嘉峪关", "济源", "仙桃", "潜江", "天门", "五指山", "琼海", "文昌", "万宁", "东方",
    "石河子", "阿拉尔", "图木舒克", "五家渠", "北屯", "铁门关", "双河", "可克达拉", "昆玉", "胡杨河", "新星", "白杨",
})  # fmt: skip
#: The short names of prefectures, regions and leagues.
PREFECTURES: Final = tuple(_NO_CITIES)
#: A name that says by itself what kind of place it is.
_PART: Final = re.compile("[市盟旗县区镇岛]|自治州")
_SUFFIX: Final = re.compile(r"(特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市)$")


def province(text: str) -> str | None:
    """The full name of a province: `浙江` and `浙江省` are both `浙江省`; None for what is none of the 34."""
    return _PROVINCES.get(_SUFFIX.sub("", text.strip()))


def city(text: str, of_province: str) -> str:
    """The full name of a city: `杭州` is `杭州市`, `阿坝` is `阿坝藏族羌族自治州`. A municipality's city is itself;
    empty stays empty. (Districts stay as they are written: nobody can tell 区 from 县 by the name.)
    """
    name = text.strip()
    if of_province in MUNICIPALITIES and name in ("", "市辖区", "县", of_province, of_province[:-1]):
        return of_province
    if not name or of_province in _SPECIAL or name.endswith(_CITY_ENDS):
        return name
    short = name.removesuffix("州") if name.removesuffix("州") in _NO_CITIES else name
    if short in _NO_CITIES:
        return _NO_CITIES[short]
    return f"{name}市" if _is_chinese(name) else name


def needs_city(of_province: str) -> bool:
    """Whether an address there has a city of its own; Hong Kong and Macau have districts only."""
    return of_province not in ("香港特别行政区", "澳门特别行政区")


def needs_district(of_city: str) -> bool:
    """Whether a city has districts; some have towns and streets only."""
    return of_city.removesuffix("市") not in _WITHOUT_DISTRICTS


@lru_cache(maxsize=4096)
def one_line(country: str, of_province: str, of_city: str, district: str = "") -> str:
    """Where something goes, in one line: China's places by their full names and without blanks, others as written, the
    country in front unless it is China.
    """
    abroad = country if country.casefold() not in ("", "中国", "china", "cn") else ""
    full = of_province if abroad else province(of_province) or of_province.strip()
    known = not abroad and full in PROVINCES and not _PART.search(of_city)
    town = city(of_city, full) if known else of_city.strip()
    return _joined((abroad.strip(), full, town, district.strip()))


@lru_cache(maxsize=4096)
def region_written(text: str) -> str:
    """A region that somebody wrote in one go, in the same form: `浙江 杭州` is `浙江省杭州市`."""
    written = unicodedata.normalize("NFKC", text).split()
    if not written:
        return ""
    if len(written) == 1:
        written = [*_cut(written[0])]
    full = province(written[0])
    if full is None or (written[0].endswith("市") and full not in MUNICIPALITIES):
        return " ".join(written)
    places = [one if _PART.search(one) else city(one, full) for one in written[1:2]]
    return _joined((full, *places, *written[2:]))


def _cut(text: str) -> tuple[str, ...]:
    """The province in front of a region, and the rest; a city that is called as its province is no province."""
    for short, full in _PROVINCES.items():
        for name in (full, short):
            rest = text.removeprefix(name)
            if rest != text and not (name == short and full not in MUNICIPALITIES and rest.startswith("市")):
                return (full, rest) if rest else (full,)
    return (text,)


def _joined(parts: Sequence[str]) -> str:
    """Each place once; Chinese places are written without blanks between them, others with."""
    texts = list(dict.fromkeys(part for part in parts if part))
    return ("" if all(not text.isascii() for text in texts) else " ").join(texts)


def _is_chinese(text: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in text)

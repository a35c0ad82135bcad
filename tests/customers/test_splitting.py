"""Addresses written in one go, taken apart as far as it is sure."""

import pytest

from zhike.customers.rules import cities, regions
from zhike.customers.rules.cities import province_of
from zhike.customers.rules.splitting import split


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("浙江省杭州市西湖区文三路 100 号", ("浙江省", "杭州市", "西湖区", "文三路 100 号")),
        ("浙江 杭州 西湖区 文三路100号", ("浙江省", "杭州市", "西湖区", "文三路100号")),
        ("浙江杭州市西湖区文三路100号", ("浙江省", "杭州市", "西湖区", "文三路100号")),
        (" 中国，浙江省-杭州市-西湖区-文三路 ", ("浙江省", "杭州市", "西湖区", "文三路")),
        ("上海市浦东新区世纪大道 1 号", ("上海市", "上海市", "浦东新区", "世纪大道 1 号")),
        ("上海上海市浦东新区世纪大道", ("上海市", "上海市", "浦东新区", "世纪大道")),
        ("北京市市辖区朝阳区建国路", ("北京市", "北京市", "朝阳区", "建国路")),
        ("北京朝阳区建国路", ("北京市", "北京市", "朝阳区", "建国路")),
        ("重庆市石柱土家族自治县南宾街道", ("重庆市", "重庆市", "石柱土家族自治县", "南宾街道")),
        ("内蒙古自治区呼和浩特市新城区中山路", ("内蒙古自治区", "呼和浩特市", "新城区", "中山路")),
        ("内蒙古锡林郭勒盟锡林浩特市额尔敦街", ("内蒙古自治区", "锡林郭勒盟", "锡林浩特市", "额尔敦街")),
        ("内蒙古自治区通辽市科尔沁左翼中旗保康镇", ("内蒙古自治区", "通辽市", "科尔沁左翼中旗", "保康镇")),
        ("新疆维吾尔自治区喀什地区疏附县", ("新疆维吾尔自治区", "喀什地区", "疏附县", "")),
        ("广西壮族自治区南宁市西乡塘区大学东路", ("广西壮族自治区", "南宁市", "西乡塘区", "大学东路")),
        ("宁夏回族自治区银川市兴庆区", ("宁夏回族自治区", "银川市", "兴庆区", "")),
        ("西藏拉萨市城关区北京中路", ("西藏自治区", "拉萨市", "城关区", "北京中路")),
        ("四川省阿坝州马尔康市团结街", ("四川省", "阿坝藏族羌族自治州", "马尔康市", "团结街")),
        ("四川省成都市双流区东升街道", ("四川省", "成都市", "双流区", "东升街道")),
        ("广东省东莞市长安镇沙头工业区", ("广东省", "东莞市", "", "长安镇沙头工业区")),
        ("广东省中山市民众镇", ("广东省", "中山市", "", "民众镇")),
        ("福建省南平市政和县熊山街道", ("福建省", "南平市", "政和县", "熊山街道")),
        ("湖北省荆州市沙市区北京路", ("湖北省", "荆州市", "沙市区", "北京路")),
        ("河南省郑州市二七区大学路", ("河南省", "郑州市", "二七区", "大学路")),
        ("河南省郑州市上街区中心路", ("河南省", "郑州市", "上街区", "中心路")),
        ("山东省淄博市周村区", ("山东省", "淄博市", "周村区", "")),
        ("浙江省台州市路桥区商城街", ("浙江省", "台州市", "路桥区", "商城街")),
        ("浙江省宁波市镇海区庄市街道", ("浙江省", "宁波市", "镇海区", "庄市街道")),
        ("吉林省吉林市船营区", ("吉林省", "吉林市", "船营区", "")),
        ("青海省海南藏族自治州共和县", ("青海省", "海南藏族自治州", "共和县", "")),
        ("海南省陵水黎族自治县英州镇", ("海南省", "陵水黎族自治县", "", "英州镇")),
        ("香港特别行政区九龙城区界限街", ("香港特别行政区", "", "九龙城区", "界限街")),
        # Who leaves the city out gets the province only, and nothing wrong.
        ("浙江省桐庐县富春江镇", ("浙江省", "", "", "桐庐县富春江镇")),
        ("浙江省杭州市幸福小区 3 幢", ("浙江省", "杭州市", "", "幸福小区 3 幢")),
        ("浙江省杭州市大润发超市", ("浙江省", "杭州市", "", "大润发超市")),
        ("四川省", ("四川省", "", "", "")),
    ],
)
def test_parts_of_an_address(written: str, parts: tuple[str, str, str, str]) -> None:
    found = split(written)
    assert found is not None
    assert (found.province, found.city, found.district, found.detail) == parts


@pytest.mark.parametrize(
    "written",
    [
        "", " ", "文三路 100 号", "上海路 100 号万达小区", "北京西路 5 号", "四川北路 12 号", "朝阳区建国路",
            "上海市场路 3 号", "西湖区文三路", "221B Baker Street", "中山市场路 5 号", "南京市政府", "杭州路 3 号",
            "\U0001f600", "中国", "义乌市稠城街道", "苏州工业园区",
    ],
)  # fmt: skip
def test_what_begins_with_no_region_is_not_split(written: str) -> None:
    assert split(written) is None


def test_every_region_by_its_full_name() -> None:
    for full in regions.PROVINCES:
        found = split(f"{full}某地")
        assert found is not None
        assert (found.province, found.detail) == (full, "某地")


def test_a_long_text_takes_no_long_time() -> None:
    for text in ("浙江省" + "族" * 100_000, "浙江省" + " " * 100_000, "浙江省杭州市" + "区" * 100_000):
        assert split(text) is not None


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("杭州市西湖区文三路", ("浙江省", "杭州市", "西湖区", "文三路")),
        ("中国 杭州市 西湖区 文三路", ("浙江省", "杭州市", "西湖区", "文三路")),
        ("吉林市船营区", ("吉林省", "吉林市", "船营区", "")),
        ("海南藏族自治州共和县", ("青海省", "海南藏族自治州", "共和县", "")),
        ("延边朝鲜族自治州延吉市人民路 3 号", ("吉林省", "延边朝鲜族自治州", "延吉市", "人民路 3 号")),
        ("恩施州恩施市舞阳坝", ("湖北省", "恩施土家族苗族自治州", "恩施市", "舞阳坝")),
        ("喀什地区喀什市", ("新疆维吾尔自治区", "喀什地区", "喀什市", "")),
        ("东莞市长安镇沙头", ("广东省", "东莞市", "", "长安镇沙头")),
        ("苏州市人民路 10 号", ("江苏省", "苏州市", "", "人民路 10 号")),
    ],
)
def test_a_city_in_front_says_its_province(written: str, parts: tuple[str, str, str, str]) -> None:
    found = split(written)
    assert found is not None
    assert (found.province, found.city, found.district, found.detail) == parts


@pytest.mark.parametrize(
    ("city", "province"),
    [("杭州市", "浙江省"), ("杭州", "浙江省"), ("阿坝州", "四川省"), ("北京市", "北京市"), ("兴安盟", "内蒙古自治区"),
     ("海南", ""), ("吉林", ""), ("义乌市", ""), ("浙江省", ""), ("", ""), ("Springfield", "")],
)  # fmt: skip
def test_the_province_of_a_city(city: str, province: str) -> None:
    assert province_of(city) == province


def test_every_city_lies_in_one_of_the_regions() -> None:
    names = [name for line in cities._CITIES.values() for name in line.split()]
    assert len(names) == len(set(names)) == len(cities._PROVINCE_OF) == 354
    assert set(cities._CITIES) <= set(regions.PROVINCES)
    assert set(regions.PREFECTURES) <= set(names)
    assert set(names) >= regions._WITHOUT_DISTRICTS

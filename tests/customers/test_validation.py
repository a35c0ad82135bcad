"""The rules for customers' data: what is right, what is kept out, and that there is one standard form."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhike.customers.rules import completeness, forms, regions, validation
from zhike.customers.types import AddressInput

TODAY = date(2026, 11, 21)
HOME = AddressInput("浙江", "杭州", "西湖区", "文三路 100 号 2 单元 301")


def _code(found: tuple[str, validation.Problem | None]) -> str | None:
    return found[1].code if found[1] else None


@pytest.mark.parametrize("name", ["孙丽", "欧阳娜娜", "买买提·艾合买提", "㐂田", "王" * 30, "𠮷田", "　孙　丽 "])
def test_chinese_names_of_two_to_thirty_characters(name: str) -> None:
    assert _code(validation.name(name, locale="CN")) is None


@pytest.mark.parametrize(
    "name", ["李", "王" * 31, "Sun Li", "孙丽1", "孙-丽", "·孙", "孙·", "13800001234", "😀😀", "孙\u200b丽"]
)
def test_other_names_are_kept_out_in_china(name: str) -> None:
    assert _code(validation.name(name, locale="CN")) == validation.NAME_FORM


def test_other_locales_have_lenient_names_and_companies_any_letters() -> None:
    assert _code(validation.name("Anne-Marie O’Brien", locale="IE")) is None
    assert _code(validation.name("…!", locale="IE")) == validation.NAME_FORM
    assert _code(validation.name("ABC 贸易（上海）有限公司", locale="CN", kind="company")) is None
    assert _code(validation.name("A", locale="CN", kind="company")) == validation.NAME_FORM


@pytest.mark.parametrize(
    ("given_as", "standard"),
    [
        ("13800001234", "+8613800001234"),
        ("138 0000 1234", "+8613800001234"),
        ("１３８００００１２３４", "+8613800001234"),
        ("+86 138-0000-1234", "+8613800001234"),
        ("008613800001234", "+8613800001234"),
        ("8613800001234", "+8613800001234"),
        ("0571-88881234", "+8657188881234"),
        ("(010) 62345678", "+861062345678"),
        ("010-62345678-801", "+861062345678"),
        ("+8657188881234", "+8657188881234"),
        ("400-800-1234", "+864008001234"),
        ("+44 20 7946 0958", "+442079460958"),
    ],
)
def test_phones_have_one_form(given_as: str, standard: str) -> None:
    assert validation.contact("phone", given_as, locale="CN", path="phone") == (standard, None)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("1380000123", validation.MOBILE_FORM),
        ("138000012345", validation.MOBILE_FORM),
        ("12800001234", validation.MOBILE_FORM),
        ("88881234", validation.PHONE_FORM),
        ("0571-1234", validation.PHONE_FORM),
        ("0571-08881234", validation.PHONE_FORM),
        ("abc", validation.PHONE_FORM),
        ("+1 555", validation.PHONE_FORM),
    ],
)
def test_wrong_numbers_are_kept_out(wrong: str, code: str) -> None:
    assert _code(validation.contact("phone", wrong, locale="CN", path="phone")) == code


def test_numbers_abroad_follow_their_own_plan() -> None:
    assert validation.contact("phone", "020 7946 0958", locale="GB", path="p") == ("+442079460958", None)
    assert _code(validation.contact("phone", "13800001234", locale="GB", path="p")) == validation.PHONE_FORM


def test_emails_and_accounts() -> None:
    assert validation.contact("email", " Sun.Li＠Example.COM ", locale="CN", path="e") == ("sun.li@example.com", None)
    assert _code(validation.contact("email", "sun@", locale="CN", path="e")) == validation.EMAIL_FORM
    assert validation.contact("qq", "10001", locale="CN", path="q") == ("10001", None)
    assert _code(validation.contact("qq", "01234", locale="CN", path="q")) == validation.ACCOUNT_FORM
    assert validation.contact("wechat", "13800001234", locale="CN", path="w") == ("13800001234", None)
    assert _code(validation.contact("wechat", "有空格 的", locale="CN", path="w")) == validation.ACCOUNT_FORM


def test_an_address_gets_the_full_names_of_its_places() -> None:
    standard, problems = validation.address(HOME, path="addresses.0")
    assert problems == []
    assert (standard.province, standard.city, standard.district) == ("浙江省", "杭州市", "西湖区")
    in_beijing, problems = validation.address(AddressInput("北京", "", "朝阳区", "建国路1号"), path="a")
    assert (in_beijing.province, in_beijing.city, in_beijing.district, problems) == ("北京市", "北京市", "朝阳区", [])
    for short, full in (
        ("阿坝", "阿坝藏族羌族自治州"),
        ("大理州", "大理白族自治州"),
        ("喀什", "喀什地区"),
        ("广州", "广州市"),
    ):
        assert regions.city(short, "") == full
    far, problems = validation.address(AddressInput("内蒙古", "锡林郭勒", "阿巴嘎旗", "团结路9号"), path="a")
    assert (far.province, far.city, problems) == ("内蒙古自治区", "锡林郭勒盟", [])
    island, problems = validation.address(AddressInput("香港", "", "油尖旺区", "弥敦道1号"), path="a")
    assert (island.province, problems) == ("香港特别行政区", [])


@pytest.mark.parametrize("part", ["province", "city", "district", "detail"])
def test_an_incomplete_address_is_kept_out_and_says_what_is_missing(part: str) -> None:
    values = {name: getattr(HOME, name) for name in ("province", "city", "district", "detail")} | {part: " "}
    _, [found] = validation.address(AddressInput(**values), path="addresses.1")
    assert (found.code, found.params) == (validation.ADDRESS_INCOMPLETE, {"parts": [part]})
    assert found.path == f"addresses.1.{part}"


def test_what_is_there_of_an_incomplete_address_is_still_looked_at() -> None:
    partial = AddressInput("阿特兰蒂斯", "", "", "", phone="123", postcode="12")
    _, problems = validation.address(partial, path="a", complete=False)
    assert [(one.path, one.code) for one in problems] == [
        ("a.province", validation.PROVINCE_UNKNOWN),
        ("a.phone", validation.MOBILE_FORM),
        ("a.postcode", validation.POSTCODE_FORM),
    ]
    assert validation.address(AddressInput("浙江", "", "", ""), path="a", complete=False)[1] == []


def test_parts_of_an_address_fit_once_they_stand_in_full() -> None:
    """A name of sixty characters gets its 市, one sign of Arabic becomes eighteen letters."""
    for part, long in (("city", "城" * 60), ("district", "\ufdfa" * 4)):
        values = {"province": "浙江", "city": "杭州", "district": "西湖区", "detail": "文三路 1 号", part: long}
        _, problems = validation.address(AddressInput(**values), path="a")
        assert [(one.path, one.code) for one in problems] == [(f"a.{part}", "customers.part_long")]


def test_there_are_thirty_four_provinces() -> None:
    assert len(set(regions.PROVINCES)) == 34
    assert {regions.province(name) for name in regions.PROVINCES} == set(regions.PROVINCES)
    assert regions.province("加州") is None


@pytest.mark.parametrize("given_as", ["1990-05-12", "1990/5/12", "1990年5月12日", "19900512", "１９９０.5.12"])
def test_birthdays_have_one_form(given_as: str) -> None:
    assert validation.birthday(given_as, today=TODAY) == ("1990-05-12", None)


@pytest.mark.parametrize("wrong", ["1990-02-30", "2026-11-22", "1890-01-01", "yesterday", "12.5.1990"])
def test_no_birthdays(wrong: str) -> None:
    assert _code(validation.birthday(wrong, today=TODAY)) == validation.BIRTHDAY_FORM


def test_what_is_mandatory_can_be_relaxed() -> None:
    every = validation.absent(mandatory=validation.Mandatory(), has_name=False, has_contact=False, has_address=False)
    assert [one.path for one in every] == ["name", "phone", "addresses"]
    relaxed = validation.Mandatory(address=False)
    assert not validation.absent(mandatory=relaxed, has_name=True, has_contact=True, has_address=False)


@given(st.text(max_size=60))
def test_the_standard_form_is_a_fixed_point(text: str) -> None:
    once = forms.name(text)
    assert forms.name(once) == once
    for kind in ("phone", "email", "wechat"):
        standard, wrong = validation.contact(kind, text, locale="CN", path="x")
        if wrong is None:
            assert validation.contact(kind, standard, locale="CN", path="x") == (standard, None)


@given(*(st.text(max_size=20) for _ in range(4)))
def test_a_standard_address_is_a_fixed_point(province: str, city: str, district: str, detail: str) -> None:
    standard, problems = validation.address(AddressInput(province, city, district, detail), path="a")
    assert validation.address(standard, path="a") == (standard, problems)


@given(st.sampled_from("3456789"), st.text("0123456789", min_size=9, max_size=9), st.sampled_from(["", " ", "-"]))
def test_every_mobile_is_known_however_it_is_written(second: str, rest: str, gap: str) -> None:
    digits = f"1{second}{rest}"
    written = f"{digits[:3]}{gap}{digits[3:7]}{gap}{digits[7:]}"
    assert validation.contact("phone", written, locale="CN", path="p") == (f"+86{digits}", None)


@given(st.builds(completeness.Facts, *[st.booleans()] * 7))
def test_completeness_is_a_percentage_and_grows_with_every_fact(facts: completeness.Facts) -> None:
    missing = completeness.lacks(facts)
    assert 0 <= completeness.percentage(missing) <= 100
    assert (completeness.percentage(missing) == 100) == (not missing)
    fuller = completeness.Facts(True, facts.phone, facts.email, True, True, facts.birthday, facts.preferences)
    assert completeness.percentage(completeness.lacks(fuller)) >= completeness.percentage(missing)


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("浙江 杭州", "浙江省杭州市"),
        ("浙江省　杭州市", "浙江省杭州市"),
        ("浙江杭州", "浙江省杭州市"),
        ("浙江省杭州市西湖区", "浙江省杭州市西湖区"),
        ("上海浦东新区", "上海市浦东新区"),
        ("北京 北京市 朝阳区", "北京市朝阳区"),
        ("内蒙古呼和浩特", "内蒙古自治区呼和浩特市"),
        ("四川 阿坝", "四川省阿坝藏族羌族自治州"),
        ("吉林市", "吉林市"),
        ("吉林省吉林市", "吉林省吉林市"),
        ("香港 九龙", "香港特别行政区九龙"),
        ("United  Kingdom", "United Kingdom"),
        (" ", ""),
    ],
)
def test_regions_have_one_form(written: str, form: str) -> None:
    assert regions.region_written(written) == form
    assert regions.region_written(form) == form, "the form is a fixed point"


def test_a_region_of_parts_has_the_same_form() -> None:
    assert regions.one_line("中国", "浙江", "杭州", "西湖区") == "浙江省杭州市西湖区"
    assert regions.one_line("", "上海", "上海") == "上海市"
    assert regions.one_line("Germany", "", "") == "Germany"
    assert regions.one_line("GB", "", "London") == "GB London"
    assert regions.one_line("", "Ontario", "Toronto") == "Ontario Toronto"

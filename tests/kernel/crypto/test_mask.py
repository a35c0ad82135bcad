"""Masks show what the contract allows and no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhike.kernel.crypto import mask


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("phone", "+8613812345678", "138****5678"),
        ("phone", "13812345678", "138****5678"),
        ("phone", "+862161234567", "216****4567"),
        ("phone", "+447712345678", "+44 771****5678"),
        ("phone", "+6591234567", "+65 ****4567"),
        ("phone", "12345", "****5"),
        ("phone", "12", "****"),
        ("phone", "", "****"),
        ("email", "sunli@example.com", "s***@example.com"),
        ("email", "ab@example.com", "***@example.com"),
        ("email", "用户名@例子.中国", "用***@例子.中国"),
        ("email", "no address", "****"),
        ("id_number", "11010519491231002X", "110****002X"),
        ("bank_card", "6222 0212 3456 7890", "622****7890"),
        ("name", "孙丽", "孙*"),
        ("name", "欧阳娜娜", "欧***"),
        ("name", "丽", "丽*"),
        ("name", "Jane Mary Smith", "J*** M*** S***"),
        ("name", "", ""),
        ("address", "上海市浦东新区世纪大道100号", "上海市浦东新区****"),
        ("address", "浙江省杭州市西湖边8号楼302", "浙江省杭州市****"),
        ("address", "河北省正定县恒山东路1号", "河北省正定县****"),
        ("address", "幸福小区3栋2单元501", "幸福****"),
        ("address", "5 High Street, London", "5 ****"),
        ("address", "短", "****"),
        ("birthday", "1990-05-12", "****-05-12"),
        ("birthday", "12 May", "****"),
        ("text", "anything", "****"),
        ("text", "", ""),
    ],
)
def test_masks(kind: mask.SensitiveKind, value: str, shown: str) -> None:
    assert mask.of(kind, value) == shown


@given(st.text(alphabet="0123456789", min_size=1, max_size=30))
def test_at_least_three_digits_of_a_number_stay_hidden_or_none_is_shown(digits: str) -> None:
    first, last = mask.shown_digits(digits)
    assert len(first) in {0, 3}
    assert len(last) <= 4
    assert digits.startswith(first)
    assert digits.endswith(last)
    assert len(digits) - len(first) - len(last) >= min(3, len(digits))


@given(
    st.text(max_size=60), st.sampled_from(["phone", "email", "id_number", "bank_card", "name", "address", "birthday"])
)
def test_no_mask_fails_or_shows_the_whole_of_a_long_value(value: str, kind: mask.SensitiveKind) -> None:
    shown = mask.of(kind, value)
    assert len(value.strip()) < 3 or shown != value.strip() or "*" in value

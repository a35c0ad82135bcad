"""What cells mean: amounts, times, numbers, identifiers."""

from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhike.integrations.rules import values
from zhike.integrations.rules.orders import minor
from zhike.integrations.rules.values import CellError

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("19.99", "19.99"),
        (" 1,234.50 ", "1234.50"),
        ("1.234,50", "1234.50"),
        ("12,5", "12.5"),
        ("1,234", "1234"),
        ("12,34,567.8", "1234567.8"),
        ("1 234,5", "1234.5"),
        ("1'234.50", "1234.50"),
        ("(1,000.00)", "-1000.00"),
        ("-5", "-5"),
        ("5-", "-5"),
        ("+7", "7"),
        ("−3.5", "-3.5"),
        ("￥１２３．４５", "123.45"),
        ("¥ 38.00 元", "38.00"),
        ("US$ 1,234", "1234"),
        ("GBP 0.001", "0.001"),
        ("1e3", "1000"),
    ],
)
def test_amounts_in_every_writing(cell: str, amount: str) -> None:
    assert values.amount(cell) == Decimal(amount)


@pytest.mark.parametrize("cell", ["abc", "=1+1", "1.2.3", "1,2,3", "--5", "NaN", "Infinity", "1e999", "12%", "()", "¥"])
def test_what_is_no_amount(cell: str) -> None:
    with pytest.raises(CellError) as refused:
        values.amount(cell)
    assert refused.value.code == "cell.number"


def test_an_amount_has_an_end() -> None:
    with pytest.raises(CellError) as refused:
        values.amount("99999999999999")
    assert refused.value.code == "cell.number_too_large"


def test_a_chosen_decimal_comma_is_one_even_where_it_looks_like_thousands() -> None:
    assert values.amount("1,234", "comma") == Decimal("1.234")
    assert values.amount("1.234", "comma") == Decimal(1234)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False))
def test_no_amount_is_changed_by_writing_it(amount: Decimal) -> None:
    assert values.amount(f"{amount:,}") == amount
    assert values.amount(f"{amount:f}") == amount


def test_rounding_is_half_to_even_once() -> None:
    assert [minor(Decimal(text), 2) for text in ("0.005", "0.015", "0.025", "-0.005", "1.0049999")] == [0, 2, 2, 0, 100]


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("2020-02-01 00:14:15", "2020-01-31T16:14:15"),
        ("2020-02-01T00:14:15+08:00", "2020-01-31T16:14:15"),
        ("2011-12-09T12:50:00Z", "2011-12-09T12:50:00"),
        ("2020/2/1 8:05", "2020-02-01T00:05:00"),
        ("2020.2.1", "2020-01-31T16:00:00"),
        ("2020年2月1日 8时5分", "2020-02-01T00:05:00"),
        ("2020/2/1 下午 8:05", "2020-02-01T12:05:00"),
        ("13/4/2020 1:02 PM", "2020-04-13T05:02:00"),
        ("31.12.2020", "2020-12-30T16:00:00"),
        ("20200201", "2020-01-31T16:00:00"),
        ("43862.5", "2020-02-01T04:00:00"),
        ("1580000000", "2020-01-26T00:53:20"),
        ("２０２０－０２－０１", "2020-01-31T16:00:00"),
    ],
)
def test_times_in_every_shape(cell: str, at: str) -> None:
    assert values.moment(cell, SHANGHAI).isoformat() == f"{at}+00:00"


def test_day_and_month_are_never_guessed() -> None:
    with pytest.raises(CellError) as refused:
        values.moment("3/4/2020", SHANGHAI)
    assert refused.value.code == "cell.date_ambiguous"
    assert values.moment("3/4/2020", ZoneInfo("UTC"), "dmy").isoformat().startswith("2020-04-03")
    assert values.moment("3/4/2020", ZoneInfo("UTC"), "mdy").isoformat().startswith("2020-03-04")


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2020-13-01", "cell.date"),
        ("2020-02-30", "cell.date"),
        ("hello", "cell.date"),
        ("0900-01-01", "cell.date_range"),
        ("9999-12-31", "cell.date_range"),
    ],
)
def test_what_is_no_time(cell: str, code: str) -> None:
    with pytest.raises(CellError) as refused:
        values.moment(cell, SHANGHAI)
    assert refused.value.code == code


def test_identifiers_survive_spreadsheets_or_are_refused() -> None:
    assert values.identifier('="0012345"') == "0012345"
    assert values.identifier("'0012345") == "0012345"
    assert values.identifier("13085.0") == "13085"
    assert values.identifier("\t6064\u200b ") == "6064"
    with pytest.raises(CellError) as refused:
        values.identifier("1.23457E+17")
    assert refused.value.code == "cell.digits_lost"


@pytest.mark.parametrize("cell", ["1.5", "2147483648"])
def test_quantities_are_whole_and_bounded(cell: str) -> None:
    with pytest.raises(CellError):
        values.whole(cell)
    assert values.whole("12.0") == 12


def test_a_nul_cannot_be_stored() -> None:
    with pytest.raises(CellError) as refused:
        values.text("a\x00b")
    assert refused.value.code == "cell.control_character"

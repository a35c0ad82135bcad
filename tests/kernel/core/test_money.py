import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhike.kernel.money import CURRENCIES, CurrencyMismatchError, Money, exponent


def test_minor_units_follow_the_currency() -> None:
    assert (exponent("CNY"), exponent("JPY"), exponent("KWD")) == (2, 0, 3)
    assert Money.of(Decimal("19.99"), "CNY") == Money(1999, "CNY")
    assert Money.of(Decimal(1999), "JPY") == Money(1999, "JPY")


@pytest.mark.parametrize(("major", "minor"), [("0.125", 12), ("0.135", 14), ("-0.125", -12)])
def test_halves_go_to_the_even_unit(major: str, minor: int) -> None:
    assert Money.of(Decimal(major), "CNY").amount == minor


def test_currencies_do_not_mix() -> None:
    with pytest.raises(CurrencyMismatchError):
        Money(1, "CNY") + Money(1, "USD")
    with pytest.raises(ValueError, match="ISO 4217"):
        Money(1, "rmb")


@given(st.integers(-(10**12), 10**12), st.integers(1, 50))
def test_shares_add_up_to_the_whole_and_differ_by_one_unit_at_most(amount: int, parts: int) -> None:
    shares = [one.amount for one in Money(amount, "CNY").share(parts)]
    assert sum(shares) == amount
    assert max(shares) - min(shares) <= 1


def test_the_console_offers_the_currencies_that_are_taken() -> None:
    source = Path(__file__).parents[3] / "web" / "shared" / "i18n" / "currencies.ts"
    offered = source.read_text().split("readonly string[] = (")[1].split(".split")[0]
    assert set(re.findall(r"[A-Z]{3}", offered)) == CURRENCIES
    assert {"CNY", "USD", "JPY", "KWD"} <= CURRENCIES
    assert not CURRENCIES & {"RMB", "XTS", "XAU"}

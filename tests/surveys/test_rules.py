"""Scales and the common scale."""

from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhike.surveys.rules import FULL, Scale, scale_errors

TEN = Scale(1, 10, 1, 8)
FIVE = Scale(1, 5, 1, 4)


@pytest.mark.parametrize(
    ("scale", "score", "common"),
    [
        (TEN, 1, 0),
        (TEN, 10, 10_000),
        (TEN, 8, 7778),
        (TEN, 4, 3333),
        (FIVE, 4, 7500),
        (FIVE, 3, 5000),
        (Scale(0, 10, 1, 9), 9, 9000),
        (Scale(-2, 2, 1, 1), 1, 7500),
        (Scale(0, 1, 1, 1), 1, 10_000),
        (Scale(0, 160, 1, 1), 1, 62),  # 62.5 goes to the even neighbour
        (Scale(0, 160, 1, 1), 3, 188),  # 187.5 likewise
    ],
)
def test_common_scale(scale: Scale, score: int, common: int) -> None:
    assert scale.common(score) == common


@given(st.integers(-50, 50), st.integers(1, 100), st.data())
def test_common_scale_agrees_with_decimal_arithmetic(low: int, width: int, data: st.DataObject) -> None:
    score = data.draw(st.integers(low, low + width))
    exact = Decimal((score - low) * FULL) / Decimal(width)
    assert Scale(low, low + width).common(score) == int(exact.quantize(Decimal(1), rounding=ROUND_HALF_EVEN))


@given(st.integers(-50, 50), st.integers(1, 100), st.integers(1, 100))
def test_ends_meet_and_order_is_kept(low: int, width: int, other_width: int) -> None:
    scale, other = Scale(low, low + width), Scale(low, low + other_width)
    assert (
        (scale.common(scale.min), scale.common(scale.max)) == (0, FULL) == (other.common(low), other.common(other.max))
    )
    scores = [scale.common(score) for score in range(scale.min, scale.max + 1)]
    assert scores == sorted(scores)


def test_what_is_on_a_scale() -> None:
    steps = Scale(0, 10, 5, 5)
    assert [score for score in range(-1, 12) if steps.allows(score)] == [0, 5, 10]
    assert steps.satisfied(5)
    assert not steps.satisfied(0)


@pytest.mark.parametrize(
    ("scale", "codes"),
    [
        (TEN, []),
        (Scale(5, 5, 1, 5), ["scale.range"]),
        (Scale(1, 10, 2, 9), ["scale.step"]),
        (Scale(1, 10, 0, 9), ["scale.step"]),
        (Scale(0, 1000, 1, 9), ["scale.too_many_steps"]),
        (Scale(1, 10, 1, 11), ["scale.not_on_scale"]),
        (Scale(1, 10, 3, 5), ["scale.not_on_scale"]),
        (Scale(1, 3, 1, 3, {"4": {"en": "x"}}), ["scale.not_on_scale"]),
        (Scale(1, 3, 1, 3, {"two": {"en": "x"}}), ["scale.not_on_scale"]),
        (Scale(1, 3, 1, 3, {"2": {"en": "x"}}), []),
    ],
)
def test_scale_form(scale: Scale, codes: list[str]) -> None:
    assert [error.code for error in scale_errors(scale)] == codes

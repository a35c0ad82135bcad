from typing import Annotated

import pytest
from pydantic import ValidationError

from zhike.kernel.http import Body, Moment, OneLine, PlainText


class Example(Body):
    name: Annotated[str, OneLine(5)] = "x"
    text: Annotated[str, PlainText(10)] = "x"
    free: Annotated[str, PlainText(10, blank=True)] = ""
    at: Moment | None = None


def kinds(**values: object) -> list[str]:
    with pytest.raises(ValidationError) as raised:
        Example.model_validate(values)
    return [str(error["type"]) for error in raised.value.errors()]


def test_unknown_fields_are_refused() -> None:
    assert kinds(nmae="x") == ["extra_forbidden"]


@pytest.mark.parametrize("value", ["a\x00b", "\ud800"])
def test_what_cannot_be_stored_is_refused(value: str) -> None:
    assert "text.control_character" in " ".join(kinds(text=value)) or kinds(text=value) == ["string_unicode"]


def test_control_characters_that_carry_nothing_are_dropped() -> None:
    assert Example(text="a\x1b\x7f\x85b\tc").text == "ab\tc"
    assert Example(name="\x08a").name == "a"
    assert kinds(text="\x1b") == ["text.blank"]


@pytest.mark.parametrize("value", ["", "   ", "\u200b\u200d", "\u3000"])
def test_nothing_to_read_is_blank(value: str) -> None:
    assert kinds(text=value) == ["text.blank"]
    assert Example(free=value).free == value


def test_lengths_count_characters_not_bytes() -> None:
    assert Example(text="退款" * 5).text == "退款" * 5
    assert kinds(text="退款" * 5 + "吗") == ["text.too_long"]
    assert Example(text="😀" * 10).text == "😀" * 10


def test_a_line_is_trimmed_and_loses_direction_overrides() -> None:
    assert Example(name=" 王\u202e敏 ").name == "王敏"
    assert Example(name="a\nb").name == "a b"


def test_text_keeps_its_lines_and_right_to_left_letters() -> None:
    assert Example(text="a\r\nb\rc").text == "a\nb\nc"
    assert Example(text="مرحبا").text == "مرحبا"


def test_composed_and_decomposed_letters_are_one() -> None:
    assert Example(name="e\u0301").name == "é"


@pytest.mark.parametrize(
    "value",
    ["0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59Z"],
)
def test_times_at_the_ends_of_the_calendar_are_none(value: str) -> None:
    """Another zone's wall clock does not exist there: whoever reads such a row later fails."""
    assert kinds(at=value) == ["time.out_of_range"]
    assert Example.model_validate({"at": "1970-01-01T00:00:00Z"}).at is not None

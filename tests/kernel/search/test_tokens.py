"""Folding, runs, terms and parts: pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhike.kernel.search import tokens
from zhike.kernel.search.tokens import Needle


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＢＣ　１２３", "abc 123"),
        ("  a \t\n b\u3000c ", "a b c"),
        ("退\u200b款\ufeff", "退款"),
        ("Straße İ", "strasse i\u0307"),
        ("❤\ufe0f", "❤"),
        ("a\0b\ud800c", "abc"),
        ("\u202e钱", "钱"),
        ("", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert tokens.fold(text) == folded


def test_runs() -> None:
    cut = [(run.kind, run.text) for run in tokens.runs("iphone15手机壳, t26-000123 😀😀 ¥9")]
    assert cut == [
        ("word", "iphone"), ("digits", "15"), ("dense", "手机壳"), ("word", "t"), ("digits", "26"),
        ("digits", "000123"), ("sign", "😀"), ("sign", "😀"), ("sign", "¥"), ("digits", "9"),
    ]  # fmt: skip


def test_terms_are_pairs_words_and_singles() -> None:
    found = tokens.terms("退款退款 vip客户")
    assert found.words == sorted({"退款", "款退", "vip", "客户"})
    assert found.singles == sorted("退款客户")
    assert tokens.terms("") == tokens.Terms([], [])


def test_needles() -> None:
    assert tokens.needles("申请退款 VIP") == [
        Needle("申请退款", "'申请' & '请退' & '退款'", ""),
        Needle("vip", "'vip':*", ""),
    ]
    assert tokens.needles("退") == [Needle("退", "", "'退'")]
    assert tokens.needles("iPhone手") == [Needle("iphone手", "'iphone'", "'手'")]
    assert tokens.needles("，。! ...") == []
    assert tokens.needles("") == []
    assert len(tokens.needles(" ".join(map(str, range(50))))) == tokens.QUERY_TERMS


@pytest.mark.parametrize("length", [0, 1, 3999, 4000, 4001, 7800, 7801, 12_345])
def test_every_window_as_long_as_a_query_lies_in_one_part(length: int) -> None:
    text = "".join(chr(0x4E00 + n % 20_000) for n in range(length))
    parts = tokens.parts(text)
    assert all(0 < len(part) <= tokens.PART for part in parts)
    for at in range(0, max(0, length - tokens.QUERY_LENGTH), 37):
        window = text[at : at + tokens.QUERY_LENGTH]
        assert any(window in part for part in parts)
    assert not length or (parts[0][0], parts[-1][-1]) == (text[0], text[-1])


@given(st.text(max_size=300))
def test_folding_twice_changes_nothing_that_matters(text: str) -> None:
    folded = tokens.fold(text)
    assert "\0" not in folded
    assert folded.encode("utf-8").decode() == folded
    assert not any(run.text == "" for run in tokens.runs(folded))
    tokens.terms(folded)
    tokens.needles(text)

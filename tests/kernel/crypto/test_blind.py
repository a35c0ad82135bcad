"""Blind tokens: equal for equal values, silent about everything else, alive through a rotation."""

from pathlib import Path

import pytest

from zhike.kernel.crypto import blind, keys


@pytest.mark.parametrize(
    ("kind", "value", "normal"),
    [
        ("phone", "138 0013 8000", "+8613800138000"),
        ("phone", "+86-138-0013-8000", "+8613800138000"),
        ("phone", "１３８００１３８０００", "+8613800138000"),
        ("phone", "+44 7712 345678", "+447712345678"),
        ("phone", "order 12", None),
        ("phone", "1", None),
        ("email", " Sun.Li@Example.COM ", "sun.li@example.com"),
        ("email", "用户@例子.中国", "用户@xn--fsqu00a.xn--fiqs8s"),
        ("email", "sun@@example.com", None),
        ("id_number", "110105 19491231-002x", "11010519491231002X"),
        ("id_number", "'; DROP TABLE", None),
        ("bank_card", "6222 0212 3456 7890", "6222021234567890"),
        ("external", "  oWx-AbC ", "oWx-AbC"),
        ("external", "   ", None),
    ],
)
def test_normal_forms(kind: blind.TokenKind, value: str, normal: str | None) -> None:
    assert blind.normalise(kind, value) == normal


def test_a_number_without_country_is_read_as_of_the_region() -> None:
    assert blind.normalise("phone", "07712 345678", region="GB") == "+447712345678"


def test_tokens_cover_the_whole_and_the_shown_parts_only(rings: Path) -> None:
    phone = blind.tokens("phone", "+8613800138000")
    assert phone.whole in blind.lookup("phone", "whole", "+8613800138000")
    assert phone.first3 in blind.lookup("phone", "first3", "138")
    assert phone.last4 in blind.lookup("phone", "last4", "8000")
    assert phone.domain is None
    email = blind.tokens("email", "sun@example.com")
    assert (email.first3, email.last4) == (None, None)
    assert email.domain in blind.lookup("email", "domain", "example.com")
    short = blind.tokens("phone", "+6591234567")
    assert (short.first3, short.last4 is None) == (None, False)
    external = blind.tokens("external", "oWx")
    assert (external.first3, external.last4, external.domain) == (None, None, None)


def test_the_same_digits_of_another_kind_or_part_give_another_token(rings: Path) -> None:
    places: list[tuple[blind.TokenKind, blind.Part]] = [
        ("phone", "whole"),
        ("phone", "first3"),
        ("bank_card", "first3"),
        ("id_number", "whole"),
    ]
    tokens = {blind.lookup(kind, part, "138")[0] for kind, part in places}
    assert len(tokens) == 4


def test_a_search_finds_old_tokens_while_they_are_rebuilt(rings: Path) -> None:
    old = blind.tokens("email", "sun@example.com").whole
    keys.rotate("token")
    new = blind.tokens("email", "sun@example.com").whole
    assert old != new
    assert blind.lookup("email", "whole", "sun@example.com") == [new, old]
    assert blind.is_current(new)
    assert not blind.is_current(old)


@pytest.mark.parametrize(
    "written",
    [
        "a@b.cn", "A.B@Example.COM", "a+b_c-d@x.co", "a@例子.中国", "a..b@x.com", ".a@x.com", "a@x", "x@[127.0.0.1]",
        "a@b@c.com", "a@-x.com", f"{'a' * 65}@x.com", f"a@{'x' * 60}.{'y' * 60}.{'z' * 60}.{'w' * 60}.{'v' * 20}.com",
        "@x.com", "a@", "a", "a b@x.com", "a@x.com.", "a@localhost", "",
    ],
)  # fmt: skip
def test_a_plain_mailbox_is_read_as_the_full_check_reads_it(written: str) -> None:
    assert blind.normalise("email", written) == blind._checked_email(written)

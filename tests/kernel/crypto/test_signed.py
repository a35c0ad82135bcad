"""Signed tokens and opaque positions: only ours, only for their purpose, only in time."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhike.kernel import clock
from zhike.kernel.crypto import keys, opaque, read_opaque, signed
from zhike.kernel.errors import ZhikeError

AT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def _refusal(purpose: str, token: str) -> str:
    with pytest.raises(ZhikeError) as caught:
        signed.loads(purpose, token)
    return caught.value.code.code


def test_facts_come_back_until_the_last_millisecond(rings: Path) -> None:
    with clock.frozen_at(AT) as frozen:
        token = signed.dumps("ticket", {"user": "王敏", "topics": ["user:1"]}, 60)
        frozen.advance(timedelta(milliseconds=59_999))
        assert signed.loads("ticket", token) == {"user": "王敏", "topics": ["user:1"]}
        frozen.advance(timedelta(milliseconds=1))
        assert _refusal("ticket", token) == "crypto.token_expired"


def test_without_an_age_a_token_stays_good(rings: Path) -> None:
    with clock.frozen_at(AT) as frozen:
        token = signed.dumps("cursor", {"n": 1}, None)
        frozen.advance(timedelta(days=3650))
        assert signed.loads("cursor", token) == {"n": 1}


def test_a_token_serves_one_purpose(rings: Path) -> None:
    assert _refusal("grant", signed.dumps("ticket", {}, 60)) == "crypto.token_invalid"


def test_any_changed_character_is_refused(rings: Path) -> None:
    token = signed.dumps("ticket", {"a": 1}, 60)
    for place, character in enumerate(token):
        changed = token[:place] + ("A" if character != "A" else "B") + token[place + 1 :]
        assert _refusal("ticket", changed) == "crypto.token_invalid"


@pytest.mark.parametrize("garbage", ["", "a", "AAAA", "..", "é" * 8, "A" * 10_000, "=" * 12, "\0" * 40, "A" * 31 + " "])
def test_garbage_is_refused(rings: Path, garbage: str) -> None:
    assert _refusal("ticket", garbage) == "crypto.token_invalid"


def test_a_token_survives_rotation_and_dies_with_its_key(rings: Path) -> None:
    token = signed.dumps("ticket", {}, 60)
    keys.rotate("signing")
    assert signed.loads("ticket", token) == {}
    (rings / "signing.json").unlink()
    keys.configure(rings)
    assert _refusal("ticket", token) == "crypto.token_invalid"


@given(st.integers(min_value=0, max_value=2**63 - 1))
def test_a_position_comes_back_and_keeps_one_form(position: int) -> None:
    text = opaque(position)
    assert read_opaque(text) == position
    assert opaque(position) == text
    assert len(text) == 38


@pytest.mark.parametrize("garbage", ["", "17", "A" * 38, "é" * 38, "A" * 5000, " " + "A" * 37])
def test_a_made_up_position_is_refused(garbage: str) -> None:
    with pytest.raises(ZhikeError) as caught:
        read_opaque(garbage)
    assert caught.value.code.code == "crypto.position_invalid"


def test_neighbours_look_unlike() -> None:
    assert opaque(1)[6:16] != opaque(2)[6:16]

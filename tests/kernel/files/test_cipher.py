"""Chunked encryption: any size, any cut, any range; no change goes unnoticed."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhike.kernel.errors import ZhikeError
from zhike.kernel.files.cipher import CHUNK, decrypt, encrypt

KEY = bytes(range(32))


class Held:
    def __init__(self, data: bytes) -> None:
        self.data = data

    def read_at(self, start: int, length: int) -> bytes:
        return self.data[start : start + length]


def _sealed(plain: bytes, cut: int = 50_000) -> bytes:
    return b"".join(encrypt((plain[at : at + cut] for at in range(0, len(plain), cut)), KEY))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7])
def test_round_trip(size: int) -> None:
    plain = os.urandom(size)
    for cut in (1000, CHUNK, CHUNK + 1, 10**6):
        sealed = _sealed(plain, cut)
        assert b"".join(decrypt(Held(sealed), KEY, size)) == plain


@given(st.integers(0, 3 * CHUNK), st.integers(0, 3 * CHUNK + 100))
@settings(max_examples=40, deadline=None)
def test_any_range(start: int, end: int) -> None:
    plain = bytes(n % 251 for n in range(2 * CHUNK + 333))
    assert b"".join(decrypt(Held(_RANGED), KEY, len(plain), start=start, end=end)) == plain[start:end]


_RANGED = _sealed(bytes(n % 251 for n in range(2 * CHUNK + 333)))


def _is_refused(sealed: bytes, size: int, key: bytes = KEY) -> bool:
    try:
        b"".join(decrypt(Held(sealed), key, size))
    except ZhikeError as error:
        return error.code.code == "crypto.unreadable"
    return False


def test_every_tampering_is_refused() -> None:
    size = 2 * CHUNK + 10
    sealed = _sealed(os.urandom(size))
    step = CHUNK + 16
    chunks = [sealed[12 + n * step : 12 + (n + 1) * step] for n in range(3)]
    assert _is_refused(sealed, size, bytes(32))
    assert _is_refused(b"", size)
    assert _is_refused(b"ZKF2" + sealed[4:], size)
    assert _is_refused(sealed[:12] + chunks[1] + chunks[0] + chunks[2], size), "chunks exchanged"
    assert _is_refused(sealed[:12] + chunks[0] + chunks[1], 2 * CHUNK), "cut at a chunk's end"
    assert _is_refused(sealed[:-1], size)
    assert _is_refused(sealed[:40] + bytes([sealed[40] ^ 1]) + sealed[41:], size)
    assert _is_refused(sealed[:5] + bytes([sealed[5] ^ 1]) + sealed[6:], size)


def test_equal_files_look_different() -> None:
    assert _sealed(b"same") != _sealed(b"same")

"""A store of the test's own, a trail that remembers, and makers of sample files."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor, Rights, Scope
from zhike.kernel.files.permissions import FILE_CREATE
from zhike.kernel.files.storage import STORAGE, LocalStorage
from zhike.kernel.ids import new_id


@pytest.fixture
def store_folder(tmp_path: Path) -> Iterator[Path]:
    before = STORAGE.get()
    STORAGE.fill(LocalStorage(tmp_path / "files"))
    yield tmp_path / "files"
    STORAGE.fill(before)


class Remembered:
    """A trail that keeps what it is told."""

    def __init__(self) -> None:
        self.entries: list[trail.TrailEntry] = []

    def record(self, entry: trail.TrailEntry) -> None:
        self.entries.append(entry)


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> Remembered:
    kept = Remembered()
    monkeypatch.setattr(trail.TRAIL, "_filling", kept)
    return kept


@pytest.fixture
def agent() -> Actor:
    return Actor("user", new_id(), rights=Rights({FILE_CREATE.name: Scope.ALL}))


Painter = Callable[..., bytes]


@pytest.fixture
def paint() -> Painter:
    """Encodes a small picture: `paint("PNG", size=(40, 30))`."""

    def painted(format_: str, *, size: tuple[int, int] = (40, 30), mode: str = "RGB", **chosen: Any) -> bytes:
        target = io.BytesIO()
        Image.new(mode, size, 200 if mode == "L" else None).save(target, format_, **chosen)
        return target.getvalue()

    return painted


@pytest.fixture
def archive() -> Callable[..., bytes]:
    """A ZIP with members of these names."""

    def zipped(*names: str) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as file:
            for name in names:
                file.writestr(name, "x")
        return target.getvalue()

    return zipped


def _png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


@pytest.fixture
def huge_png() -> bytes:
    """A PNG of a few bytes that says it has 900 million pixels."""
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _png_chunk(b"IHDR", header) + _png_chunk(b"IDAT", zlib.compress(b"x"))


@pytest.fixture
def frozen() -> Iterator[clock.FrozenClock]:
    """Business time stands still at 2026-11-21 02:00 UTC until the test moves it."""
    with clock.frozen_at(datetime(2026, 11, 21, 2, 0, tzinfo=UTC), everywhere=True) as frozen_clock:
        yield frozen_clock

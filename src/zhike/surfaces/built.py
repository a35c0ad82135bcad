"""The built browser files that pages are made of."""

import threading
from pathlib import Path
from typing import Final

from django.conf import settings

_lock = threading.Lock()
_known: dict[Path, tuple[float, bytes]] = {}
DIST: Final = "web/dist"


def root() -> Path:
    """The clone's folder."""
    folder: Path = settings.ROOT
    return folder


def content(path: str) -> bytes | None:
    """A built file's bytes, read again when it changed; None when it is not there."""
    file = root() / path
    try:
        changed = file.stat().st_mtime
        with _lock:
            known = _known.get(file)
            if known is not None and known[0] == changed:
                return known[1]
        found = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    with _lock:
        _known[file] = (changed, found)
    return found

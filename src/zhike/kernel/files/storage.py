"""Where ciphertext is kept: a port, and the local folder that fills it by default."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Protocol

from zhike.kernel import clock
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.files.cipher import Reader
from zhike.kernel.ids import new_id
from zhike.kernel.ports import Port

_NAME: Final = re.compile(r"[0-9a-f]{64}")


class Storage(Protocol):
    """Keeps byte strings under the SHA-256 of their content."""

    def put(self, chunks: Iterable[bytes]) -> str:
        """Keeps the bytes durably and answers their name."""

    def open(self, name: str) -> Reader:
        """The bytes kept under `name`. Raises `missing.not_found`."""

    def delete(self, name: str) -> None:
        """Forgets `name`; no error when it is gone already."""

    def names_older_than(self, at: datetime) -> Iterator[str]:
        """Every name that was written before `at`, for the sweep of what no row knows."""


#: Filled at start with a :class:`LocalStorage`, or by wiring with another.
STORAGE: Final[Port[Storage]] = Port("files.storage")


class LocalStorage:
    """A folder of this machine: `ab/cd/<sha256>`, readable by its owner alone, written whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, chunks: Iterable[bytes]) -> str:
        drafts = self.folder / "drafts"
        drafts.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = drafts / str(new_id())
        digest = hashlib.sha256()
        try:
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                for chunk in chunks:
                    digest.update(chunk)
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            name = digest.hexdigest()
            target = self._path(name)
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
        return name

    def open(self, name: str) -> Reader:
        path = self._path(name)
        if not path.is_file():
            raise NOT_FOUND()
        return _LocalReader(path)

    def delete(self, name: str) -> None:
        self._path(name).unlink(missing_ok=True)

    def names_older_than(self, at: datetime) -> Iterator[str]:
        for path in self.folder.glob("??/??/*"):
            if _NAME.fullmatch(path.name) and path.stat().st_mtime < at.timestamp():
                yield path.name

    def sweep_drafts(self) -> int:
        """Removes what killed processes left half written more than a day ago; answers how many."""
        limit = (clock.now() - timedelta(days=1)).timestamp()
        old = [path for path in (self.folder / "drafts").glob("*") if path.stat().st_mtime < limit]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise NOT_FOUND()
        return self.folder / name[:2] / name[2:4] / name


class _LocalReader:
    def __init__(self, path: Path) -> None:
        self._path = path

    def read_at(self, start: int, length: int) -> bytes:
        with self._path.open("rb") as file:
            return os.pread(file.fileno(), length, start)

"""Which files are the project's own: what git tracks or would track, in this work tree."""

import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
_GENERATED: Final = frozenset({"auto-imports.d.ts", "components.d.ts", "events.json", "openapi.json", "schema.d.ts"})


@cache
def own_files() -> tuple[Path, ...]:
    """Every file of the project that exists, relative to its root, in order; generated ones are left out."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    names = sorted({name for name in listed.split("\0") if name and name.rpartition("/")[2] not in _GENERATED})
    return tuple(Path(name) for name in names if (ROOT / name).is_file())


def python_files(*folders: str) -> list[Path]:
    """The Python files below `folders`."""
    return [path for path in own_files() if path.suffix == ".py" and path.parts[0] in folders]


def text_files(suffixes: Sequence[str]) -> list[Path]:
    """The files with one of `suffixes` (with the dot)."""
    return [path for path in own_files() if path.suffix in suffixes]


def read(path: Path) -> str:
    """The text of one of the own files; a byte that is not UTF-8 is a fault of that file."""
    return (ROOT / path).read_text(encoding="utf-8")

"""What must not be in the repository: download addresses in lock files, package registries, paths of one machine."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tools.checks.files import ROOT, own_files, read, text_files

_ADDRESS: Final = re.compile(r"\b(?:https?|file|git\+\w+)://")
_REGISTRY: Final = re.compile(r"--(?:extra-)?index-u[r]l\b|^ *regis[t]ry *=|\bindex-u[r]l *=", re.MULTILINE)
_TEXT: Final = (
    *(".cfg", ".css", ".html", ".in", ".ini", ".json", ".lock", ".md", ".mjs", ".py", ".sh", ".sql", ".toml", ".ts"),
    *(".tsx", ".vue", ".yaml", ".yml", ".conf", ".service", ""),
)


def lock_addresses() -> Iterator[str]:
    """Lock files name packages and hashes, never where they were found: the machine's own settings say that."""
    for path in own_files():
        if path.name.startswith("requirements") and path.suffix in (".in", ".lock"):
            pattern = _ADDRESS
        elif path.name == "package-lock.json":
            pattern = re.compile(r'"resolved": *"\w+:')
        else:
            continue
        for number, line in enumerate(read(path).splitlines(), 1):
            if pattern.search(line):
                yield f"{path}:{number}: an address in a lock file"


def pinned_whole() -> Iterator[str]:
    """Every direct dependency is pinned exactly, and is in its lock file with that version."""
    for name in ("requirements", "requirements-dev"):
        lock = read(Path(f"{name}.lock"))
        locked = dict(re.findall(r"^([a-z0-9.\-]+)==([^\s\\]+)", lock, re.MULTILINE))
        for line in read(Path(f"{name}.in")).splitlines():
            if not line or line.startswith(("#", "-r")):
                continue
            pin = re.fullmatch(r"([A-Za-z0-9.\-]+)(?:\[[a-z,]+\])?==(\S+)", line)
            if pin is None:
                yield f"{name}.in: {line}: pin one version exactly"
            elif locked.get(pin[1].lower()) != pin[2]:
                yield f"{name}.lock: {pin[1]} is not locked at {pin[2]}: compile it again"


def machine_paths() -> Iterator[str]:
    """Paths of the machine at hand, and options that name a package registry."""
    places = [f"{place}/" for place in (ROOT, Path.home()) if len(place.parts) > 1]
    for path in text_files(_TEXT):
        text = read(path)
        for number, line in enumerate(text.splitlines(), 1):
            if any(re.search(rf"(?<![\w./-]){re.escape(place)}", line) for place in places):
                yield f"{path}:{number}: a path of this machine"
        if _REGISTRY.search(text):
            yield f"{path}: names a package registry: leave that to the machine's own settings"

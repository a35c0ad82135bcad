"""Modules use each other through `public.py` alone, and only the kernel talks to other machines."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tools.checks.files import python_files, read

#: The kernel is everybody's; `config` puts everything together and may look inside.
_OPEN: Final = "kernel"
_ABOVE_ALL: Final = "config"
_OUTWARD: Final = frozenset({"httpx", "requests", "urllib3", "aiohttp"})


def public_doors() -> Iterator[str]:
    """Imports of another module's inside."""
    for path in python_files("src"):
        own = _module_of(path)
        if own is None or own == _ABOVE_ALL:
            continue
        for line, name in _imports(path):
            parts = name.split(".")
            if parts[0] != "zhike" or len(parts) < 2 or parts[1] in (own, _OPEN):
                continue
            if len(parts) < 3 or parts[2] != "public":
                yield f"{path}:{line}: {name}: use zhike.{parts[1]}.public"


def outward_calls() -> Iterator[str]:
    """HTTP clients outside the kernel: its own client guards against addresses inside the network."""
    for path in python_files("src"):
        if _module_of(path) == _OPEN:
            continue
        for line, name in _imports(path):
            if name.split(".")[0] in _OUTWARD:
                yield f"{path}:{line}: {name}: use kernel.http_client"


def _module_of(path: Path) -> str | None:
    """`src/zhike/work/rules/x.py` → `work`; None for the package's own files."""
    return path.parts[2] if path.parts[:2] == ("src", "zhike") and len(path.parts) > 3 else None


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of what a file imports; `from a.b import c` gives a.b.c."""
    for node in ast.walk(ast.parse(read(path))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)

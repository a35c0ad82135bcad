"""Size budgets of the built browser files, gzipped: what a first visit loads of the widget and of the console."""

import gzip
import json
import re
import sys
from pathlib import Path
from typing import Any, Final

from tools.checks.files import ROOT

_DIST: Final = ROOT / "web" / "dist"
WIDGET_LIMIT: Final = 25_000
CONSOLE_LIMIT: Final = 350_000
_LANGUAGE_PART: Final = re.compile(r"(?:^|[./])(zh-CN|en)-[^/]*$")

#: What the first page needs beside the entry: the frame of every page, the inbox, their words in one language. Other
#: pages bring their own words when they are opened.
_FIRST_PAGE: Final = re.compile(
    r"src/shell/Shell\.vue$|src/pages/inbox/\w+\.vue$|locale/zh_cn\.js$"
    r"|(src/shell|src/pages/inbox|shared/ui|shared/desk)/locales/zh-CN\.json$"
)
_LAZY: Final = ("later", "part-", "orders-")
_FONT: Final = re.compile(r"inter-latin-wght-normal\.woff2$")


def main() -> int:
    """Prints both sizes; answers 1 when one is over its budget, or when there is nothing to measure."""
    over = False
    for name, limit, files in (
        ("widget", WIDGET_LIMIT, widget_files(_DIST / "widget")),
        ("console, first load", CONSOLE_LIMIT, console_files(_DIST / "console")),
    ):
        size = sum(_gzipped(path) for path in files)
        sys.stdout.write(f"{name}: {size:,} bytes of {limit:,} in {len(files)} files\n")
        over = over or size > limit or not files
    return 1 if over else 0


def widget_files(folder: Path) -> list[Path]:
    """What a conversation loads: loader, frame, and the larger one of the languages. Parts that come when somebody uses
    them (`later`, the customer's orders) are left out."""
    found = sorted(path for path in folder.rglob("*") if path.suffix in (".js", ".css", ".html"))
    files = [path for path in found if not path.name.startswith(_LAZY)]
    by_language: dict[str, list[Path]] = {}
    rest: list[Path] = []
    for path in files:
        language = _LANGUAGE_PART.search(path.name)
        (by_language.setdefault(language[1], []) if language else rest).append(path)
    largest = max(by_language.values(), key=lambda paths: sum(map(_gzipped, paths)), default=[])
    return rest + largest


def console_files(folder: Path) -> list[Path]:
    """The files that the first page of the console loads, by the build's manifest."""
    path = folder / ".vite" / "manifest.json"
    if not path.is_file():
        return []
    manifest: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    wanted = [key for key, chunk in manifest.items() if chunk.get("isEntry") or _FIRST_PAGE.search(key)]
    seen: set[str] = set()
    files: set[str] = {"index.html"} | {chunk["file"] for key, chunk in manifest.items() if _FONT.search(key)}
    while wanted:
        key = wanted.pop()
        if key in seen:
            continue
        seen.add(key)
        chunk = manifest[key]
        files |= {chunk["file"], *chunk.get("css", [])}
        wanted += chunk.get("imports", [])
    return [folder / name for name in sorted(files)]


def _gzipped(path: Path) -> int:
    """Bytes on the wire; fonts are compressed already."""
    content = path.read_bytes()
    return len(content) if path.suffix == ".woff2" else len(gzip.compress(content, 9, mtime=0))


if __name__ == "__main__":
    sys.exit(main())

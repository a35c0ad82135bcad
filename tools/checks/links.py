"""Links between documents lead somewhere: the file exists, and so does the heading after a `#`."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tools.checks.files import ROOT, own_files

_FENCE: Final = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_CODE: Final = re.compile(r"`[^`\n]*`")
_LINK: Final = re.compile(r"\[[^\]]*\]\(<?([^)\s>]+)>?\)")
_HEADING: Final = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def resolve() -> Iterator[str]:
    """Links of the project's own Markdown files that lead nowhere. Addresses of other sites are not looked at."""
    for path in own_files():
        if path.suffix == ".md":
            yield from broken(ROOT, path)


def broken(root: Path, path: Path) -> Iterator[str]:
    """The broken links of the Markdown file `path`, relative to `root`, as "file:line: target"."""
    text = _without_code((root / path).read_text(encoding="utf-8"))
    for found in _LINK.finditer(text):
        target = found.group(1)
        if _ELSEWHERE.match(target):
            continue
        name, _, heading = target.partition("#")
        file = (root / path).parent / name if name else root / path
        line = text.count("\n", 0, found.start()) + 1
        if not file.resolve().is_relative_to(root.resolve()) or not file.exists():
            yield f"{path}:{line}: {target} does not exist"
        elif heading and file.suffix == ".md" and heading not in anchors(file.read_text(encoding="utf-8")):
            yield f"{path}:{line}: {target} has no such heading"


def anchors(text: str) -> frozenset[str]:
    """The names by which the headings of a Markdown text can be reached; a repeated one is counted up."""
    found: list[str] = []
    for heading in _HEADING.findall(_FENCE.sub("", text)):
        words = re.sub(r"[^\w\- ]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()).replace(" ", "-")
        earlier = sum(words == name or re.fullmatch(rf"{re.escape(words)}-\d+", name) is not None for name in found)
        found.append(f"{words}-{earlier}" if earlier else words)
    return frozenset(found)


def _without_code(text: str) -> str:
    """The text with code blanked out, its lines kept: what looks like a link in code is none."""
    for pattern in (_FENCE, _CODE):
        text = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)
    return text

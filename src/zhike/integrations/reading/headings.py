"""The row that names the columns: finding it, and making its names usable."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import Final

#: Rows in which the heading is looked for; exports of platforms begin with a title or an explanation.
LOOKED_AT: Final = 20
_LONGEST: Final = 200
_TEXT_PREFIX: Final = re.compile(r'="(.*)"', re.DOTALL)
_INVISIBLE: Final = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")


def clean(cell: str) -> str:
    """A heading without what people do not see: spaces around, zero-width marks, a spreadsheet's `="…"`."""
    text = _INVISIBLE.sub("", cell)
    prefixed = _TEXT_PREFIX.fullmatch(text.strip())
    return " ".join((prefixed[1] if prefixed else text).split())[:_LONGEST]


def key(heading: str) -> str:
    """What two headings that mean the same have in common: width, case, spaces and punctuation do not count."""
    plain = unicodedata.normalize("NFKC", clean(heading)).casefold()
    return "".join(character for character in plain if character.isalnum())


def find(rows: Sequence[Sequence[str]], known: Collection[str]) -> int:
    """The index of the heading in the first rows: the one with most known names, else the first that is as wide as the
    table and holds no number. 0 when nothing looks like one.
    """
    best, most = 0, 0
    for index, row in enumerate(rows[:LOOKED_AT]):
        hits = len({key(cell) for cell in row} & set(known))
        if hits > most:
            best, most = index, hits
    if most >= 2:
        return best
    width = max((_filled(row) for row in rows[:LOOKED_AT]), default=0)
    for index, row in enumerate(rows[:LOOKED_AT]):
        if _filled(row) >= max(1, width * 0.8) and not any(_is_number(cell) for cell in row):
            return index
    return 0


def name_columns(row: Sequence[str]) -> tuple[list[str], list[str]]:
    """(names, notes): every column gets a name of its own; duplicates are numbered and empty ones lettered, and the
    notes say so as `column.duplicate:<name>` and `column.unnamed:<letter>`.
    """
    names: list[str] = []
    notes: list[str] = []
    # A heading that is wider than its last name ends there.
    cells = [clean(cell) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    for index, cell in enumerate(cells):
        name = cell or letter(index)
        if not cell:
            notes.append(f"column.unnamed:{name}")
        if name in names:
            notes.append(f"column.duplicate:{name}")
        names.append(_numbered(name, names))
    return names, notes


def _numbered(name: str, taken: Sequence[str]) -> str:
    """`name`, with a number behind it when it is taken."""
    if name not in taken:
        return name
    number = 2
    while f"{name} ({number})" in taken:
        number += 1
    return f"{name} ({number})"


def letter(index: int) -> str:
    """How spreadsheets call the column: A, B, …, Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"[-+(]?[¥$€£]?\s*\d[\d,.]*\)?%?", unicodedata.normalize("NFKC", cell).strip()))

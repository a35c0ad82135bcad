"""Which character set a text is written in.

Chinese platforms write GB18030 (Excel calls it "ANSI"), modern ones UTF-8 with or without its mark, Excel's "Unicode
text" is UTF-16. A guess is shown to the person and can be overruled.
"""

import codecs
from typing import Final

from charset_normalizer import from_bytes

#: What may be chosen by hand.
ENCODINGS: Final = (
    "utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "big5", "cp1252", "shift_jis", "euc-kr", "windows-1251",
)  # fmt: skip
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: The others that a guess may end with, in the words of the guesser.
_GUESSES: Final = ("big5", "cp1252", "shift_jis", "euc_kr", "cp1251")
_NAMES: Final = {"euc_kr": "euc-kr", "cp1251": "windows-1251"}
#: How much of the Chinese in a text must be everyday characters (GB 2312, rows 16–55) for it to be GB18030.
_EVERYDAY: Final = 0.7


def detect(sample: bytes, *, whole: bool) -> str | None:
    """The character set of `sample`, the beginning of a text (`whole`: all of it); None when it is no text at all."""
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    wide = _without_mark(sample)
    if wide is not None:
        return wide
    if b"\x00" in sample:
        return None
    for name in ("utf-8", "gb18030"):
        text = _decoded(sample, name, whole)
        if text is not None and (name == "utf-8" or _reads_as_chinese(text)):
            return name
    return _guessed(sample)


def _without_mark(sample: bytes) -> str | None:
    """UTF-16 without its mark: in texts with line ends and separators every other byte is often zero."""
    head = sample[:4096]
    if len(head) < 8:
        return None
    odd, even = head[1::2].count(0), head[0::2].count(0)
    if odd > len(head) * 0.1 and even < odd / 10:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) * 0.1 and odd < even / 10 else None


def _decoded(sample: bytes, name: str, whole: bool) -> str | None:
    """The text, or None; a sample may end within a character."""
    try:
        return codecs.getincrementaldecoder(name)("strict").decode(sample, whole)
    except UnicodeDecodeError:
        return None


def _reads_as_chinese(text: str) -> bool:
    wide = [character for character in text[:100_000] if ord(character) > 0x7F]
    if not wide:
        return True
    letters = [character for character in wide if "\u4e00" <= character <= "\u9fff"]
    if len(letters) * 2 < len(wide):
        return False
    everyday = sum(_is_everyday(character) for character in letters)
    return everyday >= len(letters) * _EVERYDAY


def _is_everyday(character: str) -> bool:
    try:
        first = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return 0xB0 <= first <= 0xD7


def _guessed(sample: bytes) -> str | None:
    best = from_bytes(sample[:200_000], cp_isolation=list(_GUESSES)).best()
    return None if best is None else _NAMES.get(best.encoding, best.encoding)

"""Texts as index terms. Chinese has no spaces: neighbouring characters are terms, so no dictionary can be wrong.

A text is folded (NFKC, case, blanks) and cut into runs:

    ideographs, kana, hangul, Thai …   pairs of neighbours, and each character alone
    letters of other scripts           words
    digits                             words of their own, so that "iphone15" is found by "15"
    signs and emoji                    each alone
    punctuation, blanks                nothing

Terms only find candidates; every candidate is then verified against the folded text, so that results are exact.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

#: Parts of long texts, and how much of the part before each repeats: the longest query, so that none falls in the gap.
PART: Final = 4000
OVERLAP: Final = 200
QUERY_LENGTH: Final = OVERLAP
QUERY_TERMS: Final = 8
_WORD: Final = 40

RunKind = Literal["dense", "word", "digits", "sign"]
_DENSE: Final = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\u1100-\u11ff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\U00020000-\U0003ffff]"
)
_BLANK: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters of one kind."""

    kind: RunKind
    text: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What is stored for a text: pairs and words, and single characters."""

    words: list[str]
    singles: list[str]


def fold(text: str) -> str:
    """The form in which texts are stored and compared: compatibility forms, case and blanks do not count.

    What nobody sees (zero-width characters, marks of direction, variation selectors) and what PostgreSQL cannot store
    is left out.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    # Unpaired surrogates, controls and formats all begin with C; blanks that are controls must survive as blanks.
    kept = (c for c in folded if c.isspace() or not (unicodedata.category(c)[0] == "C" or "\ufe00" <= c <= "\ufe0f"))
    return _BLANK.sub(" ", "".join(kept)).strip()


def runs(folded: str) -> list[Run]:
    """The runs of a folded text, in order; blanks and punctuation part them and are left out."""
    found: list[Run] = []
    kind_before: RunKind | None = None
    start = 0
    for place, character in enumerate(folded):
        kind = _kind(character)
        if kind != kind_before or kind == "sign":
            if kind_before is not None:
                found.append(Run(kind_before, folded[start:place]))
            kind_before, start = kind, place
    if kind_before is not None:
        found.append(Run(kind_before, folded[start:]))
    return found


def _kind(character: str) -> RunKind | None:
    if _DENSE.match(character):
        return "dense"
    category = unicodedata.category(character)
    if category[0] == "N":
        return "digits"
    if category[0] in "LM":
        return "word"
    return "sign" if category in ("So", "Sc", "Sm", "Sk") else None


def terms(folded: str) -> Terms:
    """What is stored for a folded text, sorted."""
    words: set[str] = set()
    singles: set[str] = set()
    for run in runs(folded):
        if run.kind == "dense":
            words.update(run.text[at : at + 2] for at in range(len(run.text) - 1))
            singles.update(run.text)
        elif run.kind == "sign":
            singles.add(run.text)
        else:
            words.add(run.text[:_WORD])
    return Terms(sorted(words), sorted(singles))


def parts(folded: str) -> list[str]:
    """A folded text in parts of at most 4,000 characters that overlap by the longest query."""
    if len(folded) <= PART:
        return [folded] if folded else []
    step = PART - OVERLAP
    return [folded[at : at + PART] for at in range(0, len(folded) - OVERLAP, step)]


@dataclass(frozen=True, slots=True)
class Needle:
    """A part of a query between blanks: the folded text that must occur, and the tsquery texts that find candidates."""

    text: str
    words: str
    singles: str


def needles(query: str) -> list[Needle]:
    """What a query looks for; all must occur. Parts without anything to look for (punctuation alone) are left out."""
    found: list[Needle] = []
    for text in dict.fromkeys(fold(query)[:QUERY_LENGTH].split(" ")[:QUERY_TERMS]):
        needle = _needle(text)
        if needle.words or needle.singles:
            found.append(needle)
    return found


def _needle(text: str) -> Needle:
    words: list[str] = []
    singles: list[str] = []
    cut = runs(text)
    for place, run in enumerate(cut):
        is_last = place == len(cut) - 1
        if run.kind == "dense" and len(run.text) > 1:
            words.extend(_quoted(run.text[at : at + 2]) for at in range(len(run.text) - 1))
        elif run.kind in ("dense", "sign"):
            singles.append(_quoted(run.text))
        else:
            # The last word may still be being typed, and a longer one is stored by its beginning.
            open_end = ":*" if is_last or len(run.text) > _WORD else ""
            words.append(_quoted(run.text[:_WORD]) + open_end)
    return Needle(text, " & ".join(dict.fromkeys(words)), " & ".join(dict.fromkeys(singles)))


def _quoted(lexeme: str) -> str:
    doubled = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"

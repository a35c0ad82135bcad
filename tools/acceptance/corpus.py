"""Conversations made of real customer turns.

The files are not ours to ship (`../shared/data/README.md` says on which terms they may be used): they are read, never
kept. A conversation is a list of texts that one customer sends in this order.
"""

import csv
import gzip
import hashlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

_DIALOGUES: Final = ("fastfood", "insurance", "software")
_QUESTIONS: Final = ("bq_bank_support", "lcqmc", "oppo")
_CHINESE_TURNS: Final = (2, 3, 4, 5, 6, 7)


class CorpusError(RuntimeError):
    """The data folder does not hold what is needed."""


def conversations(folder: Path, count: int) -> list[list[str]]:
    """`count` conversations, half from real dialogues and half from real Chinese questions, in a fixed order.

    Raises CorpusError when the folder lacks the files or holds too few conversations.
    """
    dialogues = list(islice(_dialogues(folder), count - count // 2))
    questions = list(islice(_questions(folder), count // 2))
    made = [*dialogues, *questions]
    if len(made) < count:
        raise CorpusError(f"only {len(made)} of {count} conversations can be made from {folder}")
    # Mixed, but the same mix in every run: the order of the digests.
    return sorted(made, key=lambda texts: _digest("\n".join(texts)))


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if not path.is_file():
        raise CorpusError(f"missing {path}")
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _dialogues(folder: Path) -> Iterator[list[str]]:
    for name in _DIALOGUES:
        turns: dict[str, list[tuple[int, str]]] = {}
        for row in _rows(folder / "2_support" / f"multidogo_{name}_dialogues.csv.gz"):
            # A few rows of the source are torn (a line break inside a text); they are no turns.
            if row["turnNumber"].isdigit() and row["utterance"].strip():
                turns.setdefault(row["conversationId"], []).append((int(row["turnNumber"]), row["utterance"].strip()))
        for spoken in turns.values():
            yield [text for _turn, text in sorted(spoken)]


def _questions(folder: Path) -> Iterator[list[str]]:
    waiting: list[str] = []
    made = 0
    for name in _QUESTIONS:
        for row in _rows(folder / "2_support" / f"{name}_question_pairs.csv.gz"):
            waiting += [text.strip() for text in (row["q1"], row["q2"]) if text.strip()]
            wanted = _CHINESE_TURNS[made % len(_CHINESE_TURNS)]
            if len(waiting) >= wanted:
                yield waiting[:wanted]
                waiting = waiting[wanted:]
                made += 1

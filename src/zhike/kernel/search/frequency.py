"""How frequent terms are, from what PostgreSQL's statistics know of the index.

The pairs of a phrase stand together: where one of them is, the others are. The planner takes them for independent,
expects far fewer rows than there are, and reads them all to find the newest. So of a needle whose pairs are all
frequent only the rarest is asked for; the text itself is compared anyway.
"""

import threading
from collections.abc import Mapping
from time import monotonic
from typing import Final

from django.db import connection

from zhike.kernel.search.tokens import Needle

#: From which share of the entries on a term counts as frequent.
FREQUENT: Final = 0.01
_KEPT_S: Final = 600.0
_STATISTICS: Final = """
SELECT coalesce(most_common_elems::text::text[], '{}'), coalesce(most_common_elem_freqs, '{}') FROM pg_stats
WHERE schemaname = current_schema() AND tablename = 'search_entry' AND attname = 'words'
"""
_lock = threading.Lock()
#: At most one: when it was read, and the shares.
_known: list[tuple[float, Mapping[str, float]]] = []


def asked_words(needle: Needle, shares: Mapping[str, float]) -> str:
    """The words of the needle to look for in the index, as a tsquery; all of them where one is rare.

    `shares` are those of frequent terms, as they stand in a tsquery.
    """
    words = needle.words.split(" & ")
    if len(words) < 2 or any(shares.get(word, 0.0) < FREQUENT for word in words):
        return needle.words
    return min(words, key=lambda word: shares[word])


def shares() -> Mapping[str, float]:
    """In what share of the entries the most frequent words are, by the word as it stands in a tsquery. Known for ten
    minutes; empty before the first statistics.
    """
    with _lock:
        if _known and monotonic() - _known[0][0] < _KEPT_S:
            return _known[0][1]
    with connection.cursor() as cursor:
        cursor.execute(_STATISTICS)
        row = cursor.fetchone()
    words, frequencies = row or ([], [])
    # Two more frequencies than words: the least and the greatest.
    found = {f"'{word}'": share for word, share in zip(words, frequencies, strict=False) if "'" not in word}
    with _lock:
        _known[:] = [(monotonic(), found)]
    return found


def forget() -> None:
    """Reads the statistics anew at the next search; for tests."""
    with _lock:
        _known.clear()

"""Remembers, per process, which pages a session opened a moment ago, so that looking again asks nobody.

The operation log itself takes at most one row per session and object in fifteen minutes; this only spares the question
on pages that are read by one statement.
"""

import threading
from collections import OrderedDict
from time import monotonic
from typing import Final
from uuid import UUID

_KEPT_S: Final = 600.0
_MAX_KEPT: Final = 20_000
_lock = threading.Lock()
_seen: OrderedDict[tuple[UUID, UUID], float] = OrderedDict()


def first_look(session_id: UUID, object_id: UUID) -> bool:
    """Whether this process has not seen the session open the object in the last ten minutes."""
    key, now = (session_id, object_id), monotonic()
    with _lock:
        before = _seen.get(key)
        if before is not None and now - before < _KEPT_S:
            return False
        _seen[key] = now
        _seen.move_to_end(key)
        while len(_seen) > _MAX_KEPT:
            _seen.popitem(last=False)
    return True

"""That somebody opened a page, asked of the log only when this process has not just seen it.

The operation log itself takes at most one row per session and object in fifteen minutes; what is remembered here only
spares the question on pages that are read by one statement.
"""

import threading
from collections import OrderedDict
from time import monotonic
from typing import Final
from uuid import UUID

from django.db import transaction

from zhike.audit.recording import record_opened
from zhike.kernel.authz import Actor

_KEPT_S: Final = 600.0
_MAX_KEPT: Final = 20_000
_Key = tuple[UUID, UUID]
_lock = threading.Lock()
_seen: OrderedDict[_Key, float] = OrderedDict()


def record_look(
    session_id: UUID,
    *,
    actor: Actor,
    object_kind: str,
    object_id: UUID,
    customer_id: UUID | None = None,
    shop_id: UUID | None = None,
) -> None:
    """As `record_opened`, for the hottest pages: asks nobody for ten minutes after the session's last look.

    A look is remembered when its row is committed, so that no failure leaves one unlogged.
    """
    key = (session_id, object_id)
    with _lock:
        before = _seen.get(key)
    if before is not None and monotonic() - before < _KEPT_S:
        return
    record_opened(actor=actor, object_kind=object_kind, object_id=object_id, customer_id=customer_id, shop_id=shop_id)
    transaction.on_commit(lambda: _remember(key))


def _remember(key: _Key) -> None:
    with _lock:
        _seen[key] = monotonic()
        _seen.move_to_end(key)
        while len(_seen) > _MAX_KEPT:
            _seen.popitem(last=False)

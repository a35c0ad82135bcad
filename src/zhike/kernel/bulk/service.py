"""Starting changes to many rows, taking them back, and forgetting them."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import orjson
from django.db import IntegrityError, transaction

from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor
from zhike.kernel.bulk import rows
from zhike.kernel.bulk.errors import NO_UNDO, NOTHING_CHOSEN, TOO_MANY
from zhike.kernel.bulk.registry import BulkKind, kind_of
from zhike.kernel.bulk.rows import RunRow
from zhike.kernel.crypto.sealed import open_secret, seal_secret
from zhike.kernel.errors import NOT_FOUND

MOST_ROWS: Final = 10_000
#: How long after its last row a change can be taken back.
UNDO_FOR: Final = timedelta(minutes=10)
KEPT_FOR: Final = timedelta(days=30)
UNDO: Final = "undo"


def start(
    kind: BulkKind, *, action: str, params: Mapping[str, Any], chosen: Sequence[tuple[UUID, str]], actor: Actor
) -> UUID:
    """Queues `action` for the chosen rows (id, what the result calls it) in the caller's transaction; answers the id of
    run and task. Words among `params` are kept sealed.

    Raises `permission.missing`, `bulk.nothing`, `bulk.too_many`.
    """
    actor.require(kind.actions[action].permission)
    distinct = list(dict(chosen).items())
    if not distinct:
        raise NOTHING_CHOSEN()
    if len(distinct) > MOST_ROWS:
        raise TOO_MANY(most=MOST_ROWS)
    with transaction.atomic():
        run_id = _insert(kind.name, action, params, len(distinct), None, actor)
        rows.insert_rows(run_id, distinct)
        _log("start", run_id, actor, {"kind": kind.name, "action": action, "rows": len(distinct)})
    return run_id


def undo(*, actor: Actor, run_id: UUID) -> UUID:
    """Queues taking back what a run of one's own changed; answers the id of the run that does so.

    Raises `missing.not_found`, `permission.missing`, `bulk.no_undo`.
    """
    try:
        with transaction.atomic():
            run = own(actor=actor, run_id=run_id, lock=True)
            until = undo_until(run)
            if until is None:
                raise NO_UNDO()
            actor.require(kind_of(run.kind).actions[run.action].permission)
            undoing = _insert(run.kind, UNDO, {}, run.done, run.id, actor)
            total = rows.insert_undone(undoing, run.id)
            if total == 0:
                raise NO_UNDO()
            rows.set_total(undoing, total)
            _log("undo", undoing, actor, {"kind": run.kind, "action": run.action, "undoes": run.id})
            return undoing
    except IntegrityError as taken:
        # Somebody was quicker: one run takes another back once.
        raise NO_UNDO() from taken


def _insert(kind: str, action: str, params: Mapping[str, Any], total: int, undoes: UUID | None, actor: Actor) -> UUID:
    from zhike.kernel.bulk.tasks import run_bulk

    run_id = run_bulk.defer(actor=actor)
    values = {
        "id": run_id, "kind": kind, "action": action, "actor_kind": actor.kind, "actor_id": actor.id, "total": total,
        "undoes": undoes, "at": clock.now(),
        "params": seal_secret(orjson.dumps(dict(params), default=str).decode(), aad=_aad(run_id)),
    }  # fmt: skip
    rows.insert_run(values)
    return run_id


def _log(verb: str, run_id: UUID, actor: Actor, after: Mapping[str, object]) -> None:
    trail.record(f"kernel.bulk.{verb}", actor=actor, object_kind="bulk", object_id=run_id, after=after)


def _aad(run_id: UUID) -> str:
    return f"kernel_bulk.params.{run_id}"


def params_of(run: RunRow) -> dict[str, Any]:
    """What the action was told."""
    found: dict[str, Any] = orjson.loads(open_secret(bytes(run.params), aad=_aad(run.id)))
    return found


def own(*, actor: Actor, run_id: UUID, lock: bool = False) -> RunRow:
    """A run that one started oneself. Raises `missing.not_found`."""
    run = rows.run_of(run_id, lock=lock)
    if run is None or (run.actor_kind, run.actor_id) != (actor.kind, actor.id):
        raise NOT_FOUND()
    return run


def undo_until(run: RunRow) -> datetime | None:
    """Until when a run can be taken back; None when it cannot (any more)."""
    if run.action == UNDO or run.undone_by is not None or run.done == 0 or run.state in ("queued", "running"):
        return None
    if kind_of(run.kind).actions[run.action].undo is None:
        return None
    until = run.touched_at + UNDO_FOR
    return until if until > clock.now() else None


def forget_old() -> int:
    """Removes up to a hundred runs that began more than thirty days ago."""
    return rows.delete_before(clock.now() - KEPT_FOR, 100)

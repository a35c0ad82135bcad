"""The task behind a change to many rows."""

import logging
from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.db import OperationalError, transaction

from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.bulk import rows
from zhike.kernel.bulk.registry import Outcome, kind_of
from zhike.kernel.bulk.rows import ResultRow, RunRow
from zhike.kernel.bulk.service import UNDO, params_of
from zhike.kernel.errors import FAULT, ZhikeError
from zhike.kernel.jobs import RIGHTS, Run, job

log = logging.getLogger(__name__)

#: Rows between two looks at the rights and at whether to stop.
_STEP: Final = 25
#: A row that met somebody else's lock the wrong way round is tried again.
_TRIES: Final = 3
_CROSSED: Final = ("40P01", "40001")

_Work = Callable[[Actor, ResultRow], Outcome]


@job("kernel.bulk", queue="default", timeout_s=3600)
def run_bulk(run: Run) -> None:
    """Changes the rows that still wait, one transaction each, so that nobody else waits for more than a row.

    Interrupted, it goes on with the next row; each row is changed once. A row that cannot be changed says why. What was
    stopped and taken back does not go on: nobody could take the rest back.
    """
    found = rows.run_of(run.id)
    if found is None:
        return
    work = _work_of(found)
    settled = found.done + found.unchanged + found.refused
    while places := rows.waiting(run.id, _STEP):
        run.progress(settled, found.total)
        if run.cancelled() or _is_undone(run.id):
            return
        # Rights are read again: who lost one in the meantime changes no further row.
        actor = RIGHTS.get()(Actor(run.actor.kind, run.actor.id))
        for n in places:
            _change(run.id, n, actor, work)
        settled += len(places)
    run.progress(found.total, found.total)


def _is_undone(run_id: UUID) -> bool:
    now = rows.run_of(run_id)
    return now is not None and now.undone_by is not None


def _work_of(run: RunRow) -> _Work:
    if run.action == UNDO:
        back = kind_of(run.kind).actions[run.undone_action or ""].undo

        def undo(actor: Actor, row: ResultRow) -> Outcome:
            if back is None:
                return Outcome("unchanged")
            return back(actor, row.id, row.version or 0, row.inverse or {})

        return undo
    action = kind_of(run.kind).actions[run.action]
    params = params_of(run)
    return lambda actor, row: action.do(actor, row.id, params)


def _change(run_id: UUID, n: int, actor: Actor, work: _Work) -> None:
    for tries in range(1, _TRIES + 1):
        try:
            with transaction.atomic():
                row = rows.claim(run_id, n)
                if row is None:
                    return
                outcome = work(actor, row)
                now = clock.now()
                rows.settle(run_id, n, outcome.state, now, version=outcome.version, inverse=outcome.inverse)
                return
        except ZhikeError as refused:
            facts = {name: value for name, value in refused.params.items() if isinstance(value, str | int)}
            if refused.permission is not None:
                facts["permission"] = refused.permission
            if refused.fields:
                facts["field"] = refused.fields[0].code
            _refuse(run_id, n, refused.code.code, facts)
            return
        except OperationalError as crossed:
            if getattr(crossed.__cause__, "sqlstate", None) not in _CROSSED or tries == _TRIES:
                raise
        except Exception:
            # One row with a fault of ours must not keep the others from being changed.
            log.exception("row %s of bulk run %s failed", n, run_id)
            _refuse(run_id, n, FAULT.code, {})
            return


def _refuse(run_id: UUID, n: int, code: str, facts: dict[str, str | int]) -> None:
    with transaction.atomic():
        rows.settle(run_id, n, "refused", clock.now(), code=code, facts=facts)

"""The worker's loop, with real commits and threads."""

import threading
from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from zhike.kernel.authz import SYSTEM
from zhike.kernel.jobs import Run, job, rows, run_worker

PATIENCE_S = 30.0


@pytest.fixture
def worker(db_committed: object) -> Iterator[threading.Event]:
    """A running worker; the event stops it."""
    stop = threading.Event()
    thread = threading.Thread(target=run_worker, args=(stop,))
    thread.start()
    yield stop
    stop.set()
    thread.join(PATIENCE_S)
    assert not thread.is_alive()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM kernel_job")


def test_each_committed_job_runs_once_and_a_rolled_back_one_never(worker: threading.Event) -> None:
    ran: list[int] = []
    all_done = threading.Event()

    @job("t.counted")
    def body(run: Run, n: int) -> None:
        ran.append(n)
        if len(ran) == 40:
            all_done.set()

    with transaction.atomic():
        body.defer(actor=SYSTEM, n=999)
        transaction.set_rollback(True)
    with transaction.atomic():
        for n in range(40):
            body.defer(actor=SYSTEM, n=n)
    assert all_done.wait(PATIENCE_S)
    assert sorted(ran) == list(range(40))


def test_a_worker_that_stops_hands_its_job_back(worker: threading.Event) -> None:
    begun, handed_back = threading.Event(), threading.Event()

    @job("t.endless")
    def body(run: Run) -> None:
        begun.set()
        try:
            while not run.cancelled():
                pass
        finally:
            handed_back.set()

    with transaction.atomic():
        job_id = body.defer(actor=SYSTEM)
    assert begun.wait(PATIENCE_S)
    worker.set()
    assert handed_back.wait(PATIENCE_S)
    for thread in threading.enumerate():
        if thread.name.startswith("job"):
            thread.join(PATIENCE_S)
    found = rows.by_id(job_id)
    assert found is not None
    assert (found.state, found.attempts) == ("queued", 0)

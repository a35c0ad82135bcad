"""Jobs through their states, run in the test's own transaction."""

import threading
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection

from zhike.kernel import context, files
from zhike.kernel.authz import Actor
from zhike.kernel.clock import FrozenClock
from zhike.kernel.errors import STATE_FORBIDS, TOO_MANY, ZhikeError
from zhike.kernel.ids import new_id
from zhike.kernel.jobs import JobKind, Retry, Run, cancel, job, oldest_wait, own, retry, rows, run_due, runner, service

from .conftest import Remembered

pytestmark = pytest.mark.usefixtures("db")

ME = Actor("user", new_id())


def _state(job_id: UUID) -> rows.JobRow:
    found = rows.by_id(job_id)
    assert found is not None
    return found


def _make_due(job_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kernel_job SET run_at = clock_timestamp() WHERE id = %s", [job_id])


def _lose_lease(job_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_job SET lease_until = clock_timestamp() - interval '1 second' WHERE id = %s", [job_id]
        )


def _events() -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT payload->>'state', (payload->>'done')::int FROM kernel_event WHERE name = 'kernel.job_changed' "
            "AND topics = %s ORDER BY id",
            [[f"user:{ME.id}"]],
        )
        return [(str(state), int(done)) for state, done in cursor.fetchall()]


def _failing(*errors: BaseException | None, tries: int = 3, name: str = "t.failing") -> JobKind:
    """A job that meets these errors in turn."""
    left = list(errors)

    @job(name, retry=Retry(times=tries, first_s=7))
    def failing(run: Run) -> None:
        error = left.pop(0)
        if error is not None:
            raise error

    return failing


def test_a_job_runs_with_its_arguments_actor_and_operation() -> None:
    seen: list[object] = []

    @job("t.seen")
    def body(run: Run, order_id: UUID, count: int) -> None:
        seen.extend([order_id, count, run.actor, run.id, context.current().operation_id, context.current().language])

    order, facts = new_id(), context.OperationContext(language="en")
    with context.operation(facts):
        job_id = body.defer(actor=ME, order_id=order, count=3)
    assert _state(job_id).state == "queued"
    assert run_due() == 1
    assert seen == [order, 3, ME, job_id, facts.operation_id, "en"]
    assert (_state(job_id).state, _state(job_id).attempts) == ("done", 1)
    assert _events() == [("queued", 0), ("done", 0)]
    assert run_due() == 0


def test_rights_are_those_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Actor] = []
    strong = Actor("user", ME.id, on_behalf_of=new_id())
    monkeypatch.setattr(runner.RIGHTS, "_filling", lambda actor: strong)

    @job("t.rights")
    def body(run: Run) -> None:
        seen.append(run.actor)

    body.defer(actor=ME)
    run_due()
    assert seen == [strong]


def test_twins_that_wait_are_one_and_one_that_runs_is_not_counted() -> None:
    @job("t.keyed", key="t.keyed:{n}")
    def body(run: Run, n: int) -> None:
        if n == 1 and run.actor == ME:
            seen.append(body.defer(actor=Actor("system"), n=1))

    seen: list[UUID] = []
    first = body.defer(actor=ME, n=1)
    assert body.defer(actor=ME, n=1) == first
    assert body.defer(actor=ME, n=2) != first
    assert run_due() == 2
    assert seen[0] != first
    assert _state(seen[0]).state == "queued"


def test_a_later_job_waits() -> None:
    kind = _failing(None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp() + interval '1 hour'")
        row = cursor.fetchone()
    assert row is not None
    job_id = kind.defer(actor=ME, run_at=row[0])
    assert run_due() == 0
    _make_due(job_id)
    assert run_due() == 1


def test_an_unexpected_error_is_tried_again_then_dead(caplog: pytest.LogCaptureFixture) -> None:
    kind = _failing(KeyError("13800001234"), KeyError("x"), tries=2)
    job_id = kind.defer(actor=ME)
    run_due()
    assert _state(job_id).state == "queued"
    assert run_due() == 0, "the pause holds"
    _make_due(job_id)
    run_due()
    dead = _state(job_id)
    assert (dead.state, dead.attempts) == ("dead", 2)
    assert [(error["code"], error["attempt"]) for error in dead.errors] == [
        ("fault.unexpected", 1),
        ("fault.unexpected", 2),
    ]
    assert "13800001234" not in str(dead.errors)
    assert "13800001234" in caplog.text


def test_a_rule_that_says_no_ends_it_at_once() -> None:
    job_id = _failing(STATE_FORBIDS(state="closed")).defer(actor=ME)
    run_due()
    failed = _state(job_id)
    assert (failed.state, failed.errors[0]["code"], failed.errors[0]["params"]) == (
        "failed", "conflict.state", {"state": "closed"},
    )  # fmt: skip


def test_an_error_that_advises_to_try_later_is_tried_later() -> None:
    job_id = _failing(TOO_MANY(retry_after_s=1), None).defer(actor=ME)
    run_due()
    assert _state(job_id).state == "queued"
    _make_due(job_id)
    run_due()
    assert _state(job_id).state == "done"


def test_progress_is_told_and_notes_are_kept() -> None:
    @job("t.steps")
    def body(run: Run) -> None:
        for step in range(1, 4):
            run.progress(step, 3)
        for n in range(150):
            run.note("input.invalid", row=n)

    job_id = body.defer(actor=ME)
    run_due()
    done = _state(job_id)
    assert (done.progress_done, done.progress_total, len(done.errors)) == (3, 3, 100)
    assert done.errors[5]["params"] == {"row": 5}
    assert _events() == [("queued", 0), ("running", 1), ("running", 3), ("done", 3)]


def test_a_waiting_job_is_cancelled_at_once_and_can_be_queued_again(remembered: Remembered) -> None:
    job_id = _failing(None).defer(actor=ME)
    assert cancel(job_id=job_id, actor=ME).state == "cancelled"
    assert run_due() == 0
    with pytest.raises(ZhikeError, match=r"job\.state"):
        cancel(job_id=job_id, actor=ME)
    again = retry(job_id=job_id, actor=ME)
    assert (again.state, again.errors, again.attempts) == ("queued", [], 0)
    assert run_due() == 1
    with pytest.raises(ZhikeError, match=r"job\.state"):
        retry(job_id=job_id, actor=ME)
    assert [entry.action for entry in remembered.entries] == ["kernel.job.cancel", "kernel.job.retry"]


def test_a_running_job_is_cancelled_at_its_next_step() -> None:
    reached: list[int] = []

    @job("t.long")
    def body(run: Run) -> None:
        for step in range(5):
            if run.cancelled():
                return
            reached.append(step)
            if step == 1:
                cancel(job_id=run.id, actor=ME)

    job_id = body.defer(actor=ME)
    run_due()
    assert (reached, _state(job_id).state) == ([0, 1], "cancelled")


def test_other_peoples_jobs_do_not_exist() -> None:
    job_id = _failing(None).defer(actor=ME)
    for stranger in (Actor("user", new_id()), Actor("customer", ME.id)):
        for act in (cancel, retry, own):
            with pytest.raises(ZhikeError, match=r"missing\.not_found"):
                act(job_id=job_id, actor=stranger)
    assert _state(job_id).state == "queued"


def test_a_stale_version_is_refused() -> None:
    job_id = _failing(None).defer(actor=ME)
    with pytest.raises(ZhikeError, match=r"conflict\.version"):
        cancel(job_id=job_id, actor=ME, expected_version=7)


def test_a_job_that_runs_too_long_stops_at_its_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    @job("t.slow", timeout_s=-1, retry=Retry(times=1))
    def body(run: Run) -> None:
        run.progress(1)
        pytest.fail("went on after its time")

    job_id = body.defer(actor=ME)
    run_due()
    assert (_state(job_id).state, _state(job_id).errors[0]["code"]) == ("dead", "job.timeout")


def test_a_dead_workers_job_is_taken_back_and_the_dead_worker_changes_nothing() -> None:
    @job("t.lost", retry=Retry(times=2))
    def body(run: Run) -> None:
        if not taken:
            _lose_lease(run.id)
            assert service.reap() == 1
            taken.extend(rows.claim(["default"], 5))
            run.progress(1)
            pytest.fail("went on without its lease")

    taken: list[rows.JobRow] = []
    job_id = body.defer(actor=ME)
    run_due()
    assert (_state(job_id).state, _state(job_id).attempts) == ("running", 2)
    runner.run_one(taken[0])
    assert (_state(job_id).state, _state(job_id).errors[0]["code"]) == ("done", "job.worker_lost")


def test_a_job_that_kills_its_worker_each_time_ends_dead() -> None:
    job_id = _failing(tries=1).defer(actor=ME)
    rows.claim(["default"], 5)
    _lose_lease(job_id)
    assert service.reap() == 1
    assert _state(job_id).state == "dead"
    assert service.reap() == 0


def test_a_stopping_worker_gives_the_job_back_without_counting() -> None:
    stopping = threading.Event()

    @job("t.stopped")
    def body(run: Run) -> None:
        stopping.set()
        run.cancelled()
        pytest.fail("went on while the worker stops")

    job_id = body.defer(actor=ME)
    [claimed] = rows.claim(["default"], 1)
    runner.run_one(claimed, stopping)
    assert (_state(job_id).state, _state(job_id).attempts) == ("queued", 0)


def test_a_job_that_this_program_does_not_know_waits_for_one_that_does(monkeypatch: pytest.MonkeyPatch) -> None:
    job_id = _failing(None, name="t.newer").defer(actor=ME)
    monkeypatch.setattr(runner, "find", lambda name: None)
    run_due()
    assert (_state(job_id).state, _state(job_id).attempts) == ("queued", 0)


def test_queues_are_apart_and_the_oldest_wait_is_known() -> None:
    _failing(None).defer(actor=ME)
    assert run_due(["mail"]) == 0
    assert oldest_wait() >= timedelta(0)


def test_the_result_file_goes_with_the_job(frozen: FrozenClock) -> None:
    @job("t.report")
    def body(run: Run) -> None:
        info = files.store_generated(
            name="a.csv", type_="text/csv", chunks=[b"x"], owner_kind="job", owner_id=run.id, actor=run.actor
        )
        run.result(info.id)

    job_id = body.defer(actor=ME)
    run_due()
    file_id = _state(job_id).file_id
    assert file_id is not None
    frozen.advance(timedelta(days=29))
    assert service.forget_old() == 0
    frozen.advance(timedelta(days=2))
    assert service.forget_old() == 1
    assert rows.by_id(job_id) is None
    with pytest.raises(ZhikeError, match=r"missing\.not_found"):
        files.ready(file_id=file_id)

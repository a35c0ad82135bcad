"""Recurring work: at its interval, one at a time over all workers, errors counted and never fatal."""

import threading

import psycopg
import pytest
from django.db import connection

from tests.kernel.events.things import running, until
from tests.plumbing.database import Urls
from zhike.kernel import loops
from zhike.kernel.loops import Loop, every, run_loops, run_turn

pytestmark = pytest.mark.usefixtures("db_committed")


def test_a_loop_turns_again_and_again_beside_one_that_fails() -> None:
    turns: list[str] = []

    def fail() -> None:
        turns.append("bad")
        raise RuntimeError("no")

    good, bad = Loop(0.01, "test.good", lambda: turns.append("good")), Loop(0.01, "test.bad", fail)
    with running(lambda stop: run_loops(stop, [good, bad])):
        until(lambda: turns.count("good") >= 3 and turns.count("bad") >= 3)
    assert good.state.turns >= 3
    assert bad.state.turns == 0
    assert bad.state.failures >= 3


def test_a_turn_is_passed_over_while_another_process_does_it(database_urls: Urls) -> None:
    turns: list[int] = []
    loop = Loop(1, "test.once", lambda: turns.append(1))
    with psycopg.connect(database_urls.app, autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(%s)", (loop.lock_key,))
        assert not run_turn(loop)
        other.execute("SELECT pg_advisory_unlock(%s)", (loop.lock_key,))
        assert run_turn(loop)
    assert (turns, loop.state.passed_over) == ([1], 1)


def test_the_lock_is_given_back_after_a_failure(database_urls: Urls) -> None:
    def fail() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")

    loop = Loop(1, "test.broken", fail)
    assert not run_turn(loop)
    with psycopg.connect(database_urls.app, autocommit=True) as other:
        assert other.execute("SELECT pg_try_advisory_lock(%s)", (loop.lock_key,)).fetchone() == (True,)


def test_a_long_turn_holds_up_no_other_loop_and_never_runs_beside_itself() -> None:
    let_go, quick = threading.Event(), [0]
    inside = []

    def long() -> None:
        inside.append(1)
        assert let_go.wait(10)

    def count() -> None:
        quick[0] += 1

    with running(lambda stop: run_loops(stop, [Loop(0.01, "test.long", long), Loop(0.01, "test.quick", count)])):
        until(lambda: quick[0] >= 5)
        assert inside == [1]
        let_go.set()


def test_names_and_intervals_are_checked() -> None:
    with pytest.raises(ValueError, match="positive"):
        every(0, "test.never")
    every(1, "test.taken")(_one)
    with pytest.raises(ValueError, match="twice"):
        every(1, "test.taken")(_other)
    assert loops.all_loops()["test.taken"].seconds == 1
    loops._loops.pop("test.taken")


def _one() -> None: ...


def _other() -> None: ...

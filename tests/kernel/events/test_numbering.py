"""The sequencer's rule: whatever is visible, in order of id, without gaps, once."""

import os
import signal
import subprocess
import sys
from contextlib import closing
from typing import Any

import psycopg
import pytest

from tests.kernel.events.things import INSERT, positions, running, until
from tests.plumbing.database import Urls
from zhike.kernel.events import numbering
from zhike.kernel.events.emit import NOTIFY_CHANNEL
from zhike.kernel.events.sequencer import EVENT_CHANNEL, Sequencer, number_batch, run_until_numbered
from zhike.kernel.ids import new_id

pytestmark = pytest.mark.usefixtures("db_committed")


def connect(urls: Urls, *, autocommit: bool = True) -> psycopg.Connection[tuple[Any, ...]]:
    return psycopg.connect(urls.app, autocommit=autocommit)


def numbered_all(urls: Urls) -> bool:
    return all(pos is not None for _, pos in positions(urls.app))


def test_the_writers_and_the_sequencer_speak_of_the_same_channel() -> None:
    assert NOTIFY_CHANNEL == EVENT_CHANNEL


def test_visible_events_get_positions_in_order_of_id_and_invisible_ones_when_they_commit(database_urls: Urls) -> None:
    with connect(database_urls) as own, connect(database_urls, autocommit=False) as slow:
        before = len(positions(database_urls.app))
        late = slow.execute(INSERT, (new_id(), 1)).fetchone()
        early = [own.execute(INSERT, (new_id(), number)).fetchone() for number in range(3)]
        run_until_numbered(own)
        found = dict(positions(database_urls.app))
        assert [found[row[0]] for row in early if row] == [before + 1, before + 2, before + 3]
        slow.commit()
        run_until_numbered(own)
        assert late is not None
        assert dict(positions(database_urls.app))[late[0]] == before + 4
        assert not number_batch(own)


def test_a_rolled_back_event_leaves_no_gap_in_the_positions(database_urls: Urls) -> None:
    with connect(database_urls) as own, connect(database_urls, autocommit=False) as failing:
        own.execute(INSERT, (new_id(), 1))
        failing.execute(INSERT, (new_id(), 2))
        own.execute(INSERT, (new_id(), 3))
        failing.rollback()
        run_until_numbered(own)
    found = sorted(pos for _, pos in positions(database_urls.app) if pos is not None)
    assert found == list(range(1, len(found) + 1))


def test_more_events_than_a_batch_are_numbered_batch_by_batch(database_urls: Urls) -> None:
    with connect(database_urls) as own:
        run_until_numbered(own)
        for number in range(7):
            own.execute(INSERT, (new_id(), number))
        assert number_batch(own, 3)
        assert number_batch(own, 3)
        assert not number_batch(own, 3)
    ids = [identity for identity, _ in positions(database_urls.app)]
    assert len(ids) == len(set(ids))
    assert numbered_all(database_urls)


def test_two_numberers_at_once_give_no_position_twice(database_urls: Urls) -> None:
    with connect(database_urls) as own:
        for number in range(400):
            own.execute(INSERT, (new_id(), number))

    def number_all(_stop: object) -> None:
        with connect(database_urls) as one:
            while number_batch(one, 5):
                pass

    with running(number_all), running(number_all), running(number_all):
        until(lambda: numbered_all(database_urls))
    found = sorted(pos for _, pos in positions(database_urls.app) if pos is not None)
    assert found == list(range(1, len(found) + 1))


def test_a_written_event_cannot_be_changed_or_removed_by_the_application(database_urls: Urls) -> None:
    with connect(database_urls) as own:
        row = own.execute(INSERT, (new_id(), 1)).fetchone()
        run_until_numbered(own)
        assert row is not None
        for statement in (
            "UPDATE kernel_event SET pos = 1 WHERE id = %s",
            "UPDATE kernel_event SET name = 'x' WHERE id = %s",
            "DELETE FROM kernel_event WHERE id = %s",
            "UPDATE kernel_event_p0 SET name = 'x' WHERE id = %s",
            "DELETE FROM kernel_event_p0 WHERE id = %s",
        ):
            with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.CheckViolation)):
                own.execute(statement, row)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            own.execute("SELECT kernel_event_ahead(1)")


def test_partitions_are_made_ahead_with_the_same_rights(database_urls: Urls) -> None:
    with psycopg.connect(database_urls.owner, autocommit=True) as owner, connect(database_urls) as own:
        assert owner.execute("SELECT kernel_event_ahead(4)").fetchone() == (2,)
        assert owner.execute("SELECT kernel_event_ahead(4)").fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            own.execute("DELETE FROM kernel_event_p4")


def test_an_event_is_numbered_soon_after_its_commit_with_and_without_a_wake_up(database_urls: Urls) -> None:
    with running(Sequencer(database_urls.app).run), connect(database_urls) as own:
        own.execute(INSERT, (new_id(), 1))
        until(lambda: numbered_all(database_urls), within_s=3)
        own.execute(INSERT, (new_id(), 2))
        own.execute(f"NOTIFY {NOTIFY_CHANNEL}")
        until(lambda: numbered_all(database_urls), within_s=3)


def test_a_new_leader_knows_how_far_events_are_numbered(database_urls: Urls) -> None:
    with connect(database_urls) as own:
        own.execute(INSERT, (new_id(), 1))
        run_until_numbered(own)
        row = own.execute("SELECT last_pos FROM kernel_sequencer").fetchone()
    assert row is not None
    assert row[0] > 0
    fresh = Sequencer(database_urls.app)
    with running(fresh.run):
        until(lambda: fresh.state.last_pos == row[0], within_s=3)
    assert fresh.state.numbered == 0


def test_one_candidate_leads_and_another_takes_over_within_two_seconds(database_urls: Urls) -> None:
    first, second = Sequencer(database_urls.app), Sequencer(database_urls.app)
    with running(second.run):
        with running(first.run):
            until(lambda: first.state.leading or second.state.leading)
            assert first.state.leading != second.state.leading
        until(lambda: second.state.leading, within_s=2)
    assert not second.state.leading


def test_a_leader_whose_session_is_ended_stands_again_and_numbers_on(database_urls: Urls) -> None:
    sequencer = Sequencer(database_urls.app)
    with running(sequencer.run), psycopg.connect(database_urls.admin, autocommit=True) as admin:
        until(lambda: sequencer.state.leading)
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'zhike sequencer'"
            " AND datname = %s",
            (database_urls.name,),
        )
        until(lambda: sequencer.state.elections == 2 and sequencer.state.leading, within_s=3)
        with connect(database_urls) as own:
            own.execute(INSERT, (new_id(), 1))
        until(lambda: numbered_all(database_urls), within_s=3)
    assert sequencer.state.failures == 1


def test_a_leader_that_hangs_is_thrown_out_by_the_server(database_urls: Urls) -> None:
    program = (
        "import sys, threading; from zhike.kernel.events.sequencer import Sequencer; "
        "Sequencer(sys.argv[1]).run(threading.Event())"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, database_urls.app], env=os.environ | {"PYTHONPATH": "src"}
    )
    with closing(psycopg.connect(database_urls.app, autocommit=True)) as own:
        try:
            held = (
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid = %s AND database = "
            )
            held += "(SELECT oid FROM pg_database WHERE datname = current_database())"
            low = numbering.LEADER_LOCK & 0xFFFFFFFF
            until(lambda: own.execute(held, (low,)).fetchone() == (1,))
            process.send_signal(signal.SIGSTOP)
            sequencer = Sequencer(database_urls.app)
            with running(sequencer.run):
                until(lambda: sequencer.state.leading, within_s=4)
        finally:
            process.kill()
            process.wait()

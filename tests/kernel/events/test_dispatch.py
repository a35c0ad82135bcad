"""The worker's threads: waking, two workers on one cursor, a lost database, commits that fail."""

import threading

import psycopg
import pytest
from django.db import connection

from tests.kernel.events.things import EVENT, fetch, happen, hearing, number_of, running, until
from tests.plumbing.database import Urls
from zhike.kernel.events.cursors import ensure_cursors
from zhike.kernel.events.delivery import ConnectionLostError, deliver
from zhike.kernel.events.dispatch import Dispatcher
from zhike.kernel.events.parking import list_parked
from zhike.kernel.events.sequencer import Sequencer, run_until_numbered
from zhike.kernel.events.stored import StoredEvent
from zhike.kernel.events.subscribers import Subscriber
from zhike.kernel.ids import new_id

pytestmark = pytest.mark.usefixtures("db_committed")


class Counter:
    """Counts effects in the database (exactly once there) and calls in memory (at least once)."""

    def __init__(self) -> None:
        self.calls: list[int] = []

    def __call__(self, event: StoredEvent) -> None:
        self.calls.append(number_of(event))
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO kernel_live_ticket_used VALUES (%s, clock_timestamp())", [event.subject.id])


def effects(subject: object) -> int:
    return int(fetch("SELECT count(*) FROM kernel_live_ticket_used WHERE id = %s", subject)[0][0])


def test_an_event_reaches_its_subscriber_soon_after_the_commit(database_urls: Urls) -> None:
    soon = hearing(Counter(), "test.soon", start="now")
    ensure_cursors([soon])
    dispatcher = Dispatcher(database_urls.app, [soon])
    with running(Sequencer(database_urls.app).run), running(dispatcher.run):
        subject = happen(1)
        until(lambda: effects(subject) == 1, within_s=5)


def test_two_workers_share_a_subscriber_without_doing_anything_twice(database_urls: Urls) -> None:
    counter = Counter()
    shared = hearing(counter, "test.shared", start="now")
    ensure_cursors([shared])
    with (
        running(Sequencer(database_urls.app).run),
        running(Dispatcher(database_urls.app, [shared]).run),
        running(Dispatcher(database_urls.app, [shared]).run),
    ):
        subjects = [happen(number) for number in range(60)]
        until(lambda: all(effects(subject) == 1 for subject in subjects), within_s=15)
    assert sorted(counter.calls) == list(range(60))


def test_a_dispatcher_survives_the_loss_of_all_its_connections(database_urls: Urls) -> None:
    survivor = hearing(Counter(), "test.survivor", start="now")
    ensure_cursors([survivor])
    dispatcher = Dispatcher(database_urls.app, [survivor], threads=1)
    with running(Sequencer(database_urls.app).run), running(dispatcher.run):
        first = happen(1)
        until(lambda: effects(first) == 1)
        connection.close()
        with psycopg.connect(database_urls.admin, autocommit=True) as admin:
            admin.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (database_urls.name,)
            )
        second = happen(2)
        until(lambda: effects(second) == 1, within_s=20)


def test_a_connection_lost_in_a_handler_blames_no_event(database_urls: Urls) -> None:
    def cut(_event: StoredEvent) -> None:
        fetch("SELECT pg_terminate_backend(pg_backend_pid())")

    cutting = hearing(cut, "test.cut", start="now")
    ensure_cursors([cutting])
    happen(1)
    with psycopg.connect(database_urls.app, autocommit=True) as own:
        run_until_numbered(own)
    with pytest.raises(ConnectionLostError):
        deliver(cutting)
    connection.close()
    assert list_parked(cutting.name) == []
    fine = Counter()
    assert deliver(hearing(fine, "test.cut")).handled == 1


def test_a_commit_that_fails_is_blamed_on_its_event_alone(database_urls: Urls) -> None:
    with psycopg.connect(database_urls.owner, autocommit=True) as owner:
        owner.execute(
            "CREATE TABLE test_promise (id uuid PRIMARY KEY, other uuid REFERENCES test_promise "
            "DEFERRABLE INITIALLY DEFERRED)"
        )

    def promise(event: StoredEvent) -> None:
        other = new_id() if number_of(event) == 2 else event.subject.id
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO test_promise VALUES (%s, %s)", [event.subject.id, other])

    promising = hearing(promise, "test.promise", start="now")
    ensure_cursors([promising])
    subjects = [happen(number) for number in (1, 2, 3)]
    with psycopg.connect(database_urls.app, autocommit=True) as own:
        run_until_numbered(own)
    turns = 0
    while deliver(promising).more:
        turns += 1
        assert turns < 20
    assert {row[0] for row in fetch("SELECT id FROM test_promise")} == {subjects[0], subjects[2]}
    (parked,) = list_parked(promising.name)
    assert (parked.subject_id, parked.event_name) == (subjects[1], EVENT)
    assert parked.error.startswith("IntegrityError")


def test_waking_a_running_subscriber_gives_it_another_turn(database_urls: Urls) -> None:
    started, let_go = threading.Event(), threading.Event()
    heard: list[int] = []

    def slowly(event: StoredEvent) -> None:
        heard.append(number_of(event))
        started.set()
        assert let_go.wait(10)

    slow: Subscriber = hearing(slowly, "test.slow", start="now")
    with running(Sequencer(database_urls.app).run), running(Dispatcher(database_urls.app, [slow], threads=1).run):
        until(lambda: bool(fetch("SELECT 1 FROM kernel_subscriber WHERE name = 'test.slow'")))
        happen(1)
        assert started.wait(10)
        happen(2)
        let_go.set()
        until(lambda: heard == [1, 2], within_s=5)

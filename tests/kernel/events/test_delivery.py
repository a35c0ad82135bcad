"""Durable subscribers: exactly once, in order per subject, failures parked and retried."""

import io
from argparse import ArgumentParser

import pytest
from django.db import connection, transaction

from tests.kernel.events.things import EVENT, ThingHappened, fetch, happen, hearing, number_of
from tests.spine_fixture import EndlessEventsError, Spine
from zhike.kernel import context
from zhike.kernel.authz import SYSTEM
from zhike.kernel.events import commands, subscribers
from zhike.kernel.events.cursors import ensure_cursors, lagging, lags
from zhike.kernel.events.delivery import deliver, deliver_strictly
from zhike.kernel.events.emit import emit
from zhike.kernel.events.parking import BACKOFF_S, list_parked, retry_parked
from zhike.kernel.events.payload import Subject
from zhike.kernel.events.stored import StoredEvent
from zhike.kernel.events.subscribers import Subscriber, subscriber
from zhike.kernel.ids import new_id


class Hearer:
    """Notes what it hears; fails on the numbers in `bad`."""

    def __init__(self) -> None:
        self.heard: list[int] = []
        self.bad: set[int] = set()

    def __call__(self, event: StoredEvent) -> None:
        number = number_of(event)
        if number in self.bad:
            raise RuntimeError(f"cannot take {number}\nsecond line with a value")
        self.heard.append(number)


@pytest.fixture
def hearer() -> Hearer:
    return Hearer()


@pytest.fixture
def listening(hearer: Hearer, spine: Spine) -> Subscriber:
    made = hearing(hearer)
    ensure_cursors([made])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kernel_subscriber SET pos = %s", [spine.since])
    return made


def due_now() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kernel_parked SET next_try_at = clock_timestamp() WHERE next_try_at IS NOT NULL")


def test_events_are_handled_once_and_in_order(listening: Subscriber, hearer: Hearer, spine: Spine) -> None:
    for number in range(5):
        happen(number)
    spine.number()
    assert deliver(listening).handled == 5
    assert deliver(listening).handled == 0
    assert hearer.heard == [0, 1, 2, 3, 4]


def test_the_handler_sees_the_whole_event_and_runs_as_its_effect(listening: Subscriber, spine: Spine) -> None:
    seen: list[tuple[StoredEvent, context.OperationContext]] = []
    with context.operation() as operation:
        subject = happen(7, topics=["company"])
    spine.number()
    deliver(hearing(lambda event: seen.append((event, context.current())), listening.name))
    ((event, running),) = seen
    assert (event.name, event.version, event.subject.id, event.topics) == (EVENT, 1, subject, ("company",))
    assert event.payload == ThingHappened(number=7)
    assert event.actor == SYSTEM
    assert running.operation_id == operation.operation_id
    assert running.cause == context.Cause(event_id=event.id, depth=1)


def test_a_batch_ends_at_its_size_and_says_that_there_is_more(
    listening: Subscriber, hearer: Hearer, spine: Spine
) -> None:
    for number in range(5):
        happen(number)
    spine.number()
    assert deliver(listening, batch=3).more
    assert hearer.heard == [0, 1, 2]
    assert not deliver(listening, batch=3).more
    assert hearer.heard == [0, 1, 2, 3, 4]


def test_events_of_other_names_move_the_cursor_only(spine: Spine) -> None:
    deaf = Subscriber("test.deaf", ("test.never",), lambda _event: None, "now")
    ensure_cursors([deaf])
    happen(1)
    spine.number()
    assert deaf.name in lagging()
    assert deliver(deaf).handled == 0
    assert deaf.name not in lagging()


def test_a_new_subscriber_starts_at_the_beginning_or_now(hearer: Hearer, spine: Spine) -> None:
    happen(1)
    spine.number()
    old, new = hearing(hearer, "test.old"), hearing(hearer, "test.new", start="now")
    ensure_cursors([old, new])
    happen(2)
    spine.number()
    assert deliver(new).handled == 1
    assert hearer.heard == [2]
    assert {lag.subscriber: lag.pos for lag in lags()}["test.old"] == 0


def test_a_failure_undoes_its_own_effects_only_and_parks_the_event(spine: Spine) -> None:
    def note(event: StoredEvent) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO kernel_live_ticket_used VALUES (%s, now())", [event.subject.id])
        if number_of(event) == 2:
            raise RuntimeError("no")

    noting = hearing(note)
    ensure_cursors([noting])
    subjects = [happen(number) for number in (1, 2, 3)]
    spine.number()
    turn = deliver(noting)
    assert (turn.handled, turn.failed) == (2, 1)
    kept = {row[0] for row in fetch("SELECT id FROM kernel_live_ticket_used")}
    assert kept == {subjects[0], subjects[2]}
    (parked,) = list_parked()
    assert (parked.subject_id, parked.attempts, parked.failed) == (subjects[1], 1, True)
    assert parked.error == "RuntimeError: no"


def test_later_events_of_a_failing_subject_wait_in_order_while_others_go_on(
    listening: Subscriber, hearer: Hearer, spine: Spine
) -> None:
    hearer.bad = {1}
    first = happen(1)
    happen(2, first)
    happen(3)
    spine.number()
    deliver(listening)
    happen(4, first)
    happen(5)
    spine.number()
    deliver(listening)
    assert hearer.heard == [3, 5]
    assert [parked.failed for parked in list_parked()] == [True, False, False]
    hearer.bad.clear()
    assert deliver(listening).handled == 0
    due_now()
    assert deliver(listening).handled == 3
    assert hearer.heard == [3, 5, 1, 2, 4]
    assert list_parked() == []


def test_the_second_of_a_queue_may_fail_in_its_turn(listening: Subscriber, hearer: Hearer, spine: Spine) -> None:
    hearer.bad = {1, 2}
    first = happen(1)
    happen(2, first)
    happen(3, first)
    spine.number()
    deliver(listening)
    hearer.bad = {2}
    due_now()
    turn = deliver(listening)
    assert (turn.handled, turn.failed) == (1, 1)
    assert [(parked.failed, parked.attempts) for parked in list_parked()] == [(True, 1), (False, 0)]


def test_tries_back_off_and_end_with_a_person(listening: Subscriber, hearer: Hearer, spine: Spine) -> None:
    hearer.bad = {1}
    happen(1)
    spine.number()
    deliver(listening)
    waits = []
    for _ in BACKOFF_S:
        rows = fetch("SELECT round(extract(epoch FROM next_try_at - clock_timestamp()))::int FROM kernel_parked")
        waits.append(rows[0][0])
        due_now()
        assert deliver(listening).failed == 1
    assert waits == list(BACKOFF_S)
    (parked,) = list_parked()
    assert parked.next_try_at is None
    assert parked.attempts == len(BACKOFF_S) + 1
    assert deliver(listening) == deliver(listening)
    assert [(lag.parked, lag.given_up) for lag in lags() if lag.subscriber == listening.name] == [(1, 1)]
    hearer.bad.clear()
    assert retry_parked(listening.name) == 1
    assert deliver(listening).handled == 1
    assert hearer.heard == [1]


def test_an_event_without_a_class_is_parked_and_not_lost(listening: Subscriber, hearer: Hearer, spine: Spine) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_event (name, version, at, actor_kind, operation_id, subject_kind, subject_id, payload) "
            "VALUES (%s, 99, now(), 'system', %s, 'thing', %s, '{}')",
            [EVENT, new_id(), new_id()],
        )
    happen(2)
    spine.number()
    deliver(listening)
    assert hearer.heard == [2]
    assert list_parked()[0].error == f"EventError: no class for event {EVENT} v99"


def test_a_broken_statement_in_a_handler_does_not_break_the_batch(spine: Spine) -> None:
    def stumble(event: StoredEvent) -> None:
        if number_of(event) == 1:
            fetch("SELECT 1 / 0")

    stumbling = hearing(stumble)
    ensure_cursors([stumbling])
    happen(1)
    happen(2)
    spine.number()
    turn = deliver(stumbling)
    assert (turn.handled, turn.failed) == (1, 1)


def test_parked_errors_keep_the_first_line_only(listening: Subscriber, hearer: Hearer, spine: Spine) -> None:
    hearer.bad = {1}
    happen(1)
    spine.number()
    deliver(listening)
    assert list_parked()[0].error == "RuntimeError: cannot take 1"


def test_a_strict_turn_raises_and_leaves_the_cursor(listening: Subscriber, hearer: Hearer, spine: Spine) -> None:
    hearer.bad = {1}
    happen(1)
    spine.number()
    with pytest.raises(RuntimeError, match="cannot take 1"), transaction.atomic():
        deliver_strictly(listening)
    hearer.bad.clear()
    assert deliver_strictly(listening).handled == 1


def test_names_and_events_of_subscribers_are_checked() -> None:
    with pytest.raises(ValueError, match="hears nothing"):
        subscriber("test.nothing", events=[])
    subscriber("test.twice", events=["a.b"])(_one)
    with pytest.raises(ValueError, match="defined twice"):
        subscriber("test.twice", events=["a.b"])(_other)
    subscribers._subscribers.pop("test.twice")


def _one(_event: StoredEvent) -> None: ...


def _other(_event: StoredEvent) -> None: ...


def test_the_spine_runs_until_effects_of_effects_are_done(spine: Spine, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[int] = []

    def echo(event: StoredEvent) -> None:
        heard.append(number_of(event))
        if number_of(event) < 3:
            emit(
                ThingHappened(number=number_of(event) + 1),
                actor=SYSTEM,
                subject=Subject(kind="thing", id=event.subject.id),
            )

    monkeypatch.setattr(subscribers, "_subscribers", {"test.echo": hearing(echo, "test.echo", start="now")})
    happen(0)
    ensure_cursors(subscribers.all_subscribers().values())
    assert spine.run() == 4
    assert heard == [0, 1, 2, 3]
    assert [event.cause_depth for event in spine.events(EVENT)] == [0, 1, 2, 3]


def test_the_spine_ends_a_chain_without_end(spine: Spine, monkeypatch: pytest.MonkeyPatch) -> None:
    def again(event: StoredEvent) -> None:
        happen(1, event.subject.id)

    endless = hearing(again, "test.endless")
    monkeypatch.setattr(subscribers, "_subscribers", {"test.endless": endless})
    happen(0)
    with pytest.raises(EndlessEventsError):
        spine.run()


def test_the_command_lists_and_retries(listening: Subscriber, hearer: Hearer, spine: Spine) -> None:
    parser = ArgumentParser()
    commands.add_arguments(parser)
    hearer.bad = {1}
    happen(1)
    spine.number()
    deliver(listening)
    out = io.StringIO()
    assert commands.run(parser.parse_args(["list"]), out) == 0
    assert "RuntimeError: cannot take 1" in out.getvalue()
    assert commands.run(parser.parse_args(["retry", "--subscriber", "test.hearer"]), io.StringIO()) == 0
    hearer.bad.clear()
    assert deliver(listening).handled == 1
    assert commands.run(parser.parse_args(["retry"]), io.StringIO()) == 1


def test_many_events_of_a_transaction_send_one_wake_up(spine: Spine) -> None:
    before = len(connection.run_on_commit)
    happen(1)
    happen(2)
    assert [event.payload for event in spine.events(EVENT)] == [ThingHappened(number=1), ThingHappened(number=2)]
    assert len(connection.run_on_commit) == before + 1

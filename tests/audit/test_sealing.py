"""Many writers, roll-backs, late commits and several sealers: every committed row is numbered and sealed, once."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction

from tests.audit.rows import run, write_row
from tests.plumbing.database import Urls
from zhike.audit import store
from zhike.audit.public import seal_waiting, verify
from zhike.audit.sealing import checkpoint_when_due, seal_batch
from zhike.audit.seals import Seal
from zhike.kernel import clock

WRITERS, ROWS = 6, 40


class _RolledBackError(Exception):
    pass


def _write(number: int, kept: list[str], lock: threading.Lock) -> None:
    try:
        for row in range(ROWS):
            mine: list[str] = []
            try:
                with transaction.atomic():
                    mine += [str(write_row()) for _one in range(1 + (number + row) % 3)]
                    if (number * 7 + row * 3) % 10 < 3:
                        raise _RolledBackError
            except _RolledBackError:
                continue
            with lock:
                kept += mine
    finally:
        connection.close()


def _seal(stop: threading.Event) -> None:
    try:
        while not stop.is_set():
            seal_batch(17)
    finally:
        connection.close()


@pytest.mark.usefixtures("db_committed")
def test_writers_never_wait_and_nothing_is_left_out() -> None:
    with transaction.atomic():
        early = str(write_row())
        kept: list[str] = []
        lock, stop = threading.Lock(), threading.Event()
        sealers = [threading.Thread(target=_seal, args=(stop,)) for _sealer in range(2)]
        writers = [threading.Thread(target=_write, args=(number, kept, lock)) for number in range(WRITERS)]
        for thread in sealers + writers:
            thread.start()
        for thread in writers:
            thread.join()
        stop.set()
        for thread in sealers:
            thread.join()
    # The transaction that was open throughout wrote first and commits last: it is numbered last, not forgotten.
    while seal_batch(17):
        pass
    numbered = run("SELECT pos, object_id FROM audit_entry WHERE action = 'tests.thing.edit' ORDER BY pos")
    positions = [pos for pos, _object in run("SELECT pos, object_id FROM audit_entry ORDER BY pos")]
    assert positions == list(range(1, len(positions) + 1))
    assert sorted(object_id for _pos, object_id in numbered) == sorted([*kept, early])
    report = verify()
    assert (report.findings, report.rows) == ([], len(positions))


@pytest.mark.usefixtures("db_committed")
def test_a_batch_sealed_while_the_log_is_checked_is_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    seals_between = store.seals_between

    def meanwhile(first: int, last: int) -> Iterator[Seal]:
        write_row()
        assert seal_batch() == 1
        return seals_between(first, last)

    write_row()
    seal_waiting()
    monkeypatch.setattr(store, "seals_between", meanwhile)
    assert [str(one) for one in verify().findings] == []


@pytest.mark.usefixtures("db_committed")
def test_one_transaction_numbers_in_order_of_id() -> None:
    seal_waiting()
    for _row in range(5):
        write_row()
    assert seal_batch(3) == 3
    assert seal_batch(3) == 2
    rows = run("SELECT id FROM audit_entry ORDER BY pos")
    [(numbers,)] = run(
        "SELECT array_agg(id ORDER BY pos) FROM (SELECT id, pos FROM audit_entry ORDER BY pos DESC LIMIT 5) t"
    )
    assert numbers == sorted(numbers)
    assert len(rows) >= 5


def test_sealing_nothing_makes_no_seal(db: None) -> None:
    assert seal_batch() == 0
    assert run("SELECT count(*) FROM audit_seal") == [(0,)]


def test_a_checkpoint_a_day_when_there_is_something_new(db: None) -> None:
    with clock.frozen_at(datetime(2026, 11, 21, 10, tzinfo=UTC)) as frozen:
        assert not checkpoint_when_due()
        write_row()
        seal_batch()
        assert checkpoint_when_due()
        assert not checkpoint_when_due()
        write_row()
        seal_batch()
        assert not checkpoint_when_due()
        frozen.advance(timedelta(hours=14))
        assert checkpoint_when_due()
        frozen.advance(timedelta(days=1))
        assert not checkpoint_when_due()
    assert run("SELECT kind, from_pos, to_pos FROM audit_seal ORDER BY number") == [
        ("batch", 1, 1), ("checkpoint", 0, 1), ("batch", 2, 2), ("checkpoint", 0, 2),
    ]  # fmt: skip
    assert verify().ok


def test_checkpoints_are_also_kept_outside_the_database(db_committed: Urls) -> None:
    write_row()
    with clock.frozen_at(datetime(2030, 1, 1, tzinfo=UTC)):
        seal_waiting()
    kept = (settings.HOME / "audit" / "checkpoints.jsonl").read_text().splitlines()
    [(hashed,)] = run(
        "SELECT encode(hash, 'hex') FROM audit_seal WHERE kind = 'checkpoint' ORDER BY number DESC LIMIT 1"
    )
    assert f'"hash": "{hashed}"' in kept[-1]

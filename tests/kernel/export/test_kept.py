"""How long an exported file is there: as long as the right it was made with, and some days at most."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client

from zhike.kernel import clock, files, trail
from zhike.kernel.authz import Actor, Permission, Rights, Scope
from zhike.kernel.errors import ZhikeError
from zhike.kernel.export import Column, ExportSpec, register, start
from zhike.kernel.export import jobs as export_jobs
from zhike.kernel.files import links
from zhike.kernel.files.storage import STORAGE, LocalStorage
from zhike.kernel.ids import new_id
from zhike.kernel.jobs import RIGHTS, results, run_due
from zhike.kernel.jobs.reach import covers, reach
from zhike.kernel.jobs.rows import by_id

EXPORT = Permission("t.thing.export", scoped=True)
VIEW = Permission("t.thing.view", scoped=True)
USER_ID = new_id()
NORTH, SOUTH = new_id(), new_id()
REGIONAL = Rights({EXPORT.name: Scope.SHOP, VIEW.name: Scope.SHOP}, shop_ids=(NORTH, SOUTH))

Hold = Callable[[Rights], None]


class _Silent:
    def record(self, entry: trail.TrailEntry) -> None:
        return


@pytest.fixture
def hold(monkeypatch: pytest.MonkeyPatch) -> Hold:
    """Says what rights the user holds from now on."""

    def now(rights: Rights) -> None:
        monkeypatch.setattr(RIGHTS, "_filling", lambda actor: Actor(actor.kind, actor.id, rights=rights))

    now(REGIONAL)
    return now


@pytest.fixture
def frozen() -> Iterator[clock.FrozenClock]:
    with clock.frozen_at(datetime(2026, 11, 21, 2, 0, tzinfo=UTC), everywhere=True) as frozen_clock:
        yield frozen_clock


@pytest.fixture
def job_id(db: None, hold: Hold, frozen: clock.FrozenClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> UUID:
    """An export that has run."""
    monkeypatch.setattr(trail.TRAIL, "_filling", _Silent())
    monkeypatch.setattr(STORAGE, "_filling", LocalStorage(tmp_path))
    monkeypatch.setattr(export_jobs, "_kinds", {})
    monkeypatch.setattr(links, "_alive", {"session": lambda session_id: True})
    kind = register(
        "t.things",
        permission=EXPORT,
        reads=[VIEW],
        columns=("n",),
        build=lambda request: ExportSpec("things", [Column("n")], [[1]]),
    )
    actor = Actor("user", USER_ID, rights=REGIONAL)
    made = start(kind, format_="csv", filters={}, columns=("n",), language="en", actor=actor)
    assert run_due() == 1
    return made


def _opened(job_id: UUID) -> int:
    """What the file's address answers."""
    job = by_id(job_id)
    assert job is not None
    assert job.file_id is not None
    address = files.url(job.file_id, files.Viewer("session", new_id()))
    return Client().get(address).status_code


@pytest.mark.parametrize(
    "now",
    [
        Rights(),
        Rights({VIEW.name: Scope.ALL}),
        Rights({EXPORT.name: Scope.ALL}),
        Rights({EXPORT.name: Scope.SHOP, VIEW.name: Scope.SHOP}, shop_ids=(NORTH,)),
        Rights({EXPORT.name: Scope.ALL, VIEW.name: Scope.TEAM}, shop_ids=(NORTH, SOUTH)),
    ],
    ids=["switched off", "no export", "no view", "a shop less", "narrower"],
)
def test_with_the_right_the_file_goes(job_id: UUID, hold: Hold, now: Rights) -> None:
    job = by_id(job_id)
    assert job is not None
    assert (_opened(job_id), results.is_open(job, REGIONAL)) == (200, True)
    assert results.forget_files() == 0
    hold(now)
    # At once: an address that was handed out before opens nothing, and the list hands out none.
    assert (_opened(job_id), results.is_open(job, now)) == (403, False)
    assert results.forget_files() == 1
    _assert_gone(job_id, job.file_id)
    # The right that comes back brings no file.
    hold(REGIONAL)
    assert results.forget_files() == 0


def _assert_gone(job_id: UUID, file_id: UUID | None) -> None:
    left = by_id(job_id)
    assert left is not None
    assert (left.state, left.file_id) == ("done", None)
    assert file_id is not None
    with pytest.raises(ZhikeError, match=r"missing\.not_found"):
        files.ready(file_id=file_id)


def test_after_its_days_the_file_goes_and_the_task_stays(job_id: UUID, frozen: clock.FrozenClock) -> None:
    frozen.advance(timedelta(days=7) - timedelta(seconds=1))
    assert (results.forget_files(), _opened(job_id)) == (0, 200)
    job = by_id(job_id)
    assert job is not None
    frozen.advance(timedelta(seconds=1))
    assert _opened(job_id) == 403
    assert results.forget_files() == 1
    _assert_gone(job_id, job.file_id)


def test_more_than_was_held_is_enough() -> None:
    kept = reach(REGIONAL, [EXPORT, VIEW])
    assert covers(REGIONAL, kept)
    assert covers(Rights(everything=True), kept)
    assert covers(Rights({EXPORT.name: Scope.ALL, VIEW.name: Scope.ALL}), kept)
    wider = Rights({EXPORT.name: Scope.SHOP, VIEW.name: Scope.SHOP}, shop_ids=(NORTH, SOUTH, new_id()))
    assert covers(wider, kept)
    assert not covers(REGIONAL, reach(Rights(everything=True), [EXPORT]))

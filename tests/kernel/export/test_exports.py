"""An export from the asking to the file."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from zhike.kernel import files, trail
from zhike.kernel.authz import Actor, Permission, Rights, Scope
from zhike.kernel.errors import ZhikeError
from zhike.kernel.export import Cell, Column, ExportKind, ExportRequest, ExportSpec, register, start
from zhike.kernel.export import jobs as export_jobs
from zhike.kernel.files.storage import STORAGE, LocalStorage
from zhike.kernel.ids import new_id
from zhike.kernel.jobs import RIGHTS, cancel, run_due
from zhike.kernel.jobs.rows import JobRow, by_id

pytestmark = pytest.mark.usefixtures("db")

EXPORT = Permission("t.thing.export", scoped=True)
MAY = Actor("user", new_id(), rights=Rights({EXPORT.name: Scope.ALL}))


class Remembered:
    """A trail that keeps what it is told."""

    def __init__(self) -> None:
        self.entries: list[trail.TrailEntry] = []

    def record(self, entry: trail.TrailEntry) -> None:
        self.entries.append(entry)


@pytest.fixture(autouse=True)
def remembered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Remembered:
    kept = Remembered()
    monkeypatch.setattr(trail.TRAIL, "_filling", kept)
    monkeypatch.setattr(STORAGE, "_filling", LocalStorage(tmp_path))
    monkeypatch.setattr(export_jobs, "_kinds", {})
    monkeypatch.setattr(RIGHTS, "_filling", lambda actor: MAY)
    return kept


@pytest.fixture
def kind() -> ExportKind:
    def build(request: ExportRequest) -> ExportSpec:
        rows: list[list[Cell]] = [[f"{request.filters['state'][0]}{n}"] * len(request.columns) for n in range(2500)]
        return ExportSpec("things", [Column(f"{request.language} {key}") for key in request.columns], rows, total=2500)

    return register("t.things", permission=EXPORT, columns=("name", "state"), build=build)


def _start(kind: ExportKind, actor: Actor = MAY, columns: tuple[str, ...] = ("state", "name")) -> UUID:
    return start(kind, format_="csv", filters={"state": ["open"]}, columns=columns, language="en", actor=actor)


def _job(job_id: UUID) -> JobRow:
    found = by_id(job_id)
    assert found is not None
    return found


def test_the_file_holds_the_columns_asked_for_and_the_log_says_so(kind: ExportKind, remembered: Remembered) -> None:
    job_id = _start(kind)
    assert run_due() == 1
    job = _job(job_id)
    assert (job.state, job.progress_done, job.progress_total) == ("done", 2500, 2500)
    assert job.file_id is not None
    info = files.ready(file_id=job.file_id)
    assert (info.name, info.owner_id) == ("things.csv", job_id)
    lines = b"".join(files.read(info)).decode("utf-8-sig").splitlines()
    assert (lines[0], lines[1], len(lines)) == ("en state,en name", "open0,open0", 2501)
    asked, written = remembered.entries
    assert (asked.action, asked.after["filters"]) == ("t.thing.export", {"state": ["open"]})
    assert (written.after["rows"], written.after["bytes"]) == (2500, info.size)


@pytest.mark.parametrize("columns", [(), ("phone",), ("name", "name")])
def test_columns_are_an_allow_list(kind: ExportKind, columns: tuple[str, ...]) -> None:
    with pytest.raises(ZhikeError, match=r"input\.invalid"):
        _start(kind, columns=columns)
    assert run_due() == 0


def test_without_the_right_nothing_is_queued(kind: ExportKind, remembered: Remembered) -> None:
    with pytest.raises(ZhikeError) as caught:
        _start(kind, Actor("user", new_id()))
    assert caught.value.permission == EXPORT.name
    assert run_due() == 0
    assert remembered.entries == []


def test_a_right_lost_meanwhile_ends_it(kind: ExportKind, monkeypatch: pytest.MonkeyPatch) -> None:
    job_id = _start(kind)
    monkeypatch.setattr(RIGHTS, "_filling", lambda actor: actor)
    run_due()
    assert (_job(job_id).state, _job(job_id).errors[0]["code"]) == ("failed", "permission.missing")


def test_a_cancelled_export_leaves_no_file(kind: ExportKind, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def build(request: ExportRequest) -> ExportSpec:
        def rows() -> Iterator[list[Cell]]:
            for number in range(5000):
                if number == 1500:
                    cancel(job_id=job_id, actor=MAY)
                yield [number]

        return ExportSpec("cut", [Column("n")], rows())

    cut = register("t.cut", permission=EXPORT, columns=("n",), build=build)
    job_id = start(cut, format_="xlsx", filters={}, columns=("n",), language="en", actor=MAY)
    run_due()
    assert (_job(job_id).state, _job(job_id).file_id) == ("cancelled", None)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_name_is_registered_once(kind: ExportKind) -> None:
    with pytest.raises(ValueError, match="registered twice"):
        register("t.things", permission=EXPORT, columns=(), build=kind.build)

"""Files through their life: quarantine, ready, attached, purged."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from zhike.kernel import files
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.clock import FrozenClock
from zhike.kernel.errors import ZhikeError
from zhike.kernel.files import rows, service, storage
from zhike.kernel.files.scan import SCANNER, Verdict
from zhike.kernel.ids import new_id

from .conftest import Painter, Remembered

pytestmark = pytest.mark.usefixtures("db", "store_folder", "remembered")

Commits = Callable[..., AbstractContextManager[object]]
TEXT = "订单 13800001234 的发票".encode()


@pytest.fixture
def commits(django_capture_on_commit_callbacks: Commits) -> Commits:
    """Runs at the end of the block what waits for a commit."""
    return django_capture_on_commit_callbacks


def _stored(folder: Path) -> list[Path]:
    return [path for path in folder.glob("??/??/*") if path.is_file()]


def _code(caught: pytest.ExceptionInfo[ZhikeError]) -> str:
    return caught.value.code.code


def _body(info: files.FileInfo, start: int = 0, end: int | None = None) -> bytes:
    return b"".join(files.read(info, start=start, end=end))


class FakeScanner:
    """A scanner that answers, or fails, as told."""

    name = "fake"

    def __init__(self, *answers: Verdict | OSError) -> None:
        self._answers = list(answers)

    def scan(self, data: bytes) -> Verdict:
        answer = self._answers.pop(0)
        if isinstance(answer, OSError):
            raise answer
        return answer


@pytest.fixture
def scanner(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def use(*answers: Verdict | OSError) -> None:
        monkeypatch.setattr(SCANNER, "_filling", FakeScanner(*answers))

    return use


def test_a_file_is_kept_encrypted_under_the_name_of_its_ciphertext(
    agent: Actor, store_folder: Path, remembered: Remembered
) -> None:
    info = files.store(name="发票.txt", data=TEXT, actor=agent)
    assert (info.state, info.name, info.type, info.size, info.scan) == (
        "ready", "发票.txt", "text/plain", len(TEXT), "none",
    )  # fmt: skip
    [path] = _stored(store_folder)
    assert path.name == info.blob
    assert path.stat().st_mode & 0o777 == 0o600
    assert b"13800001234" not in path.read_bytes()
    assert _body(info) == TEXT
    assert _body(info, start=3, end=9) == TEXT[3:9]
    [entry] = remembered.entries
    assert (entry.action, entry.result, entry.object_id) == ("kernel.file.create", "ok", str(info.id))
    assert "发票" not in str(entry.after)


def test_an_image_is_stored_anew_with_its_thumbnail(
    agent: Actor, paint: Painter, store_folder: Path, commits: Commits
) -> None:
    data = paint("JPEG", size=(900, 600), comment=b"13800001234")
    with commits(execute=True):
        info = files.store(name="a.jpg", data=data, actor=agent)
    assert (info.width, info.height, info.type) == (900, 600, "image/jpeg")
    assert b"13800001234" not in _body(info)
    assert b"".join(files.read(info, "thumb"))[8:12] == b"WEBP"
    assert {path.name for path in _stored(store_folder)} == {info.blob, info.thumb_blob}


def test_equal_files_are_kept_twice(agent: Actor, store_folder: Path) -> None:
    first, second = (files.store(name="a.txt", data=TEXT, actor=agent) for _ in range(2))
    assert first.blob != second.blob
    assert len(_stored(store_folder)) == 2


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.svg", b"<svg/>", "file.type_not_allowed"),
        ("a.png", b"GIF89a", "file.extension_lies"),
        ("a.txt", b"", "file.empty"),
        ("a.png", b"\x89PNG\r\n\x1a\n broken", "file.image_broken"),
    ],
)
def test_a_refused_file_leaves_a_rejected_row_and_no_bytes(
    agent: Actor, store_folder: Path, remembered: Remembered, name: str, data: bytes, code: str,
    commits: Commits,
) -> None:  # fmt: skip
    with commits(execute=True), pytest.raises(ZhikeError) as caught:
        files.store(name=name, data=data, actor=agent)
    assert _code(caught) == code
    [row] = rows.select("actor_id = %s", [agent.id])
    assert (row.state, row.reject_code, row.blob) == ("rejected", code, None)
    assert _stored(store_folder) == []
    assert [(entry.result, entry.after["code"]) for entry in remembered.entries] == [("denied", code)]
    with pytest.raises(ZhikeError) as attaching:
        files.attach(file_id=row.id, owner_kind="message", owner_id=new_id(), actor=agent)
    assert _code(attaching) == code
    with pytest.raises(ZhikeError, match=r"missing\.not_found"):
        files.ready(file_id=row.id)


def test_nothing_over_the_limit_is_stored(agent: Actor, store_folder: Path) -> None:
    with pytest.raises(ZhikeError) as caught:
        files.store(name="a.txt", data=b"x" * (20 * 1024 * 1024 + 1), actor=agent)
    assert (_code(caught), caught.value.params) == ("file.too_large", {"megabytes": 20.0})
    assert _stored(store_folder) == []


def test_staff_need_the_right_and_visitors_do_not(store_folder: Path) -> None:
    with pytest.raises(ZhikeError) as caught:
        files.store(name="a.txt", data=TEXT, actor=Actor("user", new_id()))
    assert (_code(caught), caught.value.permission) == ("permission.missing", "kernel.file.create")
    assert _stored(store_folder) == []
    assert files.store(name="a.txt", data=TEXT, actor=Actor("visitor", new_id())).state == "ready"


def test_only_who_brought_a_file_may_attach_it_and_only_once(agent: Actor) -> None:
    info = files.store(name="a.txt", data=TEXT, actor=agent)
    owner = new_id()
    for stranger in (Actor("user", new_id()), Actor("visitor", agent.id)):
        with pytest.raises(ZhikeError, match=r"missing\.not_found"):
            files.attach(file_id=info.id, owner_kind="message", owner_id=owner, actor=stranger)
        with pytest.raises(ZhikeError, match=r"missing\.not_found"):
            files.own(file_id=info.id, actor=stranger)
    attached = files.attach(file_id=info.id, owner_kind="message", owner_id=owner, actor=agent)
    assert (attached.owner_kind, attached.owner_id) == ("message", owner)
    with pytest.raises(ZhikeError, match=r"file\.attached"):
        files.attach(file_id=info.id, owner_kind="message", owner_id=new_id(), actor=agent)
    assert files.own(file_id=info.id, actor=agent).owner_id == owner


def test_the_scanner_decides(agent: Actor, scanner: Callable[..., None]) -> None:
    scanner("clean", "infected")
    assert files.store(name="a.txt", data=TEXT, actor=agent).scan == "fake"
    with pytest.raises(ZhikeError, match=r"file\.infected"):
        files.store(name="a.txt", data=TEXT, actor=agent)


def test_a_scanner_that_fails_leaves_quarantine_and_the_loop_tries_again(
    agent: Actor, frozen: FrozenClock, scanner: Callable[..., None]
) -> None:
    scanner(OSError("no socket"), "clean")
    info = files.store(name="a.txt", data=TEXT, actor=agent)
    assert info.state == "quarantine"
    with pytest.raises(ZhikeError, match=r"file\.not_ready"):
        files.attach(file_id=info.id, owner_kind="message", owner_id=new_id(), actor=agent)
    assert service.examine_stuck() == 0, "a fresh one is still with its request"
    frozen.advance(timedelta(seconds=61))
    assert service.examine_stuck() == 1
    assert files.own(file_id=info.id, actor=agent).state == "ready"


def test_unattached_files_go_after_a_day(
    agent: Actor, frozen: FrozenClock, store_folder: Path, commits: Commits
) -> None:
    unused = files.store(name="a.txt", data=TEXT, actor=agent)
    used = files.store(name="b.txt", data=TEXT, actor=agent)
    files.attach(file_id=used.id, owner_kind="message", owner_id=new_id(), actor=agent)
    frozen.advance(timedelta(hours=24))
    assert service.remove_unattached() == 0
    frozen.advance(timedelta(seconds=1))
    with commits(execute=True):
        assert service.remove_unattached() == 1
    assert rows.by_id(unused.id) is None
    assert [path.name for path in _stored(store_folder)] == [used.blob]


def test_purging_an_owner_purges_its_files_and_their_keys(agent: Actor, store_folder: Path, commits: Commits) -> None:
    owner = new_id()
    info = files.store(name="a.txt", data=TEXT, actor=agent)
    files.attach(file_id=info.id, owner_kind="message", owner_id=owner, actor=agent)
    with commits(execute=True):
        assert files.purge_of(owner_kind="message", owner_id=owner) == 1
    assert _stored(store_folder) == []
    with pytest.raises(ZhikeError) as caught:
        _body(info)
    assert _code(caught) == "crypto.key_destroyed"


def test_bytes_that_no_row_knows_are_swept(agent: Actor, store_folder: Path, frozen: FrozenClock) -> None:
    info = files.store(name="a.txt", data=TEXT, actor=agent)
    orphan = storage.STORAGE.get().put([b"left behind"])
    (store_folder / "drafts" / "half").write_bytes(b"x")
    far = timedelta(days=365 * 50)
    frozen.advance(far)
    assert service.remove_orphans() == 1
    local = storage.STORAGE.get()
    assert isinstance(local, storage.LocalStorage)
    assert local.sweep_drafts() == 1
    assert [path.name for path in _stored(store_folder)] == [info.blob]
    assert orphan != info.blob


def test_generated_files_of_any_size_are_ready_at_once(agent: Actor) -> None:
    info = files.store_generated(
        name="报表.csv", type_="text/csv", chunks=(b"x" * 10_000 for _ in range(50)),
        owner_kind="job", owner_id=new_id(), actor=agent,
    )  # fmt: skip
    assert (info.state, info.size, info.scan) == ("ready", 500_000, "own")
    assert _body(info, start=499_990) == b"x" * 10


def test_a_name_in_the_store_is_a_hash_or_nothing(store_folder: Path) -> None:
    for name in ("../../etc/passwd", "", "A" * 64, "0" * 64):
        with pytest.raises(ZhikeError, match=r"missing\.not_found"):
            storage.STORAGE.get().open(name)


@pytest.mark.parametrize(
    "change",
    ["state = 'quarantine'", "state = 'rejected', reject_code = 'x', owner_id = NULL", "owner_id = gen_random_uuid()"],
)
def test_the_database_guards_the_states(agent: Actor, change: str) -> None:
    info = files.store(name="a.txt", data=TEXT, actor=agent)
    files.attach(file_id=info.id, owner_kind="message", owner_id=new_id(), actor=agent)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE kernel_file SET {change} WHERE id = %s", [info.id])


def test_the_system_may_bring_files(agent: Actor) -> None:
    assert files.store(name="a.txt", data=TEXT, actor=SYSTEM).actor_kind == "system"

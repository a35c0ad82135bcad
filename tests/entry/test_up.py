"""`zhike up` as a person or a script uses it: one tree that starts, mends itself, and ends without a trace."""

import http.client
import itertools
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from zhike.config import children, embedded
from zhike.config.children import Child

ROOT = Path(__file__).resolve().parents[2]
#: A first start makes the database; on two busy cores that has taken more than a minute and a half.
_PATIENCE_S = 180
_COUNT = itertools.count()


class Up:
    """A running `zhike up` with its ready file."""

    def __init__(self, home: Path, port: int, ready: Path) -> None:
        self.home, self.port, self.ready = home, port, ready
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ZHIKE_")}
        self.output = home.parent / f"up-{next(_COUNT)}.log"
        with self.output.open("wb") as sink:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "zhike", "up", "--port", str(port), "--ready-file", str(ready)],
                env=kept | {"PYTHONPATH": str(ROOT / "src"), "ZHIKE_HOME": str(home), "LANG": "C.UTF-8"},
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
            )

    def handles(self) -> dict[str, Any]:
        """What the ready file says, once it is there."""
        self.wait_for(self.ready.exists)
        found: dict[str, Any] = json.loads(self.ready.read_text(encoding="utf-8"))
        return found

    def pids(self) -> dict[str, int]:
        found: dict[str, int] = json.loads((self.home / "run" / "children.json").read_text())
        return found

    def healthy(self, port: int) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def wait_for(self, happened: Callable[[], bool]) -> None:
        """Waits until `happened()`; a process that ended first, or the end of patience, fail with its output."""
        until = time.monotonic() + _PATIENCE_S
        descriptor = os.pidfd_open(self.process.pid)
        try:
            while not happened():
                ended, _, _ = select.select([descriptor], [], [], 0.05)
                if ended or time.monotonic() > until:
                    pytest.fail(self.output.read_text(errors="replace"))
        finally:
            os.close(descriptor)

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=_PATIENCE_S)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], Up]]:
    """Starts `up` on a data folder of this test, any number of times; ends what is left."""
    started: list[Up] = []
    port = _two_free_ports()

    def run() -> Up:
        started.append(Up(tmp_path / "home", port, tmp_path / "ready.json"))
        return started[-1]

    yield run
    for up in started:
        if up.process.poll() is None:
            up.end()
    embedded.remove(tmp_path / "home")


@pytest.mark.slow
def test_up_tells_where_it_is_mends_itself_and_ends_cleanly(start: Callable[[], Up]) -> None:
    """One story, as each start costs seconds: ready file, a second start refused, kill -9 of each part, the end."""
    up = start()
    _check_ready_file(up)
    second = start()
    assert second.process.wait(timeout=_PATIENCE_S) == 1
    assert f"(process {up.process.pid})" in second.output.read_text()
    for name, port in (("web", up.port), ("gateway", up.port + 1), ("worker", None)):
        before = up.pids()[name]
        os.kill(before, signal.SIGKILL)
        up.wait_for(partial(_has_changed, up, name, before))
        if port is not None:
            up.wait_for(partial(up.healthy, port))
    groups = list(up.pids().values())
    assert up.end() == 0
    assert not up.ready.exists()
    assert not [group for group in groups if children._commands_of_group(group)]
    assert "Traceback" not in up.output.read_text()


def _check_ready_file(up: Up) -> None:
    handles = up.handles()
    assert up.ready.stat().st_mode & 0o777 == 0o600
    assert set(handles) == {"console", "api", "gateway", "portal", "demo_shop", "openapi", "admin", "demo", "pid"}
    assert handles["demo"] is None
    assert handles["pid"] == up.process.pid
    assert handles["console"] == f"http://127.0.0.1:{up.port}/"
    assert handles["gateway"] == f"ws://127.0.0.1:{up.port + 1}/live"
    assert handles["admin"]["username"]
    assert handles["admin"]["password"]
    assert up.healthy(up.port)
    assert up.healthy(up.port + 1)


@pytest.mark.slow
def test_a_killed_up_leaves_nothing_that_hinders_the_next(start: Callable[[], Up]) -> None:
    up = start()
    up.handles()
    up.process.kill()
    up.process.wait()
    again = start()
    again.wait_for(lambda: again.ready.exists() and again.handles()["pid"] == again.process.pid)
    assert again.healthy(again.port)
    assert again.end() == 0


def test_a_process_that_ends_at_once_is_started_again_ever_more_slowly(tmp_path: Path) -> None:
    child = Child("probe", ["no-such-command"], os.environ | {"PYTHONPATH": str(ROOT / "src")}, tmp_path)
    child.start()
    for failures in (1, 2):
        until = time.monotonic() + 30
        while child.failures < failures and time.monotonic() < until:
            child.tend()
        assert child.failures == failures
    child.wait(time.monotonic())
    assert "no-such-command" in child.last_words()
    assert child.pid is None


def test_a_log_over_its_limit_is_cut_and_one_older_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "_LOG_LIMIT", 10)
    log = tmp_path / "web.log"
    log.write_text("x" * 11)
    children.trim(log)
    assert log.read_text() == ""
    assert (tmp_path / "web.log.1").read_text() == "x" * 11


def test_without_room_for_the_older_one_a_log_is_cut_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "_LOG_LIMIT", 10)
    log = tmp_path / "web.log"
    log.write_text("x" * 11)
    (tmp_path / "web.log.1").mkdir()  # a copy that cannot be written, as on a full disk
    children.trim(log)
    assert log.read_text() == ""


def test_the_list_of_what_runs_is_no_reason_to_end(tmp_path: Path) -> None:
    children.remember(tmp_path / "gone" / "children.json", {"web": 1})
    assert not (tmp_path / "gone").exists()


def test_left_over_groups_of_others_are_left_alone(tmp_path: Path) -> None:
    other = subprocess.Popen(["/bin/sh", "-c", "read line"], stdin=subprocess.PIPE, start_new_session=True)
    with other:
        mark = tmp_path / "children.json"
        mark.write_text(json.dumps({"web": other.pid, "gateway": None, "worker": "x"}))
        children.end_left_over(mark)
        assert other.poll() is None
        assert not mark.exists()
        children.end_group(other.pid)


def _has_changed(up: Up, name: str, before: int) -> bool:
    return up.pids()[name] not in (before, None)


def _two_free_ports() -> int:
    """A port whose next one is free as well."""
    for _attempt in range(100):
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port: int = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
    raise RuntimeError("no two free ports side by side")

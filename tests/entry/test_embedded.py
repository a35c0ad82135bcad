"""The embedded server: start, crash, second instance, strange folders, and that nothing is left running."""

import fcntl
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from zhike.config import embedded
from zhike.config.embedded import place as places
from zhike.config.embedded.tuning import PRODUCT, render
from zhike.config.speech import SpokenError

_TUNING = embedded.Tuning(shared_buffers_mb=16, max_connections=20, durable=False)

_HOLDER = """
import sys
from pathlib import Path
from zhike.config import embedded
server = embedded.start(Path(sys.argv[1]), tuning=embedded.Tuning(shared_buffers_mb=16, max_connections=20))
print(server.pid, flush=True)
sys.stdin.read()
"""
#: Whoever is started in the background of a script begins with SIGINT ignored; a server heeds it all the same.
_STAND_IN = """
import signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A data folder whose cluster is removed after the test."""
    folder = tmp_path / "home"
    yield folder
    if folder.is_dir():
        embedded.remove(folder)


def test_a_server_has_an_owner_and_an_application_that_cannot_change_the_schema(home: Path) -> None:
    with embedded.start(home, tuning=_TUNING) as server:
        with psycopg.connect(server.owner_url) as owner:
            owner.execute("CREATE TABLE things (id bigint GENERATED ALWAYS AS IDENTITY, word text)")
        with psycopg.connect(server.app_url) as app:
            app.execute("INSERT INTO things (word) VALUES ('退款')")
            assert app.execute("SELECT word FROM things").fetchall() == [("退款",)]
            app.commit()
            for statement in ("CREATE TABLE other (id int)", "DROP TABLE things", "TRUNCATE things"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    app.execute(statement)
                app.rollback()


def test_settings_keep_the_server_private_and_its_log_free_of_values(home: Path) -> None:
    with embedded.start(home, tuning=_TUNING) as server, psycopg.connect(server.admin_url) as admin:
        rows = admin.execute("SELECT name, setting FROM pg_settings").fetchall()
        shown: dict[str, str] = {str(name): str(value) for name, value in rows}
        assert shown["listen_addresses"] == ""
        assert shown["data_checksums"] == "on"
        assert shown["jit"] == "off"
        assert shown["log_error_verbosity"] == "terse"
        assert shown["log_min_error_statement"] == "panic"
        sockets = server.place.sockets.stat()
        assert stat.S_IMODE(sockets.st_mode) == 0o700
        assert len(str(server.place.sockets)) < 60
        assert stat.S_IMODE((server.place.base / "passwords.json").stat().st_mode) == 0o600


def test_a_wrong_password_is_refused(home: Path) -> None:
    with embedded.start(home, tuning=_TUNING) as server:
        wrong = psycopg.conninfo.make_conninfo(server.app_url, password="guess")
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(wrong)


def test_data_survives_kill_9_of_the_server(home: Path) -> None:
    with embedded.start(home, tuning=embedded.Tuning(shared_buffers_mb=16, max_connections=20)) as server:
        with psycopg.connect(server.owner_url) as owner:
            owner.execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
        os.kill(server.pid, signal.SIGKILL)
        os.waitid(os.P_PID, server.pid, os.WEXITED | os.WNOWAIT)
        assert server.poll() == -signal.SIGKILL
        server.restart()
        with psycopg.connect(server.app_url) as app:
            assert app.execute("SELECT count(*) FROM kept").fetchone() == (1000,)


def test_a_second_instance_is_refused_and_named(home: Path) -> None:
    with embedded.start(home, tuning=_TUNING):
        with pytest.raises(SpokenError) as refused:
            embedded.start(home, tuning=_TUNING)
        assert refused.value.code == "postgres.in_use"
        assert refused.value.params["pid"] == str(os.getpid())


def test_the_server_ends_when_its_parent_is_killed(home: Path) -> None:
    with _hold(home) as holder:
        descriptor = os.pidfd_open(_pid_of(holder))
        holder.kill()
    _wait_for_end(descriptor)
    with embedded.start(home, tuning=_TUNING) as again, psycopg.connect(again.app_url) as app:
        assert app.execute("SELECT 1").fetchone() == (1,)


def test_a_server_left_behind_is_ended_by_the_next_start(home: Path) -> None:
    """Where the kernel cannot end the child with its parent, the pid file is what the next start has."""
    embedded.start(home, tuning=_TUNING).stop()
    place = places.find(home)
    left = subprocess.Popen(  # a stand-in: the name of the program and the data folder are what tells ours from others
        ["postgres", "-c", _STAND_IN, str(place.data)],
        executable=sys.executable,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with left:
        assert left.stdout is not None
        assert left.stdout.readline() == b"ready\n"
        (place.data / "postmaster.pid").write_text(f"{left.pid}\n{place.data}\n")
        with embedded.start(home, tuning=_TUNING) as server:
            assert server.poll() is None
            assert left.wait(timeout=10) == -signal.SIGINT


def test_a_stale_pid_file_of_another_program_is_no_obstacle(home: Path) -> None:
    embedded.start(home, tuning=_TUNING).stop()
    mark = places.find(home).data / "postmaster.pid"
    mark.write_text(f"{os.getpid()}\nsomewhere\n")
    with embedded.start(home, tuning=_TUNING) as server:
        assert server.poll() is None


def test_an_interrupted_initdb_leaves_nothing_in_the_way(home: Path) -> None:
    place = places.find(home)
    half = place.base / "data.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    with embedded.start(home, tuning=_TUNING) as server:
        assert server.poll() is None
    assert not half.exists()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda place: (place.base / "passwords.json").unlink(), "postgres.passwords_broken"),
        (lambda place: (place.base / "passwords.json").write_text("{}"), "postgres.passwords_broken"),
        (lambda place: (place.data / "PG_VERSION").write_text("12\n"), "postgres.other_version"),
    ],
)
def test_damage_gets_one_sentence(home: Path, spoil: object, code: str) -> None:
    embedded.start(home, tuning=_TUNING).stop()
    assert callable(spoil)
    spoil(places.find(home))
    with pytest.raises(SpokenError) as told:
        embedded.start(home, tuning=_TUNING)
    assert told.value.code == code
    assert "Traceback" not in str(told.value)


def test_a_file_in_place_of_the_home_folder_gets_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder")
    with pytest.raises(SpokenError) as told:
        embedded.start(tmp_path / "home")
    assert told.value.code == "home.not_folder"


def test_a_socket_folder_prepared_by_somebody_else_is_refused(home: Path, tmp_path: Path) -> None:
    place = places.find(home)
    (tmp_path / "trap").mkdir()
    place.sockets.symlink_to(tmp_path / "trap")
    try:
        with pytest.raises(SpokenError) as told:
            embedded.start(home, tuning=_TUNING)
        assert told.value.code == "postgres.sockets_foreign"
    finally:
        place.sockets.unlink()


def test_a_start_that_fails_says_why(home: Path) -> None:
    embedded.start(home, tuning=_TUNING).stop()
    too_much = embedded.Tuning(shared_buffers_mb=10**9, max_connections=20)
    with pytest.raises(SpokenError) as told:
        embedded.start(home, tuning=too_much, start_within_s=0.1)
    assert told.value.code == "postgres.start_failed"
    assert told.value.params["reason"]


def test_several_users_share_one_server_and_the_last_one_ends_it(home: Path) -> None:
    first = embedded.share(home)
    second = embedded.share(home)
    try:
        with psycopg.connect(first.admin_url) as admin:
            pid = int((first.place.data / "postmaster.pid").read_text().splitlines()[0])
            first.close()
            assert admin.execute("SELECT 1").fetchone() == (1,)
        descriptor = os.pidfd_open(pid)
    finally:
        first.close()
        second.close()
    _wait_for_end(descriptor)
    with embedded.share(home) as third, psycopg.connect(third.url(embedded.APPLICATION)) as app:
        assert app.execute("SELECT current_user").fetchone() == ("zhike_app",)
    with (home / "keeper.lock").open("a") as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)  # the keeper's until it ends


@pytest.mark.parametrize(("home_exists", "kept"), [(True, True), (False, False)])
def test_clusters_of_tests_go_with_their_home(tmp_path: Path, home_exists: bool, kept: bool) -> None:
    base, home = tmp_path / "base", tmp_path / "home"
    for name in ("tests", "product"):
        (base / name).mkdir(parents=True)
        (base / name / "home.txt").write_text(f"{home}\n")
    (base / "tests" / "disposable").touch()
    if home_exists:
        home.mkdir()
    places.remove_disposable(base)
    assert (base / "tests").exists() == kept
    assert (base / "product").exists()


def test_quotes_in_a_setting_are_doubled() -> None:
    assert "x = 'it''s'" in render({"x": "it's"})
    assert PRODUCT.durable


def _hold(home: Path) -> "subprocess.Popen[str]":
    """Another process that runs the server of `home` until its input closes."""
    return subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _pid_of(holder: "subprocess.Popen[str]") -> int:
    assert holder.stdout is not None
    return int(holder.stdout.readline())


def _wait_for_end(descriptor: int, within_s: float = 30.0) -> None:
    """Waits until the process behind a pidfd ended; fails after `within_s`."""
    import select

    ready, _, _ = select.select([descriptor], [], [], within_s)
    os.close(descriptor)
    assert ready, "the process is still running"

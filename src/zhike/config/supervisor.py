"""`zhike up`: database, migrations, first administrator, web, gateway and worker in one tree that starts and ends
together."""

import errno
import fcntl
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import IO, Final, Self

from zhike.config import bound_child, children, demo_company, embedded, environment
from zhike.config.children import Child
from zhike.config.environment import Addresses, Configuration
from zhike.config.speech import SpokenError, say

_READY_WITHIN_S: Final = 120.0
_EARLY_FAILURES: Final = 3
_MAINTAIN_EVERY_S: Final = 24 * 3600.0
_LOOK_EVERY_S: Final = 0.2


def up(configuration: Configuration, *, ready_file: str | None = None, demo: bool = False) -> int:
    """Runs everything until Ctrl-C or SIGTERM; answers the exit code. `ready_file` is written when all answers. With
    `demo` the data folder is that of the demo company, which is made first where it does not exist yet.
    """
    demo = demo and demo_company.is_new(configuration.home)
    environment.prepare_home(configuration.home)
    with _Up(configuration, Path(ready_file).absolute() if ready_file else None) as everything:
        everything.start(demo=demo)
        everything.tend()
    return 0


class _Up:
    """The running installation. Leaving the context stops it in order: web, gateway and worker, then the database."""

    def __init__(self, configuration: Configuration, ready_file: Path | None) -> None:
        self._configuration = configuration
        self._ready_file = ready_file
        self._run = configuration.home / "run"
        self._logs = configuration.home / "logs"
        self._stop = threading.Event()
        self._children: list[Child] = []
        self._server: embedded.Server | None = None
        self._lock: IO[str] | None = None
        self._pids: dict[str, int | None] = {}
        self._maintain_at = 0.0
        self._maintenance: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._lock = _lock(self._run / "up.lock")
        children.end_left_over(self._run / "children.json")
        for port in (self._configuration.port, self._configuration.gateway_port):
            _check_port(self._configuration.bind, port)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._on_signal)
        if self._ready_file is not None:
            self._ready_file.unlink(missing_ok=True)
        return self

    def __exit__(self, *_: object) -> None:
        with ExitStack() as rest:  # each step runs even when an earlier one fails
            rest.callback(self._close)
            if self._server is not None:
                rest.callback(self._server.stop)
            rest.callback(self._stop_children)

    def start(self, *, demo: bool) -> None:
        """Brings everything up and tells where it is. Raises SpokenError for what a person can mend."""
        if demo:
            demo_company.begin(self._configuration.home)
        addresses = self._start_database()
        as_owner = self._variables(addresses, owner=True)
        as_application = self._variables(addresses, owner=False)
        say("up.migrating")
        self._step("migrate", ["migrate"], as_owner)
        if demo:
            # Before the worker runs: the past is told in simulated time, and deadlines go by the real one.
            say("up.demo")
            self._step("first-run", ["first-run", "--demo"], as_application)
            demo_company.finished(self._configuration.home)
        port = ["--port", str(self._configuration.port)]
        for name in ("web", "gateway", "worker"):
            child = Child(name, [name, *port], as_application, self._logs)
            self._children.append(child)
            child.start()
        self._remember()
        handles = json.loads(self._step("first-run", ["first-run"], as_application))
        self._wait_until_ready()
        if self._stop.is_set():
            return
        self._tell(handles)
        self._maintain_at = time.monotonic() + 5

    def tend(self) -> None:
        """Restarts what ends by itself until somebody asks to stop."""
        while not self._stop.wait(_LOOK_EVERY_S):
            if self._server is not None and self._server.poll() is not None:
                say("up.database_ended")
                self._server.restart()
            for child in self._children:
                if child.tend():
                    say("up.child_ended", name=child.name, log=child.log)
                children.trim(child.log)
            self._remember()
            self._maintain()
        say("up.stopping")

    def _remember(self) -> None:
        """Keeps the list of running process groups for a start after we were killed."""
        pids = {child.name: child.pid for child in self._children}
        if pids != self._pids:
            children.remember(self._run / "children.json", pids)
            self._pids = pids

    def _start_database(self) -> Addresses:
        external = self._configuration.database_url
        if external is not None:
            environment.check_external(external)
            return Addresses(external, self._configuration.owner_url)
        say("up.database")
        self._server = embedded.start(self._configuration.home)
        return Addresses(self._server.app_url, self._server.owner_url)

    def _variables(self, addresses: Addresses, *, owner: bool) -> dict[str, str]:
        """A child's environment. Only short-lived owner processes see the owner's address."""
        found = {name: value for name, value in os.environ.items() if name != "ZHIKE_DATABASE_OWNER_URL"}
        found["ZHIKE_DATABASE_URL"] = addresses.app
        found["PYTHONUNBUFFERED"] = "1"
        if owner:
            if addresses.owner is None:
                raise SpokenError("database.no_owner")
            found["ZHIKE_DATABASE_OWNER_URL"] = addresses.owner
        return found

    def _step(self, name: str, arguments: list[str], variables: dict[str, str]) -> str:
        """Runs one short command; answers its output. A failure names its log."""
        log = self._logs / f"{name}.log"
        with log.open("wb") as sink:
            done = subprocess.run(
                bound_child.command([sys.executable, "-m", "zhike", *arguments]),
                env=variables,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=sink,
                text=True,
                check=False,
            )
        if done.returncode != 0:
            lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines() or ["-"]
            raise SpokenError("up.step_failed", name=name, reason=lines[-1], log=log)
        return done.stdout

    def _wait_until_ready(self) -> None:
        until = time.monotonic() + _READY_WITHIN_S
        waiting = {"web": self._configuration.port, "gateway": self._configuration.gateway_port}
        while waiting and not self._stop.wait(0.05):
            for child in self._children:
                child.tend()
                if child.failures >= _EARLY_FAILURES:
                    raise SpokenError("up.child_failed", name=child.name, reason=child.last_words(), log=child.log)
            waiting = {name: port for name, port in waiting.items() if not _healthy(self._configuration.bind, port)}
            if waiting and time.monotonic() > until:
                slow = next(child for child in self._children if child.name in waiting)
                raise SpokenError("up.child_failed", name=slow.name, reason=slow.last_words(), log=slow.log)
        self._remember()

    def _tell(self, handles: dict[str, str | None]) -> None:
        """Prints the addresses and writes the ready file."""
        console = os.environ["ZHIKE_PUBLIC_URL"].rstrip("/")
        gateway = os.environ["ZHIKE_GATEWAY_URL"]
        portal = f"{console}{handles['portal']}" if handles["portal"] else None
        shop = f"{console}/demo-shop"
        say("up.ready", console=f"{console}/", portal=portal or "-", shop=shop, api=f"{console}/api/v1/docs")
        staff = demo_company.staff(self._configuration.home)
        if staff is not None:
            demo_company.tell(staff, handles["username"], handles["password"])
        elif handles["password"]:
            say("up.administrator", username=handles["username"], password=handles["password"])
        if self._ready_file is not None:
            content: dict[str, object] = {
                "console": f"{console}/",
                "api": f"{console}/api/v1",
                "gateway": gateway,
                "portal": portal,
                "demo_shop": shop,
                "openapi": f"{console}/api/v1/openapi.json",
                "admin": {"username": handles["username"], "password": handles["password"]},
                "demo": staff,
                "pid": os.getpid(),
            }
            _write_private(self._ready_file, json.dumps(content, ensure_ascii=False, indent=2) + "\n")

    def _maintain(self) -> None:
        """Starts the owner's maintenance soon after the start and then daily; never waits for it."""
        if self._maintenance is not None and self._maintenance.poll() is not None:
            self._maintenance = None
        if self._maintain_at == 0.0 or time.monotonic() < self._maintain_at or self._maintenance is not None:
            return
        self._maintain_at = time.monotonic() + _MAINTAIN_EVERY_S
        owner = self._server.owner_url if self._server is not None else self._configuration.owner_url
        app = self._server.app_url if self._server is not None else self._configuration.database_url
        if owner is None or app is None:
            return
        with (self._logs / "maintain.log").open("wb") as sink:
            self._maintenance = subprocess.Popen(
                bound_child.command([sys.executable, "-m", "zhike", "maintain"]),
                env=self._variables(Addresses(app, owner), owner=True),
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def _stop_children(self) -> None:
        for child in self._children:
            child.ask_to_stop()
        if self._maintenance is not None and self._maintenance.poll() is None:
            self._maintenance.terminate()
        until = time.monotonic() + children.STOP_WITHIN_S
        for child in self._children:
            child.wait(until)
        if self._maintenance is not None:
            self._maintenance.wait()
        (self._run / "children.json").unlink(missing_ok=True)

    def _close(self) -> None:
        if self._ready_file is not None:
            self._ready_file.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.close()

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if self._stop.is_set() and number == signal.SIGINT:  # asked twice: do not wait for anybody
            for child in self._children:
                if child.pid is not None:
                    children.end_group(child.pid)
        self._stop.set()


def _lock(path: Path) -> IO[str]:
    """One `up` per data folder."""
    file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600), "r+", encoding="ascii")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        owner = file.read(20).strip() or "?"
        file.close()
        raise SpokenError("up.running", pid=owner) from None
    file.truncate(0)
    file.write(f"{os.getpid()}\n")
    file.flush()
    return file


def _check_port(bind: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bind, port))
        except OSError as error:
            code = {errno.EADDRINUSE: "up.port_busy", errno.EACCES: "up.port_denied"}.get(error.errno or 0)
            raise SpokenError(code or "up.bind_failed", port=port, bind=bind, reason=error.strerror) from None


def _healthy(bind: str, port: int) -> bool:
    """Whether GET /healthz answers 200."""
    connection = http.client.HTTPConnection(environment.callable_host(bind), port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _write_private(path: Path, text: str) -> None:
    """Writes `path` 0600 and whole: a reader sees all of it or nothing."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}")
    scratch.unlink(missing_ok=True)
    with os.fdopen(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    scratch.rename(path)

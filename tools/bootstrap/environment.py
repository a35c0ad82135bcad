"""The virtual environment: made from the hash-pinned lock file, remade when half-made, brought up to date when the
lock changed. A marker, written last, says which lock and which Python it was made for."""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.bootstrap.speech import TroubleError, say

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
CACHE = ROOT / ".cache"
_MARKER = VENV / "zhike-ready.json"
_LOCKS = {False: ROOT / "requirements.lock", True: ROOT / "requirements-dev.lock"}

#: What pip and npm print, in lower case, and the sentence that says what it means.
SYMPTOMS = (
    ("network.hash", ("these packages do not match the hashes", "eintegrity")),
    ("network.space", ("no space left", "enospc")),
    (
        "network.certificate",
        ("certificate verify failed", "certificate_verify_failed", "self_signed_cert", "unable_to_get_issuer_cert"),
    ),
    (
        "network.none",
        (
            "temporary failure in name resolution",
            "name or service not known",
            "failed to establish a new connection",
            "network is unreachable",
            "connection refused",
            "connection timed out",
            "max retries exceeded",
            "could not find a version that satisfies",
            "eai_again",
            "enotfound",
            "etimedout",
            "econnrefused",
        ),
    ),
)


def ensure(*, development: bool) -> None:
    """Makes or mends the environment; `development` adds what checks and tests need. Raises TroubleError."""
    if _is_ready(development):
        return
    with one_at_a_time("environment"):
        state = _read_marker()
        if _is_ready(development):  # another start was at work meanwhile
            return
        development = development or bool(state.get("development"))
        if state.get("python") != _python_id():
            _make()
        _install(development)
        _MARKER.write_text(json.dumps(_wanted(development)), encoding="utf-8")


def variables() -> dict[str, str]:
    """The environment in which the command runs: our sources first, the virtual environment's tools on the path."""
    found = dict(os.environ)
    found["PATH"] = f"{VENV / 'bin'}{os.pathsep}{found.get('PATH', '/usr/bin:/bin')}"
    found["PYTHONPATH"] = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    found["VIRTUAL_ENV"] = str(VENV)
    return found


@contextlib.contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Keeps a second start waiting while the first one sets the same thing up."""
    try:
        CACHE.mkdir(exist_ok=True)
        file = (CACHE / f"{name}.lock").open("a")
    except OSError as error:
        raise TroubleError("folder.read_only", path=ROOT, reason=error.strerror) from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("setup.waiting")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def run(command: list[str], *, log: str, failed: str, cwd: Path = ROOT) -> None:
    """Runs one step of the set-up with its output in `.cache/LOG`. A failure is told by a known symptom, else by
    `failed` with the last line and the log's path."""
    path = CACHE / log
    with path.open("wb") as sink:
        done = subprocess.run(
            command,
            cwd=cwd,
            env=variables(),
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode == 0:
        return
    output = path.read_text(encoding="utf-8", errors="replace")
    for code, signs in SYMPTOMS:
        if any(sign in output.lower() for sign in signs):
            raise TroubleError(code, log=path)
    # npm ends with where its own log is, which says nothing.
    lines = [line.strip() for line in output.splitlines() if line.strip() and "A complete log of this run" not in line]
    raise TroubleError(failed, reason=lines[-1] if lines else "-", log=path)


def _make() -> None:
    say("environment.making", path=VENV.name)
    if VENV.is_symlink() or VENV.exists():
        try:
            VENV.unlink() if VENV.is_symlink() else shutil.rmtree(VENV)
        except OSError as error:
            raise TroubleError("folder.read_only", path=VENV, reason=error.strerror) from None
    run([sys.executable, "-m", "venv", str(VENV)], log="venv.log", failed="environment.venv_failed")


def _install(development: bool) -> None:
    say("environment.installing")
    _MARKER.unlink(missing_ok=True)  # from here on it is half-made
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    command += ["--require-hashes", "--only-binary", ":all:", "--requirement", str(_LOCKS[development])]
    run(command, log="pip.log", failed="environment.pip_failed")
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    paths = VENV / "lib" / version / "site-packages" / "zhike.pth"
    paths.write_text(f"{ROOT / 'src'}\n{ROOT}\n", encoding="utf-8")


def _is_ready(development: bool) -> bool:
    state = _read_marker()
    return state == _wanted(development) or state == _wanted(True)


def _read_marker() -> dict[str, object]:
    try:
        state: dict[str, object] = json.loads(_MARKER.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state if PYTHON.exists() else {}


def _wanted(development: bool) -> dict[str, object]:
    lock = hashlib.sha256(_LOCKS[development].read_bytes()).hexdigest()
    return {"development": development, "lock": lock, "python": _python_id()}


def _python_id() -> str:
    """Names the interpreter that an environment was made by: packages of one minor version do not fit another, and a
    moved clone has wrong paths inside."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return f"{sys.implementation.name}-{version}-{sys.platform}-{ROOT}"

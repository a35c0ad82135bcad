"""The browser files: installed and built with the Node of the virtual environment when their sources changed."""

import hashlib
import os
from pathlib import Path

from tools.bootstrap.environment import ROOT, VENV, one_at_a_time, run
from tools.bootstrap.speech import say

WEB = ROOT / "web"
_SKIP = frozenset({"node_modules", "dist", ".vite", "test-results"})
_MADE_BY_BUILD = frozenset({"auto-imports.d.ts", "components.d.ts"})
_BUILT = WEB / "dist" / ".built-from"
_INSTALLED = WEB / "node_modules" / ".installed-from"


def ensure_built() -> None:
    """Builds `web/dist` where it is missing or older than its sources. Raises TroubleError."""
    if not (WEB / "package.json").exists() or _stamp(_BUILT) == digest():
        return
    with one_at_a_time("browser"):
        wanted = digest()
        if _stamp(_BUILT) == wanted:
            return
        ensure_installed()
        say("browser.building")
        _BUILT.unlink(missing_ok=True)
        run(_npm("run", "build"), log="npm-build.log", failed="browser.build_failed", cwd=WEB)
        _BUILT.parent.mkdir(exist_ok=True)
        _BUILT.write_text(wanted, encoding="ascii")


def ensure_installed() -> None:
    """Runs `npm ci` where the lock file changed since the last one. Raises TroubleError."""
    # Two checks of one run may get here at once, and two installations in one folder ruin each other.
    with one_at_a_time("packages"):
        _install()


def _install() -> None:
    wanted = hashlib.sha256((WEB / "package-lock.json").read_bytes()).hexdigest()
    if _stamp(_INSTALLED) == wanted:
        return
    say("browser.installing")
    run(_npm("ci", "--no-audit", "--no-fund"), log="npm-ci.log", failed="browser.install_failed", cwd=WEB)
    _INSTALLED.write_text(wanted, encoding="ascii")


def digest() -> str:
    """One digest over every source file of the browser side."""
    total = hashlib.sha256()
    for folder, names, files in os.walk(WEB):
        names[:] = sorted(name for name in names if name not in _SKIP)
        for name in sorted(set(files) - _MADE_BY_BUILD):
            path = Path(folder) / name
            total.update(str(path.relative_to(WEB)).encode() + b"\0")
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _npm(*arguments: str) -> list[str]:
    return [str(VENV / "bin" / "npm"), *arguments]


def _stamp(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""

"""Imported by pytest before Django: gives the run a data folder of its own; no test meets real keys or files."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parents[2]


def _prepare() -> None:
    """Sets `ZHIKE_HOME` to a fresh folder of this process; `ZHIKE_TEST_BASE` keeps where the shared server lives, also
    for the worker processes that inherit this environment."""
    real = Path(os.environ.get("ZHIKE_HOME") or _ROOT / ".zhike")
    os.environ.setdefault("ZHIKE_TEST_BASE", str(real.absolute() / "test-pg"))
    home = tempfile.mkdtemp(prefix="zhike-test-")
    os.environ["ZHIKE_HOME"] = home
    os.environ["ZHIKE_LANGUAGE"] = "en"
    for name in ("ZHIKE_DATABASE_URL", "ZHIKE_DATABASE_OWNER_URL", "ZHIKE_KEY_FILE", "ZHIKE_REDIS_URL", "ZHIKE_DEBUG"):
        os.environ.pop(name, None)
    owner = os.getpid()

    def remove() -> None:
        if os.getpid() == owner:  # a forked child of a test must not take it away
            shutil.rmtree(home, ignore_errors=True)

    atexit.register(remove)


_prepare()

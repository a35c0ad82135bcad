"""What the worker process does: durable subscribers, recurring loops, jobs. Call it with Django set up."""

import logging
import os
import threading
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from django.db import connections

from zhike.kernel.events.dispatch import Dispatcher
from zhike.kernel.events.subscribers import all_subscribers
from zhike.kernel.loops import run_loops

log = logging.getLogger(__name__)

_END_WITHIN_S: Final = 20.0

Part = Callable[[threading.Event], None]


def parts() -> dict[str, Part]:
    """The worker's parts by name; each runs in a thread of its own until the event is set."""
    dispatcher = Dispatcher(_dsn(), all_subscribers().values())
    found: dict[str, Part] = {"subscribers": dispatcher.run, "loops": run_loops}
    if find_spec("zhike.kernel.jobs") is not None:
        run_jobs: Part = import_module("zhike.kernel.jobs").run_worker
        found["jobs"] = run_jobs
    return found


def run(stop: threading.Event) -> int:
    """Runs all parts until `stop`; 0 then, 1 when a part ended by itself, so that the supervisor starts us again."""
    broken = threading.Event()
    threads = [
        threading.Thread(target=_guard, args=(name, part, stop, broken), name=name, daemon=True)
        for name, part in parts().items()
    ]
    for thread in threads:
        thread.start()
    stop.wait()
    for thread in threads:
        thread.join(_END_WITHIN_S)
    return 1 if broken.is_set() else 0


def _guard(name: str, part: Part, stop: threading.Event, broken: threading.Event) -> None:
    try:
        part(stop)
    except Exception:
        log.exception("worker part %s failed", name)
    finally:
        connections.close_all()
    if not stop.is_set():
        log.error("worker part %s ended by itself; the worker stops", name)
        broken.set()
        stop.set()


def _dsn() -> str:
    """The application's database, for connections that Django does not manage."""
    return os.environ["ZHIKE_DATABASE_URL"]

"""Several people at the same moment, on real connections."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

from django.db import connections


def at_once(count: int, work: Callable[[int], Any]) -> list[Any]:
    """Runs `work` for 0..count-1 at the same moment, each in a thread with a connection of its own."""
    results: list[Any] = [None] * count
    gate = Barrier(count)

    def run(number: int) -> None:
        try:
            gate.wait()
            results[number] = work(number)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results

"""For a process that fills a database which nobody else uses yet.

Every service opens a transaction of its own, so calls within calls cost a savepoint each, and every commit waits for
the disk. Neither is worth anything where a failure means to begin anew.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def alone() -> Iterator[None]:
    """Inside, a failure in a nested transaction undoes the outer one too, and commits do not wait for the disk.

    The database stays whole whatever happens: what a crash could lose are the last commits.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    savepoints = connection.features.uses_savepoints
    connection.features.uses_savepoints = False
    try:
        yield
    finally:
        connection.features.uses_savepoints = savepoints
        with connection.cursor() as cursor:
            cursor.execute("RESET synchronous_commit")
        gc.enable()
        gc.unfreeze()

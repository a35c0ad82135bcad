"""Django's PostgreSQL engine, but a kept connection is looked at without a round trip.

Django asks `SELECT 1` before the first statement of every request: a fifth of what a hot read costs. A server that went
away has closed its side, which the socket shows at once; so only a socket with something to read is asked.
"""

import select
from collections.abc import Sequence
from typing import Any, Final, cast

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql import base
from psycopg import _queries
from psycopg.adapt import Dumper

from zhike.kernel.authz import IdArray

#: Longest statement, in characters, whose parsed form the driver keeps. Its own limit, 4,096, is below the statement of
#: a conversation's detail, which it would take apart again at each execution (a tenth of a millisecond). It keeps 128.
KEPT_STATEMENT_LENGTH: Final = 16_384
_queries.MAX_CACHED_STATEMENT_LENGTH = KEPT_STATEMENT_LENGTH


class _IdArrayDumper(Dumper):
    """Writes the text that the array has ready; for any other list the driver looks at every element."""

    oid = psycopg.adapters.types["uuid"].array_oid

    def dump(self, obj: IdArray) -> bytes:
        return obj.text


psycopg.adapters.register_dumper(IdArray, _IdArrayDumper)


class DatabaseWrapper(base.DatabaseWrapper):
    """The engine's connection."""

    _descriptor = -1
    _bare: Any = None

    def first_row(self, sql: str, params: Sequence[Any]) -> list[bytes | None] | None:
        """The first row that a statement answers, each value as the bytes PostgreSQL wrote; None without a row.

        For values that go on as they are: the usual cursor would make a string of each, which costs more on a page of
        JSON than the rest of the statement. Whoever watches or counts statements sees this one too.
        """
        if self.execute_wrappers or self.queries_logged:
            with self.cursor() as cursor:
                cursor.execute(sql, params)
                return _first(cursor.cursor)
        self.close_if_health_check_failed()
        self.ensure_connection()
        self.validate_thread_sharing()
        self.validate_no_broken_transaction()
        with self.wrap_database_errors:
            if self._bare is None or self._bare.connection is not self.connection:
                self._bare = self.connection.cursor()
            self._bare.execute(sql, params)
            return _first(self._bare)

    def is_usable(self) -> bool:
        """Whether the connection lives, asked at the start of each request that uses a kept one."""
        if self.connection is None:
            return False
        if not self.connection.closed and not self._something_to_read():
            return True
        # The server closed the connection, or told something unasked (a notice, a changed parameter).
        return bool(super().is_usable())

    def _something_to_read(self) -> bool:
        descriptor = self.connection.fileno()
        if descriptor != self._descriptor:
            self._descriptor = descriptor
            self._poll = select.poll()
            self._poll.register(descriptor, select.POLLIN)
        return bool(self._poll.poll(0))


def own_connection() -> DatabaseWrapper:
    """The running thread's connection, with what this engine adds."""
    return cast(DatabaseWrapper, connections[DEFAULT_DB_ALIAS])


def _first(cursor: Any) -> list[bytes | None] | None:
    found = cursor.pgresult
    return [found.get_value(0, place) for place in range(found.nfields)] if found.ntuples else None

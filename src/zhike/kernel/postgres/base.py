"""Django's PostgreSQL engine, but a kept connection is looked at without a round trip.

Django asks `SELECT 1` before the first statement of every request: a fifth of what a hot read costs. A server that went
away has closed its side, which the socket shows at once; so only a socket with something to read is asked.
"""

import select
from typing import Final

from django.db.backends.postgresql import base
from psycopg import _queries

#: Longest statement, in characters, whose parsed form the driver keeps. Its own limit, 4,096, is below the statement of
#: a conversation's detail, which it would take apart again at each execution (a tenth of a millisecond). It keeps 128.
KEPT_STATEMENT_LENGTH: Final = 16_384
_queries.MAX_CACHED_STATEMENT_LENGTH = KEPT_STATEMENT_LENGTH


class DatabaseWrapper(base.DatabaseWrapper):
    """The engine's connection."""

    _descriptor = -1

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

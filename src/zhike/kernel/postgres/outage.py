"""A database that does not answer: told apart from faults of ours, and in one line."""

import psycopg

#: SQLSTATE classes of a server that goes away or is not there yet: connection exceptions, and operator intervention.
_CLASSES = ("08", "57P")


def is_outage(error: BaseException) -> bool:
    """Whether the error says that the database cannot be reached; the framework's wrappers are looked into."""
    found = error if isinstance(error, psycopg.Error) else error.__cause__
    if not isinstance(found, psycopg.OperationalError | psycopg.InterfaceError):
        return False
    return found.sqlstate is None or found.sqlstate.startswith(_CLASSES)


def reason(error: BaseException) -> str:
    """The driver's first line, which says what happened; those after it are hints about other machines' habits."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__

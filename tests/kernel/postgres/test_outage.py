"""A database that went away is told in a line; our own faults keep their trace."""

import logging

import psycopg
import pytest
from django.db import OperationalError, connection
from django.test import Client

from tests.plumbing.database import Urls
from zhike.kernel.loops import Loop, run_turn
from zhike.kernel.postgres import outage

NOBODY = "postgresql://nobody@127.0.0.1:1/nothing"


def _gone() -> psycopg.OperationalError:
    with pytest.raises(psycopg.OperationalError) as met:
        psycopg.connect(NOBODY)
    return met.value


def test_an_outage_is_known_also_inside_the_frameworks_error() -> None:
    error = _gone()
    wrapped = OperationalError(str(error))
    wrapped.__cause__ = error
    assert outage.is_outage(error)
    assert outage.is_outage(wrapped)
    assert outage.reason(wrapped) == outage.reason(error)
    assert "Connection refused" in outage.reason(error)
    assert "\n" not in outage.reason(error)


@pytest.mark.parametrize(
    ("kind", "is_outage"),
    [
        (psycopg.errors.AdminShutdown, True),
        (psycopg.errors.CannotConnectNow, True),
        (psycopg.errors.QueryCanceled, False),
        (psycopg.errors.DeadlockDetected, False),
        (psycopg.errors.DiskFull, False),
        (ValueError, False),
    ],
)
def test_what_is_an_outage_and_what_is_a_fault(kind: type[Exception], is_outage: bool) -> None:
    assert outage.is_outage(kind("told")) is is_outage


@pytest.mark.usefixtures("db_committed")
@pytest.mark.parametrize(("kind", "traces"), [(psycopg.errors.AdminShutdown, 0), (ValueError, 1)])
def test_a_loop_writes_no_trace_while_the_database_is_away(
    kind: type[Exception], traces: int, caplog: pytest.LogCaptureFixture
) -> None:
    def turn() -> None:
        raise kind("the reason")

    with caplog.at_level(logging.WARNING, logger="zhike.kernel.loops"):
        assert not run_turn(Loop(1, "test.away", turn))
    assert sum(record.exc_info is not None for record in caplog.records) == traces
    assert len(caplog.records) == 1
    assert traces or "the reason" in caplog.text


@pytest.mark.usefixtures("db_committed")
def test_health_says_503_while_the_database_is_away(client: Client, database_urls: Urls) -> None:
    assert client.get("/healthz").status_code == 200
    with connection.execute_wrapper(_broken):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (503, b"no database")


def _broken(*_arguments: object) -> None:
    raise OperationalError("gone")

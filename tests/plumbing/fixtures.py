"""The database fixtures, and the rule that tests talk to this machine only.

`db` is pytest-django's: the test runs in a transaction that is rolled back; `django_capture_on_commit_callbacks` runs
what waits for a commit. `db_committed` gives the test's module a clone of its own, in which commits are real.
"""

import ipaddress
import os
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from tests.plumbing.database import TestServer, Urls
from zhike.kernel.clock import FrozenClock, frozen_at


@pytest.fixture(scope="session")
def test_server() -> Iterator[TestServer]:
    """The shared PostgreSQL server; started by the first test run that needs it, ended with the last."""
    server = TestServer(Path(os.environ["ZHIKE_TEST_BASE"]))
    yield server
    server.close()


@pytest.fixture(scope="session")
def template(test_server: TestServer) -> str:
    """The name of the migrated template database."""
    return test_server.template()


@pytest.fixture(scope="session")
def session_urls(test_server: TestServer, template: str) -> Iterator[Urls]:
    """This process's own clone, for all tests that roll back."""
    urls = test_server.clone(template)
    yield urls
    connections.close_all()
    test_server.drop(urls)


@pytest.fixture(scope="session")
def django_db_setup(session_urls: Urls, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Points Django, and whatever reads the environment, at this process's clone (in place of pytest-django's own)."""
    with django_db_blocker.unblock():
        _use(session_urls)
    yield
    with django_db_blocker.unblock():
        connections.close_all()


@pytest.fixture(scope="module")
def module_urls(test_server: TestServer, template: str) -> Iterator[Urls]:
    """A clone for one test module that commits; dropped after it, whoever is still connected."""
    urls = test_server.clone(template)
    yield urls
    test_server.drop(urls)


@pytest.fixture
def db_committed(
    module_urls: Urls, session_urls: Urls, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Urls]:
    """Real commits in the module's own clone, for locks, NOTIFY and several processes. What a test leaves, the
    module's next test finds."""
    with django_db_blocker.unblock():
        _use(module_urls)
        try:
            yield module_urls
        finally:
            _use(session_urls)


@pytest.fixture
def database_urls(request: pytest.FixtureRequest) -> Urls:
    """The URLs of the database that this test uses: the module's clone with `db_committed`, else the session's."""
    name = "module_urls" if "db_committed" in request.fixturenames else "session_urls"
    urls: Urls = request.getfixturevalue(name)
    return urls


def _use(urls: Urls) -> None:
    """Closes this thread's connections and points the settings at `urls`; other threads' next connections follow."""
    from zhike.config.settings import _database

    connections.close_all()
    chosen: dict[str, Any] = _database(urls.app)
    for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT"):
        connections.settings["default"][name] = chosen[name]
        connections["default"].settings_dict[name] = chosen[name]
    os.environ["ZHIKE_DATABASE_URL"] = urls.app


@pytest.fixture(autouse=True, scope="session")
def quick_passwords() -> Iterator[None]:
    """Hashing that is slow on purpose has nothing to do with what tests look at."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture
def frozen() -> Iterator[FrozenClock]:
    """The clock stands at 2026-11-21 10:00 in Shanghai, a Saturday, until the test moves it; for all threads."""
    with frozen_at(datetime(2026, 11, 21, 2, 0, tzinfo=UTC), everywhere=True) as clock:
        yield clock


@pytest.fixture(autouse=True, scope="session")
def only_this_machine() -> Iterator[None]:
    """Refuses connections to any address but loopback and unix sockets."""
    real = socket.socket.connect
    real_ex = socket.socket.connect_ex

    def connect(self: socket.socket, address: Any) -> None:
        _refuse_far(self, address)
        real(self, address)

    def connect_ex(self: socket.socket, address: Any) -> int:
        _refuse_far(self, address)
        return real_ex(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", connect)
    patch.setattr(socket.socket, "connect_ex", connect_ex)
    yield
    patch.undo()


def _refuse_far(own: socket.socket, address: Any) -> None:
    if own.family not in (socket.AF_INET, socket.AF_INET6):
        return
    host = str(address[0])
    if host == "localhost" or ipaddress.ip_address(host.partition("%")[0]).is_loopback:
        return
    raise PermissionError(f"a test tried to reach {host}")

"""Fixtures for every test. The database's stand in tests/plumbing; imported here, they win over pytest-django's."""

from tests.plumbing.fixtures import (
    database_urls,
    db_committed,
    django_db_setup,
    frozen,
    module_urls,
    only_this_machine,
    quick_passwords,
    session_urls,
    template,
    test_server,
)
from tests.spine_fixture import spine

__all__ = [
    "database_urls",
    "db_committed",
    "django_db_setup",
    "frozen",
    "module_urls",
    "only_this_machine",
    "quick_passwords",
    "session_urls",
    "spine",
    "template",
    "test_server",
]

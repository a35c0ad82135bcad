"""The ground that other tests stand on: roll-back, real commits, rights, isolation."""

import psycopg
import pytest
from django.db import connection, transaction

from tests.plumbing.database import Urls, digest


def _names() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relname LIKE 'probe%'")
        return {name for (name,) in cursor.fetchall()}


def test_db_connects_as_the_application_role(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("zhike_app",)


def test_the_application_role_cannot_change_the_schema(db: None) -> None:
    with pytest.raises(Exception, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE public.probe (id int)")
    assert _names() == set()


def test_committed_work_is_seen_by_another_connection(db_committed: Urls) -> None:
    with psycopg.connect(db_committed.owner, autocommit=True) as owner:
        owner.execute("CREATE TABLE probe_committed (id int)")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO probe_committed VALUES (1)")
    with psycopg.connect(db_committed.app) as other:
        assert other.execute("SELECT count(*) FROM probe_committed").fetchone() == (1,)


def test_other_tests_do_not_see_a_modules_commits(db: None, database_urls: Urls) -> None:
    assert _names() == set()
    with psycopg.connect(database_urls.app) as other:
        assert other.info.dbname == connection.settings_dict["NAME"]


def test_the_template_is_named_by_its_content() -> None:
    assert digest() == digest()
    assert len(digest()) == 12


def test_far_addresses_are_refused() -> None:
    import socket

    with socket.socket() as probe, pytest.raises(PermissionError, match=r"198\.51\.100\.7"):
        probe.connect(("198.51.100.7", 80))

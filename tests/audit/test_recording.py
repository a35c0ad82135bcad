"""Writing the log."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import Error as DatabaseError
from django.db import connection, transaction

from tests.audit.rows import run, write_row
from zhike.audit.public import record_opened
from zhike.audit.sealing import seal_waiting
from zhike.kernel import clock, context
from zhike.kernel.authz import Actor
from zhike.kernel.ids import new_id


def test_a_row_holds_who_what_where_and_its_digest(db: None) -> None:
    object_id = write_row(before={"name": "旧"}, after={"name": "新", "n": 2}, shop_id=new_id())
    [row] = run(
        "SELECT action, object_kind, result, before::text, after::text, ip, device, request_id, pos, "
        "digest = audit_digest(e), octet_length(digest), shop_id IS NOT NULL FROM audit_entry e WHERE object_id = %s",
        str(object_id),
    )
    assert row == (
        "tests.thing.edit", "thing", "ok", '{"name": "旧"}', '{"n": 2, "name": "新"}', "203.0.113.7", "Firefox",
        "req-1", None, True, 32, True,
    )  # fmt: skip


def test_the_digest_does_not_depend_on_the_session(db: None) -> None:
    write_row(after={"b": 1, "a": [1, 2]})
    run("SET LOCAL TimeZone = 'Asia/Tokyo'")
    run("SET LOCAL DateStyle = 'German'")
    assert run("SELECT bool_and(digest = audit_digest(e)) FROM audit_entry e") == [(True,)]


@pytest.mark.parametrize(
    "hostile",
    [
        "a\x00b",
        "\ud800 half",
        "'; DROP TABLE audit_entry; --",
        "\\u0000",
        "\u202e反",
        "<script>alert(1)</script>",
        "🙂" * 50,
    ],
)
def test_odd_characters_never_stop_a_row(db: None, hostile: str) -> None:
    with context.operation(context.OperationContext(ip=hostile, device=hostile * 20, request_id=hostile)):
        object_id = write_row(before={hostile: hostile}, after={"list": [hostile, {"deep": hostile}]})
    [(after, device)] = run("SELECT after::text, device FROM audit_entry WHERE object_id = %s", str(object_id))
    assert len(device) <= 400
    assert hostile.replace("\x00", "")[:1].encode("utf-8", "replace").decode() in device
    assert after


def test_a_row_lives_and_dies_with_its_change(db: None) -> None:
    with transaction.atomic():
        gone = write_row()
        transaction.set_rollback(True)
    assert run("SELECT 1 FROM audit_entry WHERE object_id = %s", str(gone)) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET action = 'nothing'",
        "UPDATE audit_entry SET digest = ''",
        "DELETE FROM audit_entry",
        "DELETE FROM audit_entry_p0",
        "UPDATE audit_entry_p0 SET at = now()",
        "TRUNCATE audit_entry",
        "INSERT INTO audit_entry (id, action) VALUES (1, 'chosen')",
        "INSERT INTO audit_entry (digest, action) VALUES ('', 'chosen')",
        "UPDATE audit_seal SET hash = previous",
        "DELETE FROM audit_seal",
        "TRUNCATE audit_seal",
        "UPDATE audit_check SET ok = true",
        "DELETE FROM audit_check",
        "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
        "DROP TABLE audit_seal",
        "SELECT audit_partition(9)",
    ],
)
def test_the_application_role_only_adds(db: None, statement: str) -> None:
    write_row()
    seal_waiting()
    with pytest.raises(DatabaseError) as refused, transaction.atomic():
        run(statement)
    assert getattr(refused.value.__cause__, "sqlstate", None) == "42501"


def test_a_number_is_given_once(db: None) -> None:
    write_row()
    seal_waiting()
    for change in ("pos = pos + 1", "pos = NULL"):
        with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
            run(f"UPDATE audit_entry SET {change}")


def test_opening_a_page_is_logged_once_in_fifteen_minutes_per_session(db: None) -> None:
    person, page = Actor("user", new_id()), new_id()

    def opened(session: Any, of: Any = page) -> bool:
        with context.operation(context.OperationContext(session_id=session)):
            return record_opened(actor=person, object_kind="customers.customer", object_id=of)

    first, second = new_id(), new_id()
    with clock.frozen_at(clock.now()) as frozen:
        assert [opened(first), opened(first), opened(second), opened(first, new_id())] == [True, False, True, True]
        frozen.advance(timedelta(seconds=898))
        assert not opened(first)
        frozen.advance(timedelta(seconds=3))
        assert [opened(first), opened(first)] == [True, False]
    assert run("SELECT count(*) FROM audit_entry WHERE action = 'customers.customer.opened'") == [(4,)]


def test_an_entry_is_one_statement(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        write_row()
    with django_assert_num_queries(1):
        record_opened(actor=Actor("user", new_id()), object_kind="x.y", object_id=new_id())
    assert connection.in_atomic_block

"""How the statement is planned, on entries that are committed and counted by the planner."""

from collections.abc import Iterator
from datetime import UTC, datetime

import psycopg
import pytest
from django.db import connection

from tests.plumbing.database import Urls
from zhike.kernel import search
from zhike.kernel.authz import Actor, Permission, Rights, Scope
from zhike.kernel.ids import new_id
from zhike.kernel.search import Document, docs, querying, tokens

VIEW = Permission("t.note.view", scoped=True)
ALL = Actor("user", new_id(), rights=Rights({VIEW.name: Scope.ALL}))


@pytest.fixture
def wanted(db_committed: Urls, monkeypatch: pytest.MonkeyPatch) -> Iterator[Document]:
    """One rare entry among twenty thousand common ones."""
    monkeypatch.setattr(docs, "_docs", {})
    rare = Document(new_id(), {"body": "客户申请退款 vip退款"}, datetime(2020, 1, 1, tzinfo=UTC))
    search.register(search.SearchDoc("note", VIEW, {"body": 1}, lambda ids: [rare], lambda after, limit: []))
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO search_entry (kind, object_id, field, part, weight, folded, words, singles, happened_at, "
            "indexed_at) SELECT 'note', gen_random_uuid(), 'body', 0, 1, '换货' || n, "
            "array_to_tsvector(ARRAY['换货', n::text]), array_to_tsvector(ARRAY['换', '货']), "
            "clock_timestamp() - n * interval '1 s', clock_timestamp() FROM generate_series(1, 20000) AS n"
        )
    search.index("note", [rare.id])
    with psycopg.connect(db_committed.owner, autocommit=True) as owner:
        owner.execute("ANALYZE search_entry")
    yield rare
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_entry")


def _plan(text: str) -> str:
    sql, parameters = querying.statement(search.find("note"), tokens.needles(text), tokens.fold(text), ALL, None)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}", parameters)
        return "\n".join(row[0] for row in cursor.fetchall())


def test_rare_terms_use_the_index_of_terms_and_frequent_ones_the_newest(wanted: Document) -> None:
    for text in ("退款", "申请退款", "vip退款"):
        assert "search_entry_words" in _plan(text), _plan(text)
    assert "search_entry_singles" in _plan("退")
    for text in ("换货", "换"):
        assert "Index Scan using search_entry_newest" in _plan(text), _plan(text)


def test_however_often_it_runs_it_is_planned_for_its_terms(wanted: Document) -> None:
    for _ in range(8):
        assert len(search.query("换货", actor=ALL, limit=20).hits) == 20
        assert [hit.id for hit in search.query("申请退款", actor=ALL).hits] == [wanted.id]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["%strpos(e.folded%"])
        assert cursor.fetchone() == (0,)

from psycopg import _queries
from psycopg._queries import PostgresQuery, _query2pg
from psycopg.adapt import Transformer

from zhike.kernel.postgres.base import KEPT_STATEMENT_LENGTH


def test_the_driver_keeps_the_parsed_form_of_our_longest_statements() -> None:
    statement = "SELECT %s, '" + "x" * (KEPT_STATEMENT_LENGTH - 20) + "'"
    before = _query2pg.cache_info().hits
    for _time in range(3):
        PostgresQuery(Transformer()).convert(statement, [1])
    assert _query2pg.cache_info().hits == before + 2
    assert _queries.MAX_CACHED_STATEMENT_LENGTH == KEPT_STATEMENT_LENGTH

"""`zhike search rebuild` makes lost entries anew and says of how many things."""

import argparse
import io

import pytest
from django.db import connection

from tests.surfaces.conftest import cast
from zhike.customers import demo
from zhike.kernel.search import commands

__all__ = ["cast"]

pytestmark = pytest.mark.usefixtures("db", "cast")


def _entries() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_entry WHERE kind = 'customer'")
        row = cursor.fetchone()
    return int(row[0])


def _run(*words: str) -> str:
    parser = argparse.ArgumentParser()
    commands.add_arguments(parser)
    out = io.StringIO()
    assert commands.run(parser.parse_args(["rebuild", *words]), out) == 0
    return out.getvalue()


def test_lost_entries_come_back() -> None:
    demo.load(5)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_entry")
    assert "customer: " in _run()
    assert _entries() >= 5


def test_one_kind_alone_leaves_the_others() -> None:
    demo.load(5)
    assert _run("--kind", "customer").startswith("customer: ")
    with pytest.raises(SystemExit):
        _run("--kind", "no-such-kind")

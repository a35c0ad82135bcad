"""How the database answers, whatever the size of the tables."""

import json
from collections.abc import Iterator
from typing import Any, cast

import pytest
from django.db import connection

from zhike.kernel.authz import Actor, Rights, Scope, all_permissions
from zhike.kernel.ids import new_id
from zhike.tickets.selectors.detail import detail_sql


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from _nodes(part)


@pytest.mark.usefixtures("db")
def test_a_ticket_is_put_together_from_rows_of_its_own() -> None:
    """Links of merged tickets once cost a look at every link of all tickets, each time somebody opened one."""
    rights = Rights(dict.fromkeys(all_permissions(), Scope.ALL))
    sql, params = detail_sql(Actor("user", new_id(), rights=rights), new_id(), "zh-CN")
    with connection.cursor() as cursor:
        # A small table is read whole for less than its index costs; what counts is whether an index can answer.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", cast(list[Any], params))
        found = cursor.fetchone()[0]
    (whole,) = json.loads(found) if isinstance(found, str) else found
    scans = [node for node in _nodes(whole["Plan"]) if str(node.get("Relation Name", "")).startswith("tickets_ticket")]
    growing = [
        one
        for one in scans
        if one["Relation Name"] in ("tickets_ticket", "tickets_ticketlink", "tickets_ticketcomment")
    ]
    assert len(growing) >= 4
    bitmaps = [one for one in growing if one["Node Type"] == "Bitmap Heap Scan"]
    assert [one for one in growing if one not in bitmaps and "Index Cond" not in one] == []
    assert [one for one in bitmaps if "Recheck Cond" not in one] == []

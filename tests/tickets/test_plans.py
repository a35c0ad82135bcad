"""How the database answers, whatever the size of the tables."""

import pytest

from tests.plumbing.plans import plan_nodes
from zhike.kernel.authz import Actor, Rights, Scope, all_permissions
from zhike.kernel.ids import new_id
from zhike.tickets.selectors.detail import detail_sql


@pytest.mark.usefixtures("db")
def test_a_ticket_is_put_together_from_rows_of_its_own() -> None:
    """Links of merged tickets once cost a look at every link of all tickets, each time somebody opened one."""
    rights = Rights(dict.fromkeys(all_permissions(), Scope.ALL))
    sql, params = detail_sql(Actor("user", new_id(), rights=rights), new_id(), "zh-CN")
    nodes = plan_nodes(sql, params, small_tables=True)
    scans = [node for node in nodes if str(node.get("Relation Name", "")).startswith("tickets_ticket")]
    growing = [
        one
        for one in scans
        if one["Relation Name"] in ("tickets_ticket", "tickets_ticketlink", "tickets_ticketcomment")
    ]
    assert len(growing) >= 4
    bitmaps = [one for one in growing if one["Node Type"] == "Bitmap Heap Scan"]
    assert [one for one in growing if one not in bitmaps and "Index Cond" not in one] == []
    assert [one for one in bitmaps if "Recheck Cond" not in one] == []

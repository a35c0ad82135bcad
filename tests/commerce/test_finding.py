"""How a search for orders by a customer's name is carried out, whatever the planner thinks of the name."""

import pytest

from tests.plumbing.plans import plan_nodes
from zhike.commerce.selectors.finding import find_sql
from zhike.kernel.authz import Actor, Rights, Scope, all_permissions
from zhike.kernel.ids import new_id


@pytest.mark.usefixtures("db")
def test_the_customer_of_an_order_is_fetched_by_id_and_then_compared() -> None:
    """A name that the planner takes for seldom was read whole for each of thousands of orders."""
    rights = Rights(dict.fromkeys(all_permissions(), Scope.SHOP), shop_ids=(new_id(),))
    condition, params = find_sql(Actor("user", new_id(), rights=rights), "王敏")
    nodes = plan_nodes(f"SELECT o.id FROM commerce_order o WHERE {condition}", params)
    of_orders = [
        str(node) for node in nodes if "customer_id" in str(node.get("Index Cond", "")) + node.get("Filter", "")
    ]
    assert of_orders
    assert not [node for node in of_orders if "lower" in node.split("'Plans'")[0]]
    gates = [node["One-Time Filter"] for node in nodes if "One-Time Filter" in node]
    assert any("2000" in gate for gate in gates), "few namesakes: the newest orders are not looked through"

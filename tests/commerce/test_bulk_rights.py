"""Who may bring orders in may not thereby change those that are there."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from tests.plumbing.cast import Cast
from tests.surfaces.conftest import cast
from zhike.commerce import staging
from zhike.commerce.bulk import Merged, OrderBatch, orders_merge_next
from zhike.commerce.models import Order
from zhike.commerce.permissions import ORDER_CREATE, ORDER_EDIT
from zhike.commerce.staging import StagedRow
from zhike.kernel.authz import Actor, Permission, Rights, Scope
from zhike.kernel.ids import new_id

__all__ = ["cast"]

pytestmark = pytest.mark.usefixtures("db")


def _bring(cast: Cast, category: str, *rights: Permission) -> Merged:
    shop: UUID = cast.a.shop_id
    batch = OrderBatch(new_id(), shop, "file", "own", lambda _line, _secret: {})
    row = StagedRow(
        row_no=1, number="A-1", line_id=new_id(), placed_at=datetime(2026, 11, 1, tzinfo=UTC), currency="CNY",
        has_line=True, name="雨伞", sku="", specification="", quantity=1, unit_amount=900, unit_exact=None,
        line_amount=900, head={"category": category},
    )  # fmt: skip
    staging.stage(batch.id, [(row, None)])
    held = Rights({one.name: Scope.SHOP for one in rights}, shop_ids=(shop,))
    merged = orders_merge_next(actor=Actor("user", cast.wang.id, rights=held), batch=batch, after="")
    assert merged is not None
    return merged


def test_known_orders_are_changed_by_those_only_who_may_edit_them(cast: Cast) -> None:
    assert _bring(cast, "pending", ORDER_CREATE).created == 1
    refused = _bring(cast, "cancelled", ORDER_CREATE)
    assert [(row.outcome, row.code) for row in refused.rows] == [("rejected", "order.may_not_edit")]
    assert Order.objects.get(number="A-1").category == "pending"
    _bring(cast, "cancelled", ORDER_CREATE, ORDER_EDIT)
    assert Order.objects.get(number="A-1").category == "cancelled"

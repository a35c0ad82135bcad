"""The only way an endpoint gets an import: with the right checked and the rows limited to the caller's reach.

An import is its creator's, and of everybody with the right who sees the orders of its shop.
"""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from zhike.commerce.public import ORDER_CREATE, ORDER_VIEW, PRODUCT_EDIT, SHIPMENT_EDIT
from zhike.customers.public import CUSTOMER_CREATE, CUSTOMER_REVEAL, TAG_MANAGE, shops_entered_for
from zhike.integrations.models import ImportRun
from zhike.integrations.permissions import IMPORT_CREATE, IMPORT_VIEW
from zhike.integrations.types import Plan
from zhike.kernel.authz import Actor, Permission, ScopeColumns, ScopedRow, covers, require_row, scope_sql
from zhike.kernel.errors import NOT_FOUND, VERSION_CONFLICT

#: The right to make by hand what a file brings.
_NEEDED: Final[Mapping[str, Permission]] = {"orders": ORDER_CREATE, "products": PRODUCT_EDIT, "traces": SHIPMENT_EDIT}
_COLUMNS: Final = ScopeColumns(owner="r.creator_id", team=None, department=None, shop="r.shop_id")


def visible_sql(actor: Actor) -> tuple[str, list[object]]:
    """A condition that keeps the imports within reach. Raises `permission.missing`."""
    actor.require(IMPORT_VIEW)
    if not actor.may(ORDER_VIEW):
        return "r.creator_id = %s", [actor.id]
    return scope_sql(actor, ORDER_VIEW, _COLUMNS)


def run_for(actor: Actor, run_id: UUID, *, change: bool = False, expected_version: int | None = None) -> ImportRun:
    """The import, locked when it is to be changed.

    Raises `permission.missing`, `missing.not_found`, `conflict.version`.
    """
    actor.require(IMPORT_CREATE if change else IMPORT_VIEW)
    found = ImportRun.objects.select_for_update() if change else ImportRun.objects.all()
    run = found.filter(pk=run_id).first()
    if run is None or not _reaches(actor, run):
        raise NOT_FOUND()
    if expected_version is not None and expected_version != run.version:
        raise VERSION_CONFLICT(extra={"current": {"state": run.state, "version": run.version}})
    return run


def _reaches(actor: Actor, run: ImportRun) -> bool:
    return is_starter(actor, run) or covers(actor, ORDER_VIEW, ScopedRow(owner_id=run.creator_id, shop_id=run.shop_id))


def is_starter(actor: Actor, run: ImportRun) -> bool:
    """Whether the actor brought the file."""
    return run.creator_id is not None and run.creator_id == actor.id


def sees_values(actor: Actor, run: ImportRun) -> bool:
    """Whether the actor may see what the file's rows say: who brought it, and who may reveal customers' data there."""
    return is_starter(actor, run) or covers(actor, CUSTOMER_REVEAL, ScopedRow(shop_id=run.shop_id))


def require_kind(actor: Actor, plan: Plan, shop_id: UUID) -> None:
    """What is imported needs the right to make it by hand. Raises `permission.missing`, `missing.not_found` or
    `input.invalid` for a shop out of reach.
    """
    if plan.kind == "customers":
        actor.require(CUSTOMER_CREATE)
        if plan.options.unknown_tags == "make":
            actor.require(TAG_MANAGE)
        shops_entered_for(actor, [shop_id], "shop_id")
        return
    require_row(actor, _NEEDED[plan.kind], ScopedRow(shop_id=shop_id))

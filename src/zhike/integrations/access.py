"""The only way an endpoint gets an import: with the right checked and the rows limited to the caller's scope."""

from typing import Final
from uuid import UUID

from zhike.integrations.models import ImportRun
from zhike.integrations.permissions import IMPORT_CREATE, IMPORT_VIEW
from zhike.kernel.authz import Actor, Permission, ScopeColumns, ScopedRow, require_row
from zhike.kernel.errors import NOT_FOUND, VERSION_CONFLICT

SCOPE: Final = ScopeColumns(owner="r.creator_id", team=None, department=None, shop="r.shop_id")


def run_for(actor: Actor, run_id: UUID, *, change: bool = False, expected_version: int | None = None) -> ImportRun:
    """The import, locked when it is to be changed.

    Raises `permission.missing`, `missing.not_found`, `conflict.version`.
    """
    wanted: Permission = IMPORT_CREATE if change else IMPORT_VIEW
    actor.require(wanted)
    found = ImportRun.objects.select_for_update() if change else ImportRun.objects.all()
    run = found.filter(pk=run_id).first()
    if run is None:
        raise NOT_FOUND()
    require_row(actor, wanted, ScopedRow(owner_id=run.creator_id, shop_id=run.shop_id))
    if expected_version is not None and expected_version != run.version:
        raise VERSION_CONFLICT(extra={"current": {"state": run.state, "version": run.version}})
    return run

"""The only way to a row that is about to be changed: right, existence, lock and version, in this order."""

from collections.abc import Mapping
from typing import Final, TypeVar
from uuid import UUID

from django.db import IntegrityError, connection
from django.db.models import BinaryField, Model, QuerySet

from zhike.accounts.models import Company, User
from zhike.accounts.models.organisation import Named
from zhike.accounts.models.rights import Role
from zhike.kernel.authz import Actor, Permission
from zhike.kernel.errors import INPUT_INVALID, NOT_FOUND, VALUE_TAKEN, VERSION_CONFLICT, FieldError, ZhikeError

#: Held while the department tree or somebody's place in it changes.
DEPARTMENT_LOCK: Final = "accounts.departments"

#: Columns that no answer carries.
_HIDDEN: Final = frozenset({"password", "authz_version"})

Versioned = TypeVar("Versioned", Company, User, Role)
Row = TypeVar("Row", bound=Model)
Part = TypeVar("Part", bound=Named)


def rows_of(model: type[Row]) -> QuerySet[Row]:
    """All rows of a table whose model is only known by its base."""
    return QuerySet(model)


def locked(
    model: type[Versioned], row_id: UUID, *, actor: Actor, wanted: Permission, version: int | None = None
) -> Versioned:
    """The row, locked until the transaction ends.

    Raises `permission.missing`, `missing.not_found`, and `conflict.version` when `version` is given and has passed.
    """
    actor.require(wanted)
    row: Versioned | None = model.objects.select_for_update(no_key=True).filter(pk=row_id).first()
    if row is None:
        raise NOT_FOUND()
    require_version(row, version)
    return row


def locked_part(
    model: type[Part], row_id: UUID, *, actor: Actor, wanted: Permission, version: int | None = None
) -> Part:
    """The same for department, team, shop and skill."""
    actor.require(wanted)
    row = rows_of(model).select_for_update(no_key=True).filter(pk=row_id).first()
    if row is None:
        raise NOT_FOUND()
    require_version(row, version)
    return row


def require_version(row: Company | User | Role | Named, expected: int | None) -> None:
    """Raises `conflict.version` with what the row says now when `expected` has passed."""
    if expected is not None and expected != row.version:
        raise VERSION_CONFLICT(extra={"current": _shown(row)})


def _shown(row: Model) -> dict[str, object]:
    """The row's own fields as the API names them; what is sealed or secret stays out."""
    fields = [one for one in row._meta.concrete_fields if not isinstance(one, BinaryField)]
    return {one.attname: getattr(row, one.attname) for one in fields if one.attname not in _HIDDEN}


def lock_named(name: str) -> None:
    """Until the transaction ends nobody else passes here with the same name; for things that have no row to lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def require_known(model: type[Model], ids: set[UUID], path: str) -> None:
    """Raises `input.invalid` at `path` when an id is of no row, or of an archived one."""
    if not ids:
        return
    rows = rows_of(model).filter(pk__in=ids)
    if hasattr(model, "archived_at"):
        rows = rows.filter(archived_at__isnull=True)
    if hasattr(model, "active"):
        rows = rows.filter(active=True)
    found = set(rows.values_list("pk", flat=True))
    if found != ids:
        unknown = sorted(str(one) for one in ids - found)
        raise INPUT_INVALID(fields=[FieldError(path, "value.unknown", {"ids": unknown})])


def taken(error: IntegrityError, constraints: Mapping[str, str]) -> ZhikeError | IntegrityError:
    """`conflict.value_taken` naming the field whose unique constraint (constraint → field) was hit, else the error."""
    diagnostics = getattr(error.__cause__, "diag", None)
    field = constraints.get(getattr(diagnostics, "constraint_name", None) or "")
    return VALUE_TAKEN(fields=[FieldError(field, "value.taken")]) if field else error

"""Deciding what a file means, and seeing what its first rows would become."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction

from zhike.accounts.public import shops
from zhike.customers.public import tags_unknown
from zhike.integrations import reading
from zhike.integrations.access import is_starter, require_kind, run_for, sees_values
from zhike.integrations.errors import PLAN, STATE
from zhike.integrations.models import ImportRun
from zhike.integrations.rules import fields, mappings
from zhike.integrations.rules.cells import RowReader
from zhike.integrations.rules.customers import tag_names
from zhike.integrations.rules.orders import OrderRows
from zhike.integrations.rules.previewing import PreviewRow, preview_row, veil
from zhike.integrations.services.recognising import found, look, sample_of
from zhike.integrations.services.saving import save
from zhike.integrations.services.source import source_of
from zhike.integrations.services.takers import taker_for
from zhike.integrations.tasks import recognise_file
from zhike.integrations.types import Plan
from zhike.kernel import trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import INPUT_INVALID, FieldError, invalid

_PLANNABLE: Final = ("ready", "failed", "cancelled")


@dataclass(frozen=True, slots=True)
class Previewed:
    """What a preview shows: the rows, what the plan still lacks, names that are no tags yet with the number of their
    rows, and whether values are veiled.
    """

    run: ImportRun
    locale: str
    gaps: list[str]
    rows: list[PreviewRow]
    unknown_tags: dict[str, int]
    veiled: bool


@transaction.atomic
def import_plan(*, actor: Actor, run_id: UUID, expected_version: int, shop_id: UUID, plan: Plan) -> ImportRun:
    """Decides what the file is and means. Raises `import.plan`, `import.state`, `conflict.version`."""
    run = run_for(actor, run_id, change=True, expected_version=expected_version)
    require_kind(actor, plan, shop_id)
    if run.state not in _PLANNABLE or not run.shape:
        raise STATE(state=run.state)
    if not shops([shop_id]):
        raise invalid("shop_id", "value.unknown")
    check_plan(plan, reading.Shape(**run.shape).columns)
    before = {"kind": run.kind, "shop_id": str(run.shop_id) if run.shop_id else None}
    save(run, actor, kind=plan.kind, shop_id=shop_id, plan=plan.plain())
    trail.record(
        "integrations.import.edit", actor=actor, object_kind="import", object_id=run.id, before=before,
        after={"kind": plan.kind, "shop_id": str(shop_id), "mapping": plan.mapping, "mode": plan.mode},
        shop_id=shop_id,
    )  # fmt: skip
    return run


def check_plan(plan: Plan, columns: list[str]) -> None:
    """Raises `import.plan` for fields or columns that are not there, and for fields that must be."""
    known = fields.by_name(plan.kind)
    wrong = [FieldError(f"columns.{name}", "value.unknown") for name in plan.columns if name not in known]
    wrong += [
        FieldError(f"columns.{name}", "import.column_missing", {"column": column})
        for name, column in plan.columns.items()
        if column not in columns
    ]
    used: dict[str, str] = {}
    for name, column in plan.columns.items():
        if used.setdefault(column, name) != name:
            wrong.append(FieldError(f"columns.{name}", "import.column_twice", {"column": column}))
    wrong += [FieldError(f"columns.{name}", "value.missing") for name in mappings.gaps(plan.kind, plan.columns)]
    try:
        ZoneInfo(plan.options.zone)
    except (ZoneInfoNotFoundError, ValueError):
        wrong.append(FieldError("options.zone", "value.unknown"))
    if plan.options.unknown_tags == "make" and plan.options.tag_group is None:
        wrong.append(FieldError("options.tag_group", "value.missing"))
    if wrong:
        raise PLAN(fields=wrong)


def import_reshape(*, actor: Actor, run_id: UUID, expected_version: int, choices: reading.Choices) -> ImportRun:
    """Reads the file's beginning again as somebody says it is written; the plan starts afresh. Of a spreadsheet a job
    does it.
    """
    with transaction.atomic():
        run = run_for(actor, run_id, change=True, expected_version=expected_version)
        if run.state not in _PLANNABLE or run.file_id is None:
            raise STATE(state=run.state)
        chosen = {name: getattr(choices, name) for name in reading.Choices.__dataclass_fields__}
        if reading.is_sheet(next(iter(source_of(run)()), b"")):
            job_id = recognise_file.defer(actor=actor, run_id=run.id)
            return save(run, actor, state="recognising", choices=chosen, job_id=job_id, error=None)
        looked = look(source_of(run), choices)
        return save(run, actor, choices=chosen, **found(run, run.file_id, *looked))


def import_preview(*, actor: Actor, run_id: UUID, plan: Plan | None) -> Previewed:
    """The first rows as they would become under `plan` (or the stored one). Nothing is written but, where somebody else
    than the one who brought the file sees values, a line in the operation log. Without the right to reveal they see
    veiled ones.
    """
    run = run_for(actor, run_id)
    if run.file_id is None or not run.shape:
        raise STATE(state=run.state)
    columns = reading.Shape(**run.shape).columns
    chosen = plan or Plan.read(run.plan)
    # A plan with gaps can be looked at too: what is there is shown, the rest is said.
    usable = {name: column for name, column in chosen.columns.items() if column in columns}
    if not usable.keys() <= fields.by_name(chosen.kind).keys():
        raise INPUT_INVALID(fields=[FieldError("columns", "value.unknown")])
    usable_plan = replace(chosen, columns=usable)
    sample = sample_of(run)
    rows = _previewed(usable_plan, columns, sample)
    veiled = not sees_values(actor, run)
    if not veiled and not is_starter(actor, run):
        trail.record("integrations.import.look", actor=actor, object_kind="import", object_id=run.id,
                     shop_id=run.shop_id)  # fmt: skip
    shown = [veil(row) for row in rows] if veiled else rows
    gaps = mappings.gaps(chosen.kind, chosen.columns)
    tags = {} if veiled else _unknown_tags(usable_plan, columns, sample)
    return Previewed(run, chosen.options.locale, gaps, shown, tags, veiled)


def _previewed(plan: Plan, columns: list[str], rows: list[reading.Row]) -> list[PreviewRow]:
    """Rows with everything that the import would refuse them for."""
    if plan.kind != "orders":
        faults = taker_for(plan, columns).faults([row.cells for row in rows])
    else:
        orders = OrderRows(plan, columns)
        faults = [orders.faults(row.number, row.cells) for row in rows]
    reader = RowReader(plan, columns)
    return [preview_row(reader, row, columns, wrong) for row, wrong in zip(rows, faults, strict=True)]


def _unknown_tags(plan: Plan, columns: list[str], rows: list[reading.Row]) -> dict[str, int]:
    """Names in the rows' tags that nobody made a tag of, and in how many rows they stand."""
    if plan.kind != "customers" or "tags" not in plan.columns:
        return {}
    reader = RowReader(plan, columns)
    named = [tag_names(reader.leniently(row.cells)[0].get("tags")) for row in rows]
    unknown = tags_unknown({name for names in named for name in names})
    return dict(Counter(name for names in named for name in names if name in unknown))


def suggestions(shape: dict[str, Any]) -> dict[str, dict[str, str]]:
    """For each kind, the columns that its fields would take."""
    return {kind: fields.suggest(kind, shape.get("columns", [])) for kind in fields.KINDS}

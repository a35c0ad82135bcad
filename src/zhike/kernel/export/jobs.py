"""Exports as jobs: the rows that somebody sees in a list, with the same filter and columns, as one encrypted file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from django.db import transaction

from zhike.kernel import files, trail
from zhike.kernel.authz import Actor, Permission
from zhike.kernel.errors import invalid
from zhike.kernel.export.cells import Cell
from zhike.kernel.export.writers import ExportSpec, Format, write
from zhike.kernel.jobs import FILE_OWNER, Run, job, open_text, seal_text

_TELL_EVERY: Final = 1000

Filters = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What somebody asked for; columns by key in the order shown, filters and the searched text as the list route takes
    them.
    """

    actor: Actor
    filters: Filters
    columns: Sequence[str]
    language: str
    q: str = ""


@dataclass(frozen=True, slots=True)
class ExportKind:
    """A registered export: who may, which columns there are, and how a request becomes rows in the actor's scope.
    `reads` are the rights that the rows are read by beside the one to export.
    """

    name: str
    permission: Permission
    columns: frozenset[str]
    build: Callable[[ExportRequest], ExportSpec]
    reads: tuple[Permission, ...] = ()


_kinds: dict[str, ExportKind] = {}


def register(
    name: str,
    *,
    permission: Permission,
    columns: Sequence[str],
    build: Callable[[ExportRequest], ExportSpec],
    reads: Sequence[Permission] = (),
) -> ExportKind:
    """Registers an export, in the owner's `tasks.py`. Raises ValueError for a taken name."""
    if name in _kinds:
        raise ValueError(f"export {name!r} is registered twice")
    kind = ExportKind(name, permission, frozenset(columns), build, tuple(reads))
    _kinds[name] = kind
    return kind


def start(
    kind: ExportKind,
    *,
    format_: Format,
    filters: Filters,
    columns: Sequence[str],
    language: str,
    actor: Actor,
    q: str = "",
) -> UUID:
    """Queues the export in the caller's transaction, with its row in the operation log; answers the job's id. What is
    searched for may be a person's name or phone: the job carries `q` sealed, the log says only that there was one.

    Raises `permission.missing`, and `input.invalid` for a column that is unknown or named twice.
    """
    actor.require(kind.permission)
    unknown = [column for column in columns if column not in kind.columns]
    if unknown or not columns or len(set(columns)) != len(columns):
        raise invalid("columns", "value.choice", expected=", ".join(sorted(kind.columns)))
    with transaction.atomic():
        job_id = run_export.defer(
            actor=actor,
            kind=kind.name,
            format_=format_,
            filters=dict(filters),
            columns=list(columns),
            language=language,
            q=seal_text(q),
        )
        trail.record(
            f"{kind.permission.name}", actor=actor, object_kind="export", object_id=job_id,
            after={"kind": kind.name, "format": format_, "filters": dict(filters), "columns": list(columns),
                   **({"searched": True} if q else {})},
        )  # fmt: skip
    return job_id


@job("kernel.export", queue="report", timeout_s=3600)
def run_export(
    run: Run, kind: str, format_: Format, filters: dict[str, list[str]], columns: list[str], language: str, q: str = ""
) -> None:
    """Writes the file with the rights that the person holds now."""
    chosen = _kinds[kind]
    run.actor.require(chosen.permission)
    spec = chosen.build(ExportRequest(run.actor, filters, columns, language, open_text(q)))
    written = write(replace(spec, rows=_told(run, spec)), format_)
    if run.cancelled():
        written.file.close()
        return
    info = files.store_generated(
        name=written.name, type_=written.type, chunks=written.chunks(), owner_kind=FILE_OWNER, owner_id=run.id,
        actor=run.actor,
    )  # fmt: skip
    with transaction.atomic():
        run.progress(written.rows, written.rows)
        run.result(info.id, needs=(chosen.permission, *chosen.reads))
        trail.record(
            f"{chosen.permission.name}", actor=run.actor, object_kind="export", object_id=run.id,
            after={"kind": kind, "rows": written.rows, "bytes": info.size},
        )  # fmt: skip


def _told(run: Run, spec: ExportSpec) -> Iterator[Sequence[Cell]]:
    """The rows, with a word about progress every thousand; a cancelled job gets no more of them."""
    for number, row in enumerate(spec.rows):
        if number % _TELL_EVERY == 0:
            if run.cancelled():
                return
            run.progress(number, spec.total)
        yield row

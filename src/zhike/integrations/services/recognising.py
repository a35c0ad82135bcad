"""Finding out how a file is written.

Texts are looked at in the request: their beginning says everything, and how much of it is read is bounded. Spreadsheets
have to be taken apart as a whole, which is the work of a job with bounded memory and time; people see that it goes on
and may stop it.
"""

from dataclasses import replace
from typing import Any, Final
from uuid import UUID

import orjson
from django.db import transaction
from django.db.models import QuerySet

from zhike.integrations import reading
from zhike.integrations.models import ImportRun
from zhike.integrations.reading import Row, Shape
from zhike.integrations.rules import fields, mappings
from zhike.integrations.services.saving import save
from zhike.integrations.services.sealing import Seal
from zhike.integrations.services.source import limits, source_of
from zhike.integrations.types import Options, StoppedError
from zhike.kernel import clock
from zhike.kernel.errors import ZhikeError
from zhike.kernel.jobs import Run

#: How long a spreadsheet may take until its first rows are known.
_SECONDS: Final = 90


def look(source: reading.Bytes, choices: reading.Choices | None = None) -> tuple[Shape, list[Row]]:
    """The shape and the first rows of a text. Raises what :func:`reading.recognise` raises."""
    return reading.recognise(source, known=fields.known_headings(), choices=choices, limits=limits())


def found(run: ImportRun, file_id: UUID, shape: Shape, rows: list[Row]) -> dict[str, object]:
    """The columns of an import whose file is recognised: shape, first rows (sealed) and a first plan."""
    code, kind, columns = mappings.propose(shape.columns)
    cells = orjson.dumps([[row.number, list(row.cells)] for row in rows]).decode()
    return {
        "shape": shape.plain(),
        "sample": Seal(file_id).close(run.id, cells),
        "plan": first_plan(code, kind, columns),
        "error": None,
    }


def sample_of(run: ImportRun) -> list[Row]:
    """The first rows below the heading, as they stand in the file."""
    if run.file_id is None or run.sample is None:
        return []
    cells: list[tuple[int, list[str]]] = orjson.loads(Seal(run.file_id).open_text(run.id, bytes(run.sample)))
    return [Row(number, values) for number, values in cells]


def first_plan(code: str, kind: fields.Kind, columns: dict[str, str]) -> dict[str, object]:
    """The plan that is proposed for a table; nothing of it is decided yet."""
    ready = mappings.find(code)
    given = dict(ready.options) if ready else {}
    options = Options(**({"source": code if ready else "file"} | given))
    plan = {"kind": kind, "mapping": code, "columns": columns, "mode": "valid_rows"}
    return plan | {"options": {name: getattr(options, name) for name in Options.__dataclass_fields__}}


def recognise_spreadsheet(job: Run, run_id: UUID) -> None:
    """Takes a spreadsheet apart and writes down what it is, or why it cannot be read. Errors beyond that are the
    job's.
    """
    run = _mine(job, run_id).first()
    if run is None:
        return

    def tick() -> None:
        if job.cancelled() or not _mine(job, run_id).exists():
            raise StoppedError(cancelled=True)

    bounds = replace(limits(), seconds=_SECONDS)
    try:
        shape, rows = reading.recognise(
            source_of(run), known=fields.known_headings(), choices=reading.Choices(**run.choices), limits=bounds,
            tick=tick,
        )  # fmt: skip
    except StoppedError:
        _ended(job, run_id, state="cancelled", finished_at=clock.now())
    except ZhikeError as error:
        if error.code.retry == "later":
            raise
        params = {name: str(value) for name, value in error.params.items()}
        failure = {"code": error.code.code, "params": params}
        _ended(job, run_id, state="failed", error=failure, finished_at=clock.now())
    else:
        if run.file_id is not None:
            _ended(job, run_id, state="ready", **found(run, run.file_id, shape, rows))


def _ended(job: Run, run_id: UUID, **values: Any) -> None:
    """Writes the end down, unless somebody stopped it meanwhile."""
    with transaction.atomic():
        run = _mine(job, run_id).select_for_update().first()
        if run is not None:
            save(run, job.actor, **values)


def _mine(job: Run, run_id: UUID) -> QuerySet[ImportRun]:
    """The import while it waits for this very job: stopped and chosen anew, it waits for another one, and what this one
    finds was read by choices that no longer hold.
    """
    return ImportRun.objects.filter(pk=run_id, state="recognising", job_id=job.id)

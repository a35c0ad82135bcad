"""The file of rejected rows: the original cells and the reason in the reader's language, ready to be mended and brought
in again. Cells that a spreadsheet would compute are disarmed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from zhike.customers.public import row_problem_params
from zhike.integrations import reading, results
from zhike.integrations.models import ImportRun
from zhike.integrations.services.source import FILE_OWNER, limits, source_of
from zhike.integrations.types import Options
from zhike.kernel import files, i18n
from zhike.kernel.authz import Actor
from zhike.kernel.export import Cell, Column, ExportSpec, write
from zhike.kernel.files import FileInfo

_STEM: Final = 60


def make(run: ImportRun, actor: Actor) -> FileInfo:
    """Writes and keeps the file."""
    shape = reading.Shape(**run.shape)
    titles = [i18n.text(f"import.error_file.{name}", run.language) for name in ("row", "reason")]
    with reading.open_table(source_of(run), shape, limits=limits()) as table:
        spec = ExportSpec(
            name=f"{run.name.rsplit('.', 1)[0][:_STEM]}-{i18n.text('import.error_file.name', run.language)}",
            columns=[Column(title) for title in (*titles, *shape.columns)],
            rows=_rows(run, table.rows, len(shape.columns)),
        )
        written = write(spec, "csv")
    return files.store_generated(
        name=written.name, type_=written.type, chunks=written.chunks(), owner_kind=FILE_OWNER, owner_id=run.id,
        actor=actor,
    )  # fmt: skip


def _rows(run: ImportRun, rows: Iterator[reading.Row], width: int) -> Iterator[Sequence[Cell]]:
    """Walks the file and the refusals side by side; both are in the order of the file."""
    params = word_params(run)
    for number, code, columns, codes in results.refused(run.id):
        row = next((one for one in rows if one.number == number), None)
        if row is None:
            return
        cells = [_fit(cell) for cell in row.cells[:width]]
        told = joined(reasons(code, columns, codes, run.language, params), run.language)
        yield [number, told, *cells, *([""] * (width - len(cells)))]


def reasons(
    code: str, columns: Sequence[str], codes: Sequence[str], language: str, params: Mapping[str, object]
) -> list[str]:
    """Why a row was refused, in words: one text for each column with a fault of its own."""
    faults = [([column], own) for column, own in zip(columns, codes, strict=True)] if codes else [(columns, code)]
    return [_said([one for one in about if one], own, language, params) for about, own in faults]


def joined(texts: Sequence[str], language: str) -> str:
    """Several reasons in one line."""
    return ("；" if language == "zh-CN" else "; ").join(texts)


def word_params(run: ImportRun) -> Mapping[str, object]:
    """What the words of faults name."""
    return row_problem_params(run.plan.get("options", {}).get("locale", Options().locale))


def _said(columns: Sequence[str], code: str, language: str, params: Mapping[str, object]) -> str:
    text = words(code, language, params)
    if not columns:
        return text
    return f"{'、'.join(columns)}：{text}" if language == "zh-CN" else f"{', '.join(columns)}: {text}"


def words(code: str, language: str, params: Mapping[str, object]) -> str:
    """A fault without its column, in words."""
    return i18n.text(f"fields.{code}", language, params)


def _fit(cell: str) -> str:
    return cell.replace("\x00", "")

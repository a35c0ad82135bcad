"""The stored file of an import, opened from the beginning as often as it is needed."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from zhike.integrations.models import ImportRun
from zhike.integrations.parameters import IMPORT_MAX_ROWS
from zhike.integrations.reading import LIMITS, Bytes, Limits
from zhike.kernel import files
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.settings import values


def source_of(run: ImportRun) -> Bytes:
    """Opens the file's plain bytes; nothing but memory ever holds them."""
    if run.file_id is None:
        raise NOT_FOUND()
    file_id: UUID = run.file_id

    def opened() -> Iterable[bytes]:
        return files.read(files.ready(file_id=file_id))

    return opened


def limits(*, preview: bool = False) -> Limits:
    """The limits that hold now; a preview must be quick."""
    chosen = replace(LIMITS, rows=values.get(IMPORT_MAX_ROWS))
    return replace(chosen, seconds=20) if preview else chosen

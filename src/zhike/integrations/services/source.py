"""The stored file of an import, opened from the beginning as often as it is needed."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final
from uuid import UUID

from zhike.integrations.models import ImportRun
from zhike.integrations.parameters import IMPORT_MAX_ROWS
from zhike.integrations.reading import LIMITS, Bytes, Limits
from zhike.kernel import files
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.settings import values

#: Whose the stored files are: an import's own, and those of an upload that goes on.
FILE_OWNER: Final = "import"
PART_OWNER: Final = "import_part"


def source_of(run: ImportRun) -> Bytes:
    """Opens the file's plain bytes; nothing but memory ever holds them."""
    if run.file_id is None:
        raise NOT_FOUND()
    file_id: UUID = run.file_id

    def opened() -> Iterable[bytes]:
        return files.read(files.ready(file_id=file_id))

    return opened


def limits() -> Limits:
    """The limits that hold now."""
    return replace(LIMITS, rows=values.get(IMPORT_MAX_ROWS))

"""Takes a spreadsheet apart in a process of its own, with bounded memory and time; run as a file, not imported.

Reads the spreadsheet from standard input and writes one JSON document per line: first `{"sheets": […], "sheet": name}`,
then a list of cells per row, or `{"error": code}`. Whatever a hostile file does to the parser ends this process alone.
"""

import io
import json
import resource
import sys
import zipfile
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

#: Sheets among which one with a table is looked for.
_LOOKED_AT = 5


def _cell(value: object) -> str:
    """A cell as text: whole numbers without a point, times in ISO form."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.replace(microsecond=0).isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(int(value.total_seconds()))
    return str(value)


def _unpacks_to(data: bytes) -> tuple[int, int]:
    """(bytes, parts) that the archive says it holds."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    return sum(part.file_size for part in parts), len(parts)


def _say(line: object) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


def _with_a_table(book: CalamineWorkbook, names: list[str]) -> str | None:
    """The first sheet that is more than one cell wide and high: exports often begin with a page of words."""
    for name in names[:_LOOKED_AT]:
        sheet = book.get_sheet_by_name(name)
        if sheet.height > 1 and sheet.width > 1:
            return name
    return names[0] if names else None


def _limit(memory_bytes: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _run(wanted: dict[str, object]) -> None:
    data = sys.stdin.buffer.read()
    if data[:2] == b"PK":
        size, parts = _unpacks_to(data)
        if size > int(str(wanted["sheet_bytes"])) or parts > int(str(wanted["sheet_parts"])):
            _say({"error": "bomb"})
            return
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    names = [one.name for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    name = wanted["sheet"] or _with_a_table(book, names)
    _say({"sheets": names, "sheet": name})
    if name not in names:
        _say({"error": "sheet"})
        return
    sheet = book.get_sheet_by_name(str(name))
    # Rows above the first used one are counted too, so that numbers are those that the person sees.
    start = sheet.start or (0, 0)
    for _ in range(start[0]):
        _say([])
    left = int(str(wanted["rows"]))
    for row in sheet.iter_rows():
        if left == 0:
            break
        left -= 1
        _say([""] * start[1] + [_cell(value) for value in row])


def main() -> int:
    wanted = json.loads(sys.argv[1])
    _limit(int(wanted["memory_bytes"]), int(wanted["seconds"]))
    try:
        _run(wanted)
    except PasswordError:
        _say({"error": "password"})
    except MemoryError:
        return 1
    except (CalamineError, zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        _say({"error": "broken"})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

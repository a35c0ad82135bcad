"""Why a file cannot be read, an import cannot go on, or a row of one is refused.

Codes of rows and cells (`row.*`, `cell.*`) are no errors of a request: they stand in the account of an import.
"""

from typing import Final

from zhike.kernel.errors import define

#: The bytes are no table: pictures, programs, markup, archives of something else.
NOT_A_TABLE: Final = define("import.not_a_table", "input", status=415)
EMPTY: Final = define("import.empty", "input")
TOO_LARGE: Final = define("import.too_large", "input", status=413)
#: Packed small, unpacked beyond the limit.
BOMB: Final = define("import.bomb", "input")
BROKEN_ARCHIVE: Final = define("import.broken_archive", "input")
PASSWORD: Final = define("import.password", "input")
TOO_MANY_ROWS: Final = define("import.too_many_rows", "input")
TOO_MANY_COLUMNS: Final = define("import.too_many_columns", "input")
TOO_SLOW: Final = define("import.too_slow", "input")
#: The bytes are not in the character set that was chosen or found.
ENCODING: Final = define("import.encoding", "input")
#: A quotation mark was opened and never closed.
QUOTES: Final = define("import.quotes", "input")
SHEET_MISSING: Final = define("import.sheet_missing", "input")
#: Fewer bytes arrived than were announced.
INCOMPLETE: Final = define("import.incomplete", "input")
#: The plan names a column that the file does not have, or lacks a field that must be there.
PLAN: Final = define("import.plan", "input")
#: The same file is being imported into the same shop right now.
RUNNING_TWICE: Final = define("import.running_twice", "conflict", retry="later")
STATE: Final = define("import.state", "conflict")
#: All or nothing was asked for, and some rows cannot be used.
REFUSED_WHOLE: Final = define("import.refused_whole", "input")
#: What was imported is in; the file of rejected rows could not be written (no room, say) and is tried again.
NO_ERROR_FILE: Final = define("import.no_error_file", "fault", retry="later")

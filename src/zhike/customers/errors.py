"""Error codes of customers."""

from typing import Final

from zhike.kernel.errors import define

NOTHING_TO_REVEAL: Final = define("customers.nothing_to_reveal", "missing")
ERASED: Final = define("customers.erased", "missing", status=410)
MERGED: Final = define("customers.merged", "conflict")

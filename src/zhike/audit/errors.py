"""Error codes of audit."""

from typing import Final

from zhike.kernel.errors import define

RANGE: Final = define("audit.range", "input")

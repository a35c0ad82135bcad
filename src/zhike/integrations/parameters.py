"""Business parameters of imports."""

from typing import Final

from zhike.kernel.settings.registry import Setting

#: The largest file that may be brought in, as it is uploaded.
IMPORT_MAX_BYTES: Final = Setting(
    "integrations.import_max_bytes", int, default=200 * 1024**2, min=1024**2, max=2 * 1024**3
)
IMPORT_MAX_ROWS: Final = Setting("integrations.import_max_rows", int, default=2_000_000, min=1_000, max=20_000_000)
#: How long imports, their files and the account of their rows are kept.
KEEP_DAYS: Final = Setting("integrations.import_keep_days", int, default=180, min=7, max=3_650)

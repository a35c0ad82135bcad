"""Business parameters of files."""

from typing import Final

from zhike.kernel.settings.registry import Setting

#: No upload is ever larger: uploads are held in memory, so that no plain copy touches the disk.
HARD_MAX_BYTES: Final = 50 * 1024 * 1024

MAX_BYTES: Final = Setting("files.max_bytes", int, default=20 * 1024 * 1024, min=64 * 1024, max=HARD_MAX_BYTES)

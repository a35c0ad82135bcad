"""How much a file may ask of us. What is small when packed may be endless when unpacked."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file. `unpacked_bytes` counts text; `sheet_bytes` what a spreadsheet unpacks to; `memory_bytes` and
    `seconds` bind the process that takes a spreadsheet apart.
    """

    rows: int = 5_000_000
    columns: int = 200
    cell_characters: int = 32_767
    unpacked_bytes: int = 4 * 1024**3
    sheet_bytes: int = 600 * 1024**2
    sheet_parts: int = 10_000
    memory_bytes: int = 2 * 1024**3
    seconds: int = 300


LIMITS: Final = Limits()

"""Exports to CSV and Excel: formulas disarmed, any number of rows, as a job whose file is encrypted and logged."""

from zhike.kernel.export.cells import Cell, guarded
from zhike.kernel.export.jobs import ExportKind, ExportRequest, register, start
from zhike.kernel.export.writers import Column, ExportSpec, Format, Written, write

__all__ = [
    "Cell",
    "Column",
    "ExportKind",
    "ExportRequest",
    "ExportSpec",
    "Format",
    "Written",
    "guarded",
    "register",
    "start",
    "write",
]

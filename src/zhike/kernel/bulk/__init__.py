"""One change for many rows: a task with a result for each row, taken back as a whole within ten minutes."""

from zhike.kernel.bulk.registry import BulkAction, BulkKind, Outcome, register
from zhike.kernel.bulk.service import MOST_ROWS, start

__all__ = ["MOST_ROWS", "BulkAction", "BulkKind", "Outcome", "register", "start"]

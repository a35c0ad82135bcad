"""From the bytes of an uploaded file to rows of text: what it is, how it is written, where its heading stands."""

from zhike.integrations.reading.limits import LIMITS, Limits
from zhike.integrations.reading.shape import Choices, Shape, recognise
from zhike.integrations.reading.sheets import is_sheet, no_tick
from zhike.integrations.reading.table import Bytes, Row, Table, open_table

__all__ = ["LIMITS", "Bytes", "Choices", "Limits", "Row", "Shape", "Table", "is_sheet", "no_tick", "open_table",
           "recognise"]  # fmt: skip

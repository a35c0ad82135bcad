"""Tables to fill in: every heading in the reader's language, one line as an example, and what each column takes."""

import csv
import io
import tempfile
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from zhike.integrations.rules import fields
from zhike.integrations.rules.columns import Field
from zhike.integrations.rules.examples import example_line
from zhike.integrations.rules.fields import Kind
from zhike.kernel import i18n
from zhike.kernel.vendor_xlsxwriter import Book, new_book

TemplateFormat = Literal["csv", "xlsx"]
_SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Template(NamedTuple):
    """A file: its name, its media type, its bytes."""

    name: str
    type: str
    data: bytes


def template(kind: Kind, format_: TemplateFormat, language: str) -> Template:
    """The table of a kind."""
    stem = i18n.text(f"import.template.{kind}", language)
    columns = fields.FIELDS[kind]
    example = example_line(kind, chinese=language == "zh-CN")
    line = [example.get(field.name, "") for field in columns]
    headings = [title(field, language) for field in columns]
    if format_ == "csv":
        return Template(f"{stem}.csv", "text/csv", _csv(headings, line))
    return Template(f"{stem}.xlsx", _SHEET, _xlsx(kind, columns, headings, line, language))


def title(field: Field, language: str) -> str:
    """The field's heading in a language: every field has a Chinese one first, an English one second."""
    return next(one for one in field.headings if one.isascii() == (language != "zh-CN"))


def note(kind: Kind, field: Field, language: str) -> str:
    """What the field's cells look like: in words of its own, else of its type."""
    own = f"import.note.{kind}.{field.name}"
    return i18n.text(
        own if own in i18n.codes(language) else f"import.note.{field.type}", language, {"longest": field.longest}
    )


def _csv(headings: Sequence[str], line: Sequence[str]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([headings, line])
    # The mark at the beginning tells spreadsheets that this is UTF-8.
    return text.getvalue().encode("utf-8-sig")


def _xlsx(kind: Kind, columns: Sequence[Field], headings: Sequence[str], line: Sequence[str], language: str) -> bytes:
    target = io.BytesIO()
    with tempfile.TemporaryDirectory(prefix="zhike-template-") as folder:
        book = new_book(target, folder=folder)
        _table(book, i18n.text(f"import.kinds.{kind}", language), [headings, line], [18] * len(headings))
        words = [i18n.text(f"import.notes.{name}", language) for name in ("field", "required", "format", "sheet")]
        yes = i18n.text("import.notes.yes", language)
        said = [
            [heading, yes if field.required else "", note(kind, field, language)]
            for field, heading in zip(columns, headings, strict=True)
        ]
        _table(book, words[3], [words[:3], *said, ["", "", i18n.text("import.notes.example", language)]], [20, 10, 80])
        book.close()
    return target.getvalue()


def _table(book: Book, name: str, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    """A sheet of texts: programs for spreadsheets leave telephone and order numbers in them as they are."""
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            if cell:
                sheet.write_string(number, place, cell, bold if number == 0 else None)

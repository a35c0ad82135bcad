"""What can be imported: fields, ready mappings, templates to fill in."""

import csv
import io
from typing import Any, Literal

from django.http import HttpResponse
from ninja import Schema

from zhike.integrations.api.routing import router
from zhike.integrations.parameters import IMPORT_MAX_BYTES
from zhike.integrations.permissions import IMPORT_VIEW
from zhike.integrations.reading.delimited import DELIMITERS
from zhike.integrations.reading.encoding import ENCODINGS
from zhike.integrations.rules import fields, mappings
from zhike.kernel import i18n
from zhike.kernel.http import Request, answer
from zhike.kernel.settings import values


class FieldShape(Schema):
    """A field that a column can be."""

    name: str
    title: str
    type: str
    required: bool


class MappingShape(Schema):
    """A ready mapping for a known form."""

    code: str
    kind: str
    title: str
    columns: dict[str, str]
    options: dict[str, Any]


class ImportForms(Schema):
    """Everything a screen needs to offer an import."""

    max_bytes: int
    encodings: list[str]
    delimiters: list[str]
    fields: dict[str, list[FieldShape]]
    mappings: list[MappingShape]


@router.get("/import-forms", operation_id="import_forms", permission=IMPORT_VIEW, response=ImportForms)
def import_forms(request: Request) -> HttpResponse:
    """Fields by kind, ready mappings, character sets and separators"""
    language = request.language
    return answer(
        {
            "max_bytes": values.get(IMPORT_MAX_BYTES),
            "encodings": list(ENCODINGS),
            "delimiters": list(DELIMITERS),
            "fields": {kind: [_field(kind, one, language) for one in fields.FIELDS[kind]] for kind in fields.KINDS},
            "mappings": [
                {
                    "code": one.code,
                    "kind": one.kind,
                    "title": i18n.text(f"import.mappings.{one.code}", language),
                    "columns": dict(one.columns),
                    "options": dict(one.options),
                }
                for one in mappings.READY
            ],
        }
    )


def _field(kind: str, field: fields.Field, language: str) -> dict[str, Any]:
    return {
        "name": field.name,
        "title": title(field, language),
        "type": field.type,
        "required": field.required,
    }


def title(field: fields.Field, language: str) -> str:
    """The field's heading in a language: every field has a Chinese one first, an English one second."""
    return next(one for one in field.headings if one.isascii() == (language != "zh-CN"))


class ImportTemplate(Schema):
    """An empty table: its file name and its text as CSV."""

    name: str
    content: str


@router.get(
    "/import-templates/{kind}",
    operation_id="import_template",
    permission=IMPORT_VIEW,
    response=ImportTemplate,
)
def import_template(request: Request, kind: Literal["orders", "customers"]) -> HttpResponse:
    """An empty table with every heading, as CSV that spreadsheets open"""
    text = io.StringIO(newline="")
    csv.writer(text).writerow([title(field, request.language) for field in fields.FIELDS[kind]])
    # The mark at the beginning tells spreadsheets that this is UTF-8.
    return answer({"name": f"{kind}-template.csv", "content": "\ufeff" + text.getvalue()})

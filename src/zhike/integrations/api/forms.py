"""What can be imported: fields, ready mappings, templates to fill in."""

from base64 import b64encode
from typing import Any

from django.http import HttpResponse
from ninja import Schema

from zhike.customers.public import customer_mandatory
from zhike.integrations.api.routing import router
from zhike.integrations.parameters import IMPORT_MAX_BYTES
from zhike.integrations.permissions import IMPORT_VIEW
from zhike.integrations.reading.delimited import DELIMITERS
from zhike.integrations.reading.encoding import ENCODINGS
from zhike.integrations.rules import fields, mappings
from zhike.integrations.rules.columns import Field
from zhike.integrations.rules.fields import Kind
from zhike.integrations.services.templates import TemplateFormat, note, template, title
from zhike.kernel import i18n
from zhike.kernel.http import Request, answer
from zhike.kernel.settings import values


class FieldShape(Schema):
    """A field that a column can be; `note` says what its cells look like."""

    name: str
    title: str
    type: str
    required: bool
    note: str


class MappingShape(Schema):
    """A ready mapping for a known form."""

    code: str
    kind: str
    title: str
    columns: dict[str, str]
    options: dict[str, Any]


class ImportForms(Schema):
    """Everything a screen needs to offer an import. `needs`: what the company's parameters ask of every row beside the
    required fields, by kind: of each group at least one field.
    """

    max_bytes: int
    encodings: list[str]
    delimiters: list[str]
    fields: dict[str, list[FieldShape]]
    needs: dict[str, list[list[str]]]
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
            "needs": {kind: _needs() if kind == "customers" else [] for kind in fields.KINDS},
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


def _needs() -> list[list[str]]:
    asked = customer_mandatory()
    groups = ((asked.contact, ["phone", "email"]), (asked.address, ["address"]))
    return [names for is_asked, names in groups if is_asked]


def _field(kind: Kind, field: Field, language: str) -> dict[str, Any]:
    return {
        "name": field.name,
        "title": title(field, language),
        "type": field.type,
        "required": field.required,
        "note": note(kind, field, language),
    }


class ImportTemplate(Schema):
    """A table to fill in: its file name, its media type and its bytes in base64."""

    name: str
    type: str
    base64: str


@router.get(
    "/import-templates/{kind}",
    operation_id="import_template",
    permission=IMPORT_VIEW,
    response=ImportTemplate,
)
def import_template(request: Request, kind: Kind, file_type: TemplateFormat = "csv") -> HttpResponse:
    """A table with every heading and one line as an example; the spreadsheet says on a second sheet what each column
    takes
    """
    made = template(kind, file_type, request.language)
    return answer({"name": made.name, "type": made.type, "base64": b64encode(made.data).decode()})

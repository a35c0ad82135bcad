"""Tables to fill in: opened, filled in and brought in as they are."""

import base64
import csv
import io
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.integrations.conftest import Imports
from tests.plumbing.callers import Api
from zhike.commerce.models import Product
from zhike.customers.parameters import REQUIRE_ADDRESS
from zhike.integrations.rules.fields import FIELDS, KINDS, Kind
from zhike.integrations.services.templates import template
from zhike.kernel.settings.registry import Place
from zhike.kernel.settings.values import change


def fetched(api: Api, kind: str, file_type: str = "csv") -> tuple[Any, bytes]:
    answer = api.get(f"/import-templates/{kind}?file_type={file_type}")
    return answer, base64.b64decode(answer["base64"])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("language", "is_chinese"), [("zh-CN", True), ("en", False)])
def test_a_template_has_every_heading_an_example_and_notes(kind: Kind, language: str, is_chinese: bool) -> None:
    made = template(kind, "csv", language)
    assert (made.type, made.name.endswith(".csv"), made.data[:3]) == ("text/csv", True, b"\xef\xbb\xbf")
    heading, example = csv.reader(io.StringIO(made.data.decode("utf-8-sig")))
    assert len(heading) == len(set(heading)) == len(example) == len(FIELDS[kind])
    assert any(not cell.isascii() for cell in heading) == is_chinese
    required = {heading[place] for place, field in enumerate(FIELDS[kind]) if field.required}
    assert all(example[heading.index(name)] for name in required)

    made = template(kind, "xlsx", language)
    assert made.name.endswith(".xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(made.data))
    table, notes = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    assert [[*row, *([""] * (len(heading) - len(row)))] for row in table] == [heading, example]
    said = {row[0]: (row[1], str(row[2])) for row in notes[1:] if row[0]}
    assert list(said) == heading
    assert all(text and "import.note" not in text for _, text in said.values())
    assert {name for name, (needed, _) in said.items() if needed} == required


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("file_type", ["csv", "xlsx"])
def test_a_template_is_recognised_and_its_example_is_nobody(imports: Imports, kind: Kind, file_type: str) -> None:
    answer, data = fetched(imports.api, kind, file_type)
    run = imports.upload(data, answer["name"])
    assert (run["plan"]["kind"], set(run["plan"]["columns"])) == (kind, {field.name for field in FIELDS[kind]})
    run = imports.start(imports.plan(run))
    imports.work()
    now = imports.get(run)
    assert (now["state"], now["counts"]) == ("done", {"skipped": 1})
    assert [row["code"] for row in imports.rows(run)] == ["row.example"]


def test_what_somebody_filled_in_below_the_example_comes_in(imports: Imports) -> None:
    _, data = fetched(imports.api, "products")
    run = imports.go(data + "P-9,茶杯,,,12.5,,40,在售,,\n".encode(), "商品.csv")
    assert run["counts"] == {"skipped": 1, "created": 1}
    assert (Product.objects.get().number, Product.objects.get().price_amount) == ("P-9", 1250)


def test_the_forms_say_what_the_company_asks_of_every_customer(imports: Imports) -> None:
    asked = imports.api.get("/import-forms")["needs"]
    assert asked == {kind: [["phone", "email"], ["address"]] if kind == "customers" else [] for kind in KINDS}
    change(
        actor=imports.cast.actor(imports.cast.admin), setting=REQUIRE_ADDRESS, place=Place("company", None),
        value=False, expected_version=0, reason="门店客户",
    )  # fmt: skip
    assert imports.api.get("/import-forms")["needs"]["customers"] == [["phone", "email"]]


def test_every_field_says_how_it_is_written(imports: Imports) -> None:
    forms = imports.api.get("/import-forms")["fields"]
    assert set(forms) == set(KINDS)
    assert all(field["note"] and "import.note" not in field["note"] for fields in forms.values() for field in fields)

"""From bytes to rows: character sets, separators, headings, spreadsheets, and files that mean harm."""

import gzip
import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest

from zhike.integrations.errors import (
    BOMB,
    BROKEN_ARCHIVE,
    EMPTY,
    ENCODING,
    NOT_A_TABLE,
    QUOTES,
    SHEET_MISSING,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
)
from zhike.integrations.reading import LIMITS, Choices, Limits, Shape, open_table, recognise
from zhike.integrations.rules.fields import known_headings, suggest
from zhike.kernel.errors import ErrorCode, ZhikeError

xlsxwriter = import_module("xlsxwriter")
CHINESE = "订单编号,总金额,收货地址\n6064,38.0,四川省成都市武侯区\n6063,76.5,浙江省杭州市西湖区\n"
KNOWN = known_headings()


def shape_of(data: bytes, **choices: Any) -> Shape:
    return recognise(lambda: [data], known=KNOWN, choices=Choices(**choices))[0]


def rows_of(data: bytes, shape: Shape | None = None, limits: Limits = LIMITS) -> list[tuple[int, Sequence[str]]]:
    with open_table(lambda: [data[:7], data[7:]], shape or shape_of(data), limits=limits) as table:
        return [(row.number, row.cells) for row in table.rows]


def refused(data: bytes, **choices: Any) -> ErrorCode:
    with pytest.raises(ZhikeError) as error:
        rows_of(data, shape_of(data, **choices))
    return error.value.code


def sheet(rows: Sequence[Sequence[Any]], name: str = "订单") -> bytes:
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    page = book.add_worksheet(name)
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()
    return held.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_chinese_in_every_character_set(encoding: str) -> None:
    data = CHINESE.encode(encoding)
    shape = shape_of(data)
    assert shape.columns == ["订单编号", "总金额", "收货地址"]
    assert [cells for _, cells in rows_of(data)] == [
        ["6064", "38.0", "四川省成都市武侯区"],
        ["6063", "76.5", "浙江省杭州市西湖区"],
    ]


def test_western_text_is_not_taken_for_chinese() -> None:
    data = "Order number;Total;City\n1;2,50;Zürich\n2;3,00;Orléans\n3;4,00;Málaga\n".encode("cp1252")
    assert shape_of(data).encoding != "gb18030"
    assert rows_of(data, shape_of(data, encoding="cp1252"))[0][1] == ["1", "2,50", "Zürich"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "，"])
def test_separators_are_found(delimiter: str) -> None:
    data = "\n".join(delimiter.join(row) for row in [("订单编号", "总金额"), ("1", "2"), ("3", "4")]).encode()
    assert shape_of(data).delimiter == delimiter
    assert rows_of(data)[0] == (2, ["1", "2"])


def test_a_wrong_guess_is_overruled() -> None:
    data = b"number;note,x\n1;a,b\n2;d,e\n"
    assert shape_of(data, delimiter=";").columns == ["number", "note,x"]
    assert shape_of(data, delimiter=",").columns == ["number;note", "x"]


def test_headings_are_cleaned_numbered_and_told() -> None:
    data = "\ufeff 订单编号\u200b ,总金额,总金额,,收货地址 \n1,2,3,4,5\n".encode()
    shape = shape_of(data)
    assert shape.columns == ["订单编号", "总金额", "总金额 (2)", "D", "收货地址"]
    assert shape.notes == ["column.duplicate:总金额", "column.unnamed:D"]


def test_short_headings_of_telephones_are_known() -> None:
    columns = ["订单号", "下单时间", "客户手机", "收货电话"]
    found = suggest("orders", columns)
    assert (found["customer_phone"], found["receiver_phone"]) == ("客户手机", "收货电话")


def test_the_heading_is_found_below_a_title() -> None:
    data = "2020 年 2 月订单报表,,\n,,\n订单编号,总金额,收货地址\n1,2,3\n".encode()
    shape = shape_of(data)
    assert shape.heading_row == 3
    assert rows_of(data) == [(4, ["1", "2", "3"])]


def test_rows_keep_the_numbers_people_see_also_with_lines_in_cells() -> None:
    data = b'Order number,Note\n1,"two\nlines"\n\n2,x\n'
    assert rows_of(data) == [(2, ["1", "two\nlines"]), (3, []), (4, ["2", "x"])]


def test_gzip_is_unpacked_and_cut_ones_are_refused() -> None:
    packed = gzip.compress(CHINESE.encode() * 50)
    assert len(rows_of(packed)) == 149
    assert refused(packed[: len(packed) // 2]) is BROKEN_ARCHIVE
    assert refused(packed[:30] + b"\x00\x01\x02" + packed[33:]) is BROKEN_ARCHIVE


def test_a_gzip_bomb_ends_at_the_limit() -> None:
    bomb = gzip.compress(b"a,b\n" + b"1,2\n" * 3_000_000)
    assert len(bomb) < 30_000
    shape = shape_of(bomb)
    with pytest.raises(ZhikeError) as error:
        rows_of(bomb, shape, replace(LIMITS, unpacked_bytes=1_000_000))
    assert error.value.code is BOMB


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", EMPTY),
        (b"\xef\xbb\xbf\n\n", EMPTY),
        (b",,\n,,\n", EMPTY),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, NOT_A_TABLE),
        (b"<html><table><tr><td>1</td></tr></table></html>", NOT_A_TABLE),
        (b"PK\x03\x04 no archive at all", BROKEN_ARCHIVE),
        (b'Order number,Total\n1,2\n3,"open' + b"\nx,y" * 400_000, QUOTES),
        ("订单编号,总金额\n".encode() + b"1,2\n" * 300_000 + b"\xff\xfe\xff,3\n", ENCODING),
        (",".join(f"c{n}" for n in range(201)).encode() + b"\n" + b",".join([b"1"] * 201), TOO_MANY_COLUMNS),
    ],
)
def test_what_cannot_be_read_is_said_clearly(data: bytes, code: ErrorCode) -> None:
    assert refused(data) is code


def test_too_many_rows_end_the_reading() -> None:
    data = b"a,b\n" + b"1,2\n" * 11
    with pytest.raises(ZhikeError) as error:
        rows_of(data, shape_of(data), replace(LIMITS, rows=10))
    assert error.value.code is TOO_MANY_ROWS


def test_spreadsheets_give_the_same_texts() -> None:
    data = sheet([["订单编号", "总金额", "下单时间"], [6064, 38.5, "2020-02-01"], ["0012", 6.95, 43862.5]])
    shape = shape_of(data)
    assert (shape.kind, shape.sheets, shape.columns) == ("sheet", ["订单"], ["订单编号", "总金额", "下单时间"])
    assert rows_of(data) == [(2, ["6064", "38.5", "2020-02-01"]), (3, ["0012", "6.95", "43862.5"])]
    assert refused(data, sheet="没有") is SHEET_MISSING


def test_a_spreadsheet_that_unpacks_to_too_much_is_not_unpacked() -> None:
    held = io.BytesIO(sheet([["订单编号", "总金额"], [1, 2]]))
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/huge.bin", b"\x00" * 40_000_000)
    small = replace(LIMITS, sheet_bytes=10_000_000)
    with pytest.raises(ZhikeError) as error:
        recognise(lambda: [held.getvalue()], known=KNOWN, limits=small)
    assert error.value.code is BOMB


def test_a_sheet_as_large_as_can_be_ends_the_helper_alone() -> None:
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    page = book.add_worksheet()
    page.write(0, 0, "订单编号")
    page.write(1_048_575, 16_383, "far away")
    book.close()
    tight = replace(LIMITS, memory_bytes=700_000_000, seconds=20)
    with pytest.raises(ZhikeError) as error:
        recognise(lambda: [held.getvalue()], known=KNOWN, limits=tight)
    assert error.value.code is BOMB

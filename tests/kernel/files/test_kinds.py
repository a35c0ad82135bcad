"""What a file is, is told by its bytes."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhike.kernel.errors import ZhikeError
from zhike.kernel.files import kinds

MP4 = b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + b"\0" * 40
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + b"\0" * 40
WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm" + b"\0" * 40
MATROSKA = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x88matroska" + b"\0" * 40
FRAME = b"\xff\xfb\x90\x00" + b"\0" * 413  # 128 kbit/s at 44,100 Hz: 417 bytes


@pytest.mark.parametrize(
    ("data", "name", "type_", "kept"),
    [
        (b"\x89PNG\r\n\x1a\n....", "截图.PNG", "image/png", "截图.PNG"),
        (b"\xff\xd8\xff\xe0", "a.jpeg", "image/jpeg", "a.jpeg"),
        (b"GIF89a..", "a.gif", "image/gif", "a.gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a.webp", "image/webp", "a.webp"),
        (b"%PDF-1.7\n", "发票.pdf", "application/pdf", "发票.pdf"),
        (b"ID3\x04", "a.mp3", "audio/mpeg", "a.mp3"),
        (FRAME + FRAME, "a.mp3", "audio/mpeg", "a.mp3"),
        (MP4, "a.mp4", "video/mp4", "a.mp4"),
        (WEBM, "a.webm", "video/webm", "a.webm"),
        ("你好，世界".encode(), "a.txt", "text/plain", "a.txt"),
        ("你好，世界".encode("gb18030"), "a.txt", "text/plain", "a.txt"),
        (b"\xef\xbb\xbfa,b\r\n1,2\r\n", "a.csv", "text/csv", "a.csv"),
        (b"=1+1,2", "a.csv", "text/csv", "a.csv"),
        (b"see <html> in the middle", "a.log", "text/plain", "a.log"),
        (b"plain", "README", "text/plain", "README.txt"),
        (b"\xff\xd8\xff\xe0", "image", "image/jpeg", "image.jpg"),
        (b"plain", "", "text/plain", "file.txt"),
    ],
)  # fmt: skip
def test_kinds_we_take(data: bytes, name: str, type_: str, kept: str) -> None:
    kind, kept_name = kinds.recognise(data, name)
    assert (kind.type, kept_name) == (type_, kept)


@pytest.mark.parametrize(
    ("names", "name", "type_"),
    [
        (["a.txt"], "a.zip", "application/zip"),
        (["[Content_Types].xml", "word/document.xml"], "a.docx", kinds.DOCX.type),
        (["[Content_Types].xml", "xl/workbook.xml"], "a.xlsx", kinds.XLSX.type),
        (["[Content_Types].xml", "ppt/presentation.xml"], "a.pptx", kinds.PPTX.type),
    ],
)
def test_archives_we_take(archive: Callable[..., bytes], names: list[str], name: str, type_: str) -> None:
    assert kinds.recognise(archive(*names), name)[0].type == type_


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.png", "file.empty"),
        (b"MZ\x90\0\3\0\0\0" + b"\0" * 60, "setup.exe", "file.type_not_allowed"),
        (b"MZ\x90\0\3\0\0\0" + b"\0" * 60, "picture.png", "file.type_not_allowed"),
        (b"\x7fELF\2\1\1\0" + b"\0" * 60, "a.txt", "file.type_not_allowed"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "a.svg", "file.type_not_allowed"),
        (b"<?xml version='1.0'?><svg/>", "a.txt", "file.type_not_allowed"),
        (b" \n\t<!DOCTYPE html><script>x()</script>", "a.txt", "file.type_not_allowed"),
        (b"\xef\xbb\xbf<HTML>", "a.csv", "file.type_not_allowed"),
        (b"<!-- --><script>", "a.txt", "file.type_not_allowed"),
        (b"#!/bin/sh\nrm -rf /", "a.txt", "file.type_not_allowed"),
        (b"@echo off", "a.txt", "file.type_not_allowed"),
        (HEIC, "a.mp4", "file.type_not_allowed"),
        (MATROSKA, "a.webm", "file.type_not_allowed"),
        (b"PK\x03\x04 not an archive", "a.zip", "file.type_not_allowed"),
        (b"a\0b", "a.txt", "file.type_not_allowed"),
        (b"GIF89a..", "a.png", "file.extension_lies"),
        (b"%PDF-1.7", "a.pdf.exe", "file.extension_lies"),
        (b"plain text", "a.html", "file.extension_lies"),
        (b"plain text", "a.js", "file.extension_lies"),
    ],
)  # fmt: skip
def test_files_we_refuse(data: bytes, name: str, code: str) -> None:
    with pytest.raises(ZhikeError) as caught:
        kinds.recognise(data, name)
    assert caught.value.code.code == code


@pytest.mark.parametrize(
    ("names", "name", "code"),
    [
        (["META-INF/MANIFEST.MF", "A.class"], "a.zip", "file.type_not_allowed"),
        (["AndroidManifest.xml"], "a.zip", "file.type_not_allowed"),
        (["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"], "a.docx", "file.macros"),
        (["[Content_Types].xml", "other/x"], "a.docx", "file.type_not_allowed"),
        (["[Content_Types].xml", "xl/workbook.xml"], "a.docx", "file.extension_lies"),
    ],
)
def test_archives_we_refuse(archive: Callable[..., bytes], names: list[str], name: str, code: str) -> None:
    with pytest.raises(ZhikeError) as caught:
        kinds.recognise(archive(*names), name)
    assert caught.value.code.code == code


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("C:\\Users\\me\\发票.pdf", "发票.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("a\0b\r\n.txt", "ab.txt"),
        ('a"<b>.txt', "a__b_.txt"),
        ("...", "file"),
        ("", "file"),
        ("é" * 300 + ".txt", "é" * 146 + ".txt"),
        ("名\u3000 字\u200b.txt", "名 字.txt"),
    ],
)
def test_names_are_made_harmless(name: str, cleaned: str) -> None:
    assert kinds.clean_name(name) == cleaned


@given(st.binary(min_size=1, max_size=400), st.text(max_size=40))
def test_any_bytes_under_any_name_get_a_clear_answer(data: bytes, name: str) -> None:
    with suppress(ZhikeError):  # any other exception would be a fault
        kind, kept = kinds.recognise(data, name)
        assert kept.rsplit(".", 1)[1].lower() in kind.extensions
        assert 1 <= len(kept) <= 160

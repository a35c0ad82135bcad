"""Addresses of files and what is sent for them."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from django.db import connection
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.test import RequestFactory

from zhike.kernel import files
from zhike.kernel.authz import Actor
from zhike.kernel.clock import FrozenClock
from zhike.kernel.crypto import keys
from zhike.kernel.errors import ZhikeError
from zhike.kernel.files import links
from zhike.kernel.files.serve import file_body, file_thumb
from zhike.kernel.http.request import Request
from zhike.kernel.ids import new_id

from .conftest import Painter

pytestmark = pytest.mark.usefixtures("db", "store_folder", "remembered")

TEXT = b"0123456789" * 20


@pytest.fixture
def alive(monkeypatch: pytest.MonkeyPatch) -> set[UUID]:
    """Sessions that live."""
    ids: set[UUID] = set()
    monkeypatch.setattr(links, "_alive", {"session": ids.__contains__})
    return ids


@pytest.fixture
def viewer(alive: set[UUID]) -> files.Viewer:
    session = new_id()
    alive.add(session)
    return files.Viewer("session", session)


def _get(
    url: str, file_id: UUID, headers: dict[str, str] | None = None, *, thumb: bool = False, method: str = "GET"
) -> HttpResponseBase:
    request = cast(Request, RequestFactory(headers=headers).generic(method, url))
    request.language = "en"
    return (file_thumb if thumb else file_body)(request, file_id)


def _sent(response: HttpResponseBase) -> bytes:
    if isinstance(response, StreamingHttpResponse):
        return b"".join(cast(Iterator[bytes], response.streaming_content))
    return cast(HttpResponse, response).content


def test_a_file_is_sent_so_that_no_browser_runs_it(agent: Actor, viewer: files.Viewer) -> None:
    info = files.store(name='发票 "1".txt', data=TEXT, actor=agent)
    response = _get(files.url(info.id, viewer), info.id)
    assert (response.status_code, _sent(response)) == (200, TEXT)
    headers = dict(response.headers)
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert headers["Content-Disposition"] == "attachment; filename*=UTF-8''%E5%8F%91%E7%A5%A8%20_1_.txt"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["Cache-Control"] == "private, max-age=300"
    assert headers["Content-Length"] == "200"


def test_an_image_is_shown_and_has_a_thumbnail(agent: Actor, viewer: files.Viewer, paint: Painter) -> None:
    info = files.store(name="a.png", data=paint("PNG", size=(900, 10)), actor=agent)
    response = _get(files.url(info.id, viewer), info.id)
    assert response["Content-Disposition"].startswith("inline; ")
    assert response["Content-Type"] == "image/png"
    thumb = _get(files.url(info.id, viewer, thumb=True), info.id, thumb=True)
    assert thumb["Content-Type"] == "image/webp"
    assert _sent(thumb)[8:12] == b"WEBP"


def test_a_file_without_a_thumbnail_has_none(agent: Actor, viewer: files.Viewer) -> None:
    info = files.store(name="a.txt", data=TEXT, actor=agent)
    assert _get(files.url(info.id, viewer, thumb=True), info.id, thumb=True).status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "content_range", "sent"),
    [
        ("bytes=0-9", 206, "bytes 0-9/200", b"0123456789"),
        ("bytes=195-", 206, "bytes 195-199/200", b"56789"),
        ("bytes=-3", 206, "bytes 197-199/200", b"789"),
        ("bytes=190-9999", 206, "bytes 190-199/200", b"0123456789"),
        ("bytes=-9999", 206, "bytes 0-199/200", TEXT),
        ("bytes=200-", 416, "bytes */200", b""),
        ("bytes=-0", 416, "bytes */200", b""),
        ("bytes=5-2", 200, None, TEXT),
        ("bytes=0-1,4-5", 200, None, TEXT),
        ("bytes=-", 200, None, TEXT),
        ("pages=1-2", 200, None, TEXT),
    ],
)
def test_ranges(
    agent: Actor, viewer: files.Viewer, asked: str, status: int, content_range: str | None, sent: bytes
) -> None:
    info = files.store(name="a.txt", data=TEXT, actor=agent)
    response = _get(files.url(info.id, viewer), info.id, {"Range": asked})
    assert (response.status_code, response.get("Content-Range")) == (status, content_range)
    assert _sent(response) == sent


def test_a_browser_that_has_it_is_told_so(agent: Actor, viewer: files.Viewer) -> None:
    info = files.store(name="a.txt", data=TEXT, actor=agent)
    url = files.url(info.id, viewer)
    again = _get(url, info.id, {"If-None-Match": _get(url, info.id)["ETag"]})
    assert (again.status_code, _sent(again)) == (304, b"")


def test_the_address_is_stable_for_a_while_and_dies_within_five_minutes(
    agent: Actor, viewer: files.Viewer, frozen: FrozenClock
) -> None:
    info = files.store(name="a.txt", data=TEXT, actor=agent)
    url = files.url(info.id, viewer)
    frozen.advance(timedelta(seconds=100))
    assert files.url(info.id, viewer) == url
    assert _get(url, info.id).status_code == 200
    frozen.advance(timedelta(seconds=200))
    assert _get(url, info.id).status_code == 403


def test_the_address_dies_with_the_session(agent: Actor, viewer: files.Viewer, alive: set[UUID]) -> None:
    info = files.store(name="a.txt", data=TEXT, actor=agent)
    url = files.url(info.id, viewer)
    alive.clear()
    response = _get(url, info.id)
    assert response.status_code == 403
    assert b"file.link_invalid" in _sent(response)


def test_the_address_fits_one_file_and_one_viewer(agent: Actor, viewer: files.Viewer, alive: set[UUID]) -> None:
    info = files.store(name="a.txt", data=TEXT, actor=agent)
    other = files.store(name="b.txt", data=TEXT, actor=agent)
    url = files.url(info.id, viewer)
    assert _get(url.replace(str(info.id), str(other.id)), other.id).status_code == 403
    stranger = new_id()
    alive.add(stranger)
    foreign = files.link_key(files.Viewer("session", stranger)).viewer
    assert _get(url.replace(files.link_key(viewer).viewer, foreign), info.id).status_code == 403
    assert _get(files.url(info.id, files.Viewer("visitor", viewer.id)), info.id).status_code == 403


@pytest.mark.parametrize("query", ["", "?v=&s=", "?v=AAAA&s=00", "?v=é&s=ü", "?v=" + "A" * 35 + "&s=" + "0" * 40])
def test_garbage_is_refused(agent: Actor, alive: set[UUID], query: str) -> None:
    assert _get(f"/files/x{query}", new_id()).status_code == 403


def test_a_missing_or_rejected_file_is_not_found(agent: Actor, viewer: files.Viewer) -> None:
    file_id = new_id()
    assert _get(files.url(file_id, viewer), file_id).status_code == 404


def test_a_statement_writes_the_same_address(viewer: files.Viewer) -> None:
    file_id = new_id()
    key = files.link_key(viewer)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {files.URL_SQL.format(id='f.id')} FROM (SELECT %s::uuid AS id) AS f",
            [key.viewer, key.key, file_id],
        )
        assert cursor.fetchone() == (files.url(file_id, viewer),)
    assert key.key.hex() not in repr(key)


def test_a_lost_signing_key_ends_all_addresses(viewer: files.Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    file_id = new_id()
    key = files.link_key(viewer)
    monkeypatch.setattr(keys, "find", lambda *_: None)
    with pytest.raises(ZhikeError):
        links.check(file_id, key.viewer, key.url(file_id).rsplit("=", 1)[1])


def test_only_reads_are_answered(agent: Actor, viewer: files.Viewer, store_folder: Path) -> None:
    info = files.store(name="a.txt", data=TEXT, actor=agent)
    assert _get(files.url(info.id, viewer), info.id, method="POST").status_code == 405

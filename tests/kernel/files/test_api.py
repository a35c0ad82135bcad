"""Uploading over HTTP."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from zhike.kernel.authz import AUTHENTICATOR, Actor, Principal, Rights, Scope
from zhike.kernel.files import parameters, upload
from zhike.kernel.files.permissions import FILE_CREATE
from zhike.kernel.ids import new_id

from .conftest import Painter

pytestmark = pytest.mark.usefixtures("db", "store_folder", "remembered")


class Door:
    """Lets in "may:<id>" with the right to upload and "maynot:<id>" without."""

    session_sql = "SELECT NULL::uuid AS session_id, NULL::uuid AS user_id, 0 AS authz_version WHERE %s::bytea IS NULL"

    def token_hash(self, token: str) -> bytes:
        return token.encode()

    def authenticate(self, token: str) -> Principal | None:
        word, _, user = token.partition(":")
        rights = Rights({FILE_CREATE.name: Scope.ALL}) if word == "may" else Rights()
        return Principal(Actor("user", UUID(user), rights=rights), new_id(), 1, "en", "UTC")


@pytest.fixture(autouse=True)
def door(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = AUTHENTICATOR.get()
    AUTHENTICATOR.fill(Door())
    yield
    AUTHENTICATOR.fill(before)


def _client(word: str = "may", user: UUID | None = None) -> Client:
    return Client(headers={"Authorization": f"Bearer {word}:{user or new_id()}"})


def _sent(name: str, data: bytes) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, data, content_type="image/svg+xml")}


def test_an_upload_answers_what_was_found_whatever_the_sender_says(paint: Painter) -> None:
    user = new_id()
    response = _client(user=user).post("/api/v1/files", _sent("图.png", paint("PNG")))
    assert response.status_code == 201, response.content
    found = response.json()
    assert {key: found[key] for key in ("name", "type", "state", "code", "width", "height", "scan")} == {
        "name": "图.png", "type": "image/png", "state": "ready", "code": None, "width": 40, "height": 30,
        "scan": "none",
    }  # fmt: skip
    assert _client(user=user).get(f"/api/v1/files/{found['id']}").json() == found
    assert _client().get(f"/api/v1/files/{found['id']}").status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "status", "code"),
    [
        ("a.svg", b"<svg/>", 415, "file.type_not_allowed"),
        ("a.png", b"MZ\x90\0", 415, "file.type_not_allowed"),
        ("a.png", b"", 422, "file.empty"),
        ("a.png", b"GIF89a", 415, "file.extension_lies"),
    ],
)
def test_refusals_are_problem_documents(name: str, data: bytes, status: int, code: str) -> None:
    response = _client().post("/api/v1/files", _sent(name, data))
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response["Content-Type"].startswith("application/problem+json")
    assert "{" not in response.json()["detail"]


def test_without_the_right_it_is_named() -> None:
    response = _client("maynot").post("/api/v1/files", _sent("a.txt", b"x"))
    assert (response.status_code, response.json()["permission"]) == (403, "kernel.file.create")


def test_a_body_past_the_hard_limit_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload, "HARD_MAX_BYTES", 1000)
    response = _client().post("/api/v1/files", _sent("a.txt", b"x" * 1001))
    assert (response.status_code, response.json()["code"]) == (413, "input.too_large")
    monkeypatch.setattr(upload, "_FRAME", 0)
    response = _client().post("/api/v1/files", _sent("a.txt", b"x" * 999))
    assert (response.status_code, response.json()["code"]) == (413, "input.too_large"), "told by its length"
    assert parameters.MAX_BYTES.default < parameters.HARD_MAX_BYTES


def test_a_body_without_a_file_says_which_field() -> None:
    response = _client().post("/api/v1/files", {"other": "x"})
    assert (response.status_code, response.json()["fields"][0]["code"]) == (422, "value.missing")

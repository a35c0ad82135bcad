"""What answers say about the way they came."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from zhike.kernel.http.middleware import operation_middleware


def _answer(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("well")


@pytest.mark.parametrize(
    ("public", "told"), [("https://chat.example.com", "max-age=31536000"), ("http://127.0.0.1:8000", None)]
)
def test_where_people_come_by_https_browsers_are_told_to_stay_there(
    public: str, told: str | None, rf: RequestFactory, settings: Settings
) -> None:
    settings.PUBLIC_URL = public
    response = operation_middleware(_answer)(rf.get("/somewhere"))
    assert response.headers.get("Strict-Transport-Security") == told

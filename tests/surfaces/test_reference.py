import re

import pytest
from django.test import Client

from zhike.config.api import api
from zhike.kernel.errors import all_codes


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "word"), [("zh-CN", "需要权限"), ("en", "Permission")])
def test_the_reference_shows_every_operation_with_permission_and_every_error_code(language: str, word: str) -> None:
    response = Client().get("/api/v1/docs", headers={"Accept-Language": language})
    page = response.content.decode()
    assert response.status_code == 200
    assert set(re.findall(r'<details id="([a-z_]+)"', page)) == {route.operation_id for route in api.route_specs}
    assert word in page
    assert "conversations.conversation.view" in page
    assert all(f"<code>{code}</code>" in page for code in all_codes())


@pytest.mark.django_db
def test_the_reference_runs_no_script_and_loads_nothing() -> None:
    response = Client().get("/api/v1/docs")
    assert "script-src" not in response["Content-Security-Policy"]
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert b"<script" not in response.content

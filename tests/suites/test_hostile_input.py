"""Made-up requests, fitting the API document or not, to what strangers can reach and to the sending of messages.

Whatever comes, the answer is one that the document describes, never a fault, and what does not fit is refused.
"""

import json
from typing import Any
from urllib.parse import urlencode

import orjson
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.core import NotSet
from schemathesis.generation.modes import GenerationMode

from tests.plumbing.callers import Api
from tests.plumbing.cast import Cast
from tests.suites.conftest import ROUTES
from tests.suites.stage import undone
from tests.suites.test_calls import checker, document

SCHEMA = schemathesis.openapi.from_dict(document())
BOUNDED = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)
OPERATIONS = ["session_create", "widget_session_create", "widget_message_send", "message_send"]


def _caller(cast: Cast, operation: str) -> Api:
    """Who sends, where the operation is not open to strangers."""
    return {"widget_message_send": cast.sun_li.widget, "message_send": cast.wang_api}.get(operation, Api(None))


def _send(case: Any, api: Api, path: str) -> Any:
    """The generated request through the test client; bytes go as they are, and no body as nothing."""
    body = b"" if isinstance(case.body, NotSet) else case.body
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    given_headers = case.headers or {}
    headers = {str(name): str(value) for name, value in given_headers.items() if name.lower() != "authorization"}
    query = urlencode(case.query or {}, doseq=True)
    return api.client.generic(
        "POST", f"{path}?{query}" if query else path, data, content_type="application/json", headers=headers
    )


@pytest.mark.django_db
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["fitting", "unfitting"])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_made_up_requests_get_an_answer_from_the_document(cast: Cast, operation: str, mode: GenerationMode) -> None:
    route = next(one for one in ROUTES if one.operation_id == operation)
    found = SCHEMA[f"/api/v1{route.path}"]["POST"]

    @BOUNDED
    @given(case=found.as_strategy(generation_mode=mode))
    def hold(case: Any) -> None:
        with undone():
            path = f"/api/v1{route.path.format(conversation_id=cast.sun_li.id)}"
            response = _send(case, _caller(cast, operation), path)
            answered = orjson.loads(response.content)
            assert response.status_code < 500, answered
            if response.status_code == route.status:
                assert mode is GenerationMode.POSITIVE, (case.body, case.headers, case.query)
                checker(operation, str(route.status)).validate(answered)
            else:
                assert response["Content-Type"].startswith("application/problem+json")
                checker(operation, "default").validate(answered)
                assert response.status_code == answered["status"]

    hold()


#: Texts that have broken programs: controls, halves of pairs, directions, marks without end, markup, statements.
NASTY = st.sampled_from(
    ["\x00", "\ud800", "a\x00b", "\u202etxt", "\u200b", "é" * 5000, "e" + "\u0301" * 3000, "🧑‍🤝‍🧑" * 900,
     "<script>alert(1)</script>", "'; DROP TABLE x; --", "{{7*7}}", "=cmd|' /C calc'!A0", "\r\nSet-Cookie: a=b",
     "x" * 10_001, " ", "\n\n", "\ufeff", "\uffff", "٣", "𝕏", "中" * 10_000]
)  # fmt: skip


@pytest.mark.django_db
@settings(BOUNDED, max_examples=40)
@given(text=st.one_of(NASTY, st.text(max_size=40)), side=st.sampled_from(["widget", "wang"]))
def test_any_text_is_sent_as_it_is_or_refused_with_its_field(cast: Cast, text: str, side: str) -> None:
    """What is stored is what was written (composed, line ends and controls tidied) and both sides see the same."""
    thread = cast.sun_li
    api, path = (thread.widget, "/widget/messages") if side == "widget" else (cast.wang_api, f"{thread.path}/messages")
    escaped = "".join(f"\\u{unit:04x}" for unit in _units(text))
    with undone():
        before = len(cast.wang_api.get(thread.path)["messages"])
        response = api.client.generic(
            "POST",
            f"/api/v1{path}",
            f'{{"kind":"text","text":"{escaped}"}}'.encode(),
            content_type="application/json",
            headers={"Idempotency-Key": "nasty-text-1"},
        )
        if response.status_code == 201:
            stored = response.json()["text"]
            assert thread.widget.thread()["messages"][-1]["text"] == stored
            assert cast.wang_api.get(thread.path)["messages"][-1]["text"] == stored
            assert "\x00" not in stored
            assert stored.strip()
        else:
            assert response.status_code in (400, 422), response.content
            assert response.json()["class"] == "input"
            assert len(cast.wang_api.get(thread.path)["messages"]) == before


def _units(text: str) -> list[int]:
    raw = text.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(raw[place : place + 2], "big") for place in range(0, len(raw), 2)]

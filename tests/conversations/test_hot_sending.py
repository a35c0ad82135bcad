"""A text is sent in one statement that checks the session, too; whoever lost session or right sends nothing."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conversations.conftest import PASSWORD, Api, World, read
from tests.spine_fixture import Spine
from zhike.accounts.authenticator import raise_authz_version, token_digest
from zhike.accounts.models import Role, Session, User, UserRole
from zhike.accounts.services.sessions import sign_in
from zhike.conversations.models import Message
from zhike.kernel.ids import new_id


class Stand:
    """王敏's conversation, and 王敏 signed in."""

    def __init__(self, world: World, spine: Spine) -> None:
        world.online(world.wang)
        self.world = world
        self.path = f"/conversations/{world.widget().say('你好')['conversation_id']}/messages"
        spine.run("work.assign")
        self.token = sign_in(username=world.wang.username, password=PASSWORD).token
        self.api = Api(self.token)
        self.sent = 0

    def send(self, body: dict[str, Any] | None = None, status: int = 201, api: Api | None = None) -> Any:
        """Sends a text unless something else is given."""
        self.sent += 1
        key = f"hot-send-{self.sent:04}"
        return read((api or self.api).post(self.path, body or {"text": f"回复{self.sent}"}, key=key), status)

    def texts(self) -> int:
        """How many messages of agents stand in the store."""
        return Message.objects.filter(author_kind="agent").count()


@pytest.fixture
def stand(world: World, spine: Spine) -> Stand:
    made = Stand(world, spine)
    made.send()
    return made


def test_a_text_is_one_statement(stand: Stand) -> None:
    with CaptureQueriesContext(connection) as seen:
        stand.send()
    statements = [one["sql"] for one in seen.captured_queries if "SAVEPOINT" not in one["sql"]]
    assert len(statements) == 1
    assert "accounts_session" in statements[0]


def test_an_ended_session_sends_nothing(stand: Stand) -> None:
    mine = Session.objects.filter(token_hash=token_digest(stand.token))
    mine.update(revoked_at="2026-11-21T02:00Z", end_reason="ended_by_user")
    assert stand.send(status=401)["code"] == "auth.sign_in_required"
    assert stand.send({"text": ""}, status=401)["code"] == "auth.sign_in_required"
    assert stand.texts() == 1


def test_a_person_who_was_switched_off_sends_nothing(stand: Stand) -> None:
    User.objects.filter(pk=stand.world.wang.pk).update(active=False)
    assert stand.send(status=401)["code"] == "auth.sign_in_required"
    assert stand.texts() == 1


def test_a_lost_right_is_lost_at_once_and_one_that_comes_back_counts_at_once(stand: Stand) -> None:
    held = UserRole.objects.filter(user=stand.world.wang)
    roles = list(held.values_list("role_id", flat=True))
    held.delete()
    raise_authz_version([stand.world.wang.id])
    refused = stand.send(status=403)
    assert refused["permission"] == "conversations.message.create"
    assert stand.send({"nonsense": 1}, status=403)["code"] == "permission.missing"
    for role_id in roles:
        UserRole.objects.create(
            id=new_id(), user=stand.world.wang, role=Role.objects.get(pk=role_id), granted_at="2026-01-01T00:00Z"
        )
    raise_authz_version([stand.world.wang.id])
    stand.send()
    assert stand.texts() == 2


def test_a_foreign_conversation_is_not_found_and_a_closed_one_says_so(stand: Stand) -> None:
    stranger = stand.world.api(stand.world.li)
    assert stand.send(status=404, api=stranger)["code"] == "missing.not_found"
    assert stand.send(status=404, api=stranger)["code"] == "missing.not_found"
    detail = stand.path.removesuffix("/messages")
    version = read(stand.api.get(detail))["episode"]["version"]
    closing = {"result": "solved", "category_id": str(stand.world.category_id)}
    read(stand.api.post(f"{detail}/close", closing, version=version))
    assert stand.send(status=409)["code"] == "conversations.closed"
    assert stand.texts() == 1


def test_what_is_wrong_with_a_body_is_told_as_ever(stand: Stand) -> None:
    too_long = stand.send({"text": "长" * 10_001}, status=422)
    assert [(one["path"], one["code"]) for one in too_long["fields"]] == [("text", "text.too_long")]
    assert stand.send({"text": "好", "no_such": 1}, status=422)["fields"][0]["code"] == "value.unknown_field"
    headers = {"Authorization": f"Bearer {stand.token}", "Idempotency-Key": "hot-send-body"}
    client = Client(headers=headers, raise_request_exception=False)
    broken = client.post(f"/api/v1{stand.path}", b"{", content_type="application/json")
    assert (broken.status_code, broken.json()["code"]) == (400, "input.malformed")
    large = client.post(f"/api/v1{stand.path}", b"[" + b" " * 1_000_001, content_type="application/json")
    assert (large.status_code, large.json()["code"]) == (413, "input.too_large")
    missing = stand.api.call("POST", stand.path, {"text": "好"})
    assert (missing.status_code, missing.json()["code"]) == (422, "input.idempotency_key")
    assert stand.texts() == 1


def test_a_cookie_needs_its_csrf_token_here_too(stand: Stand) -> None:
    client = Client(enforce_csrf_checks=True, headers={"Idempotency-Key": "hot-send-csrf"})
    client.cookies["zhike_session"] = stand.token
    refused = client.post(f"/api/v1{stand.path}", {"text": "好"}, content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (403, "auth.csrf_failed")
    assert stand.texts() == 1


def test_the_operation_log_names_the_session(stand: Stand) -> None:
    stand.send()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT actor_id, session_id FROM audit_entry WHERE action = 'conversations.message.create'"
            " AND actor_kind = 'user'"
        )
        assert cursor.fetchall() == [
            (stand.world.wang.id, Session.objects.get(token_hash=token_digest(stand.token)).id)
        ]

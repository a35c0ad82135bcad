"""Helpers of the accounts tests: requests, new users, what the log and the spine hold."""

from typing import Any
from uuid import UUID

import orjson
from django.db import connection
from django.test import Client

from zhike.accounts.models import User
from zhike.accounts.services.users import user_create
from zhike.accounts.types import UserFields
from zhike.kernel.authz import SYSTEM

PASSWORD = "Tea-4-the-Team"


def new_user(username: str, name: str, *roles: UUID, **fields: Any) -> User:
    given = UserFields(name=name, role_ids=frozenset(roles), **fields)
    return user_create(actor=SYSTEM, username=username, password=PASSWORD, fields=given)


def send(client: Client, method: str, path: str, body: Any = None, *, version: int | None = None, key: str = "") -> Any:
    """A JSON request below /api/v1, with If-Match and Idempotency-Key where given."""
    headers = {}
    if version is not None:
        headers["If-Match"] = f'"{version}"'
    if key:
        headers["Idempotency-Key"] = key
    return client.generic(
        method,
        f"/api/v1{path}",
        data=b"" if body is None else orjson.dumps(body),
        content_type="application/json",
        headers=headers,
    )


def log(action: str) -> list[dict[str, Any]]:
    """Rows of the operation log with this action, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT actor_id, object_id, result, before::text, after::text, session_id FROM audit_entry "
            "WHERE action = %s ORDER BY id",
            [action],
        )
        rows = cursor.fetchall()
    return [
        {
            "actor": row[0],
            "object": row[1],
            "result": row[2],
            "before": orjson.loads(row[3]),
            "after": orjson.loads(row[4]),
            "session": row[5],
        }
        for row in rows
    ]


def events(name: str) -> list[dict[str, Any]]:
    """Events with this name, oldest first: payload and topics."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT payload::text, topics, subject_id FROM kernel_event WHERE name = %s ORDER BY id", [name])
        rows = cursor.fetchall()
    return [{**orjson.loads(row[0]), "topics": row[1], "subject": row[2]} for row in rows]

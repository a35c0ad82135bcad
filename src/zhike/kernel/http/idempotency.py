"""Answers to repeated requests: the same Idempotency-Key gets the first answer, and the work is done once.

The row is inserted in the transaction of the work itself. A second request with the key waits on the unique index
until the first commits (then it gets that answer) or rolls back (then it does the work).
"""

import hmac
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse

from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.errors import IDEMPOTENCY_KEY_REQUIRED, IDEMPOTENCY_REUSED
from zhike.kernel.http.request import Request

KEPT: Final = timedelta(hours=24)
_KEY: Final = re.compile(r"[A-Za-z0-9._:-]{8,64}")


def read_key(request: Request) -> str:
    """The header. Raises `input.idempotency_key` when it is missing or misshapen."""
    key: str = request.META.get("HTTP_IDEMPOTENCY_KEY", "")
    if not _KEY.fullmatch(key):
        raise IDEMPOTENCY_KEY_REQUIRED()
    return key


def fingerprint(path: str, body: bytes) -> bytes:
    """What is kept of a request to know it again. Keyed, as a body may hold a password: a bare digest in a stolen dump
    could be guessed at."""
    return hmac.digest(settings.SECRET_KEY.encode(), f"{path}\n".encode() + body, "sha256")


Answering = Callable[[], HttpResponse]


def once(request: Request, route: str, work: Answering, again: Answering | None = None) -> HttpResponse:
    """Runs `work` in a transaction, once per (actor, route, key). Raises `conflict.idempotency_key_reused`.

    With `again` the answer is not kept: a repetition reads anew. For answers that hold what customers wrote, which
    must not lie in a second place, or what is good for a minute only.
    """
    key = request.idempotency_key
    actor = f"{request.actor.kind}:{request.actor.id}"
    body_hash = fingerprint(request.path, request.body)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_http_answer (actor, route, key, body_hash, created_at) VALUES (%s, %s, %s, %s, %s) "
            "ON CONFLICT DO NOTHING RETURNING 1",
            [actor, route, key, body_hash, clock.now()],
        )
        if cursor.fetchone() is None:
            return _replayed(actor, route, key, body_hash, again)
        response = work()
        cursor.execute(
            "UPDATE kernel_http_answer SET status = %s, etag = %s, content_type = %s, content = %s "
            "WHERE actor = %s AND route = %s AND key = %s",
            [
                response.status_code,
                response.get("ETag", ""),
                response.get("Content-Type", ""),
                bytes(response.content) if again is None else b"",
                actor,
                route,
                key,
            ],
        )
    return response


def _replayed(actor: str, route: str, key: str, body_hash: bytes, again: Answering | None) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT body_hash, status, etag, content_type, content FROM kernel_http_answer "
            "WHERE actor = %s AND route = %s AND key = %s",
            [actor, route, key],
        )
        row = cursor.fetchone()
    if row is None or bytes(row[0]) != body_hash:
        raise IDEMPOTENCY_REUSED()
    _hash, status, etag, content_type, content = row
    if again is not None:
        response = again()
    else:
        response = HttpResponse(bytes(content or b""), status=status, content_type=content_type or None)
        if etag:
            response["ETag"] = etag
    response["Idempotent-Replayed"] = "true"
    return response


def forget_answers_to(*, actor: Actor) -> int:
    """Removes the answers that somebody got who is erased, in the caller's transaction; answers how many."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM kernel_http_answer WHERE actor = %s", [f"{actor.kind}:{actor.id}"])
        return int(cursor.rowcount)


def forget_old() -> int:
    """Removes answers older than a day, at most 5,000 at a time, and answers how many went."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM kernel_http_answer WHERE ctid = ANY(ARRAY(SELECT ctid FROM kernel_http_answer "
            "WHERE created_at < %s LIMIT 5000))",
            [clock.now() - KEPT],
        )
        return int(cursor.rowcount)

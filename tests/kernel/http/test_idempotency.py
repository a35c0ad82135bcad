import hashlib

from django.test import override_settings

from zhike.kernel.http.idempotency import fingerprint

BODY = b'{"password":"Teapot-Ladder-41"}'


def test_the_same_request_is_known_again_and_another_is_not() -> None:
    assert fingerprint("/api/v1/users", BODY) == fingerprint("/api/v1/users", BODY)
    assert fingerprint("/api/v1/users", BODY) != fingerprint("/api/v1/users", BODY + b" ")
    assert fingerprint("/api/v1/users", BODY) != fingerprint("/api/v1/teams", BODY)


def test_what_is_kept_cannot_be_made_without_the_key() -> None:
    kept = fingerprint("/api/v1/users", BODY)
    assert kept != hashlib.sha256(b"/api/v1/users\n" + BODY).digest()
    with override_settings(SECRET_KEY="another key, as long as any that would be used for real work"):
        assert fingerprint("/api/v1/users", BODY) != kept

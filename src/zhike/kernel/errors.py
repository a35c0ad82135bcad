"""Errors that a caller can act on. One class, eight kinds, codes owned by modules.

    ZhikeError
     ├─ input 422       what was sent cannot be used: fields say where and why
     ├─ auth 401        who is asking is not known (any more)
     ├─ permission 403  known, but lacks the named function right
     ├─ missing 404     no such row, or not one of the caller's
     ├─ conflict 409    true a moment ago; reload and decide again
     ├─ limit 429       too much at once; later it works
     ├─ sync 502        a platform we talk to failed
     └─ fault 500       our own mistake

A module defines its codes in `errors.py` with :func:`define`; texts are `errors.<code>.title` and `.detail`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

ErrorClass = Literal["input", "auth", "permission", "missing", "conflict", "limit", "sync", "fault"]
Retry = Literal["never", "later", "after_reload"]

STATUS: Final[Mapping[ErrorClass, int]] = {
    "input": 422,
    "auth": 401,
    "permission": 403,
    "missing": 404,
    "conflict": 409,
    "limit": 429,
    "sync": 502,
    "fault": 500,
}
_RETRY: Final[Mapping[ErrorClass, Retry]] = {
    "input": "never",
    "auth": "never",
    "permission": "never",
    "missing": "never",
    "conflict": "after_reload",
    "limit": "later",
    "sync": "later",
    "fault": "later",
}


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field that cannot be used: `path` as in "items.0.qty", `code` as in "number.too_small"."""

    path: str
    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """A code with its class, HTTP status and advice about trying again."""

    code: str
    kind: ErrorClass
    status: int
    retry: Retry

    def __call__(
        self,
        *,
        fields: Sequence[FieldError] = (),
        permission: str | None = None,
        extra: Mapping[str, object] | None = None,
        retry_after_s: int | None = None,
        **params: object,
    ) -> "ZhikeError":
        """An error of this code. `params` fill the text; `extra` are members added to the problem document."""
        return ZhikeError(self, tuple(fields), permission, dict(params), dict(extra or {}), retry_after_s)


class ZhikeError(Exception):
    """Raised by rules, services and getters; the HTTP layer renders it as RFC 9457 problem JSON."""

    def __init__(
        self,
        code: ErrorCode,
        fields: tuple[FieldError, ...],
        permission: str | None,
        params: dict[str, object],
        extra: dict[str, object],
        retry_after_s: int | None,
    ) -> None:
        super().__init__(code.code)
        self.code = code
        self.fields = fields
        self.permission = permission
        self.params = params
        self.extra = extra
        self.retry_after_s = retry_after_s


_codes: dict[str, ErrorCode] = {}


def define(code: str, kind: ErrorClass, *, status: int | None = None, retry: Retry | None = None) -> ErrorCode:
    """Registers an error code. Raises ValueError when the code is taken: codes are never reused."""
    if code in _codes:
        raise ValueError(f"error code {code!r} is defined twice")
    defined = ErrorCode(code, kind, status or STATUS[kind], retry or _RETRY[kind])
    _codes[code] = defined
    return defined


def all_codes() -> Mapping[str, ErrorCode]:
    """Every code that was defined, by name."""
    return dict(_codes)


INPUT_INVALID: Final = define("input.invalid", "input")
INPUT_MALFORMED: Final = define("input.malformed", "input", status=400)
INPUT_TOO_LARGE: Final = define("input.too_large", "input", status=413)
INPUT_MEDIA_TYPE: Final = define("input.media_type", "input", status=415)
METHOD_NOT_ALLOWED: Final = define("input.method_not_allowed", "input", status=405)
CURSOR_INVALID: Final = define("cursor.invalid", "input")
CURSOR_FILTER_CHANGED: Final = define("cursor.filter_changed", "input")
SIGN_IN_REQUIRED: Final = define("auth.sign_in_required", "auth")
#: The session was opened with a password that somebody else chose; its owner has to choose one first.
PASSWORD_CHANGE_REQUIRED: Final = define("auth.password_change_required", "permission")
CSRF_FAILED: Final = define("auth.csrf_failed", "permission")
PERMISSION_MISSING: Final = define("permission.missing", "permission")
NOT_FOUND: Final = define("missing.not_found", "missing")
VERSION_CONFLICT: Final = define("conflict.version", "conflict")
VERSION_REQUIRED: Final = define("conflict.version_required", "conflict", status=428)
VALUE_TAKEN: Final = define("conflict.value_taken", "conflict", retry="never")
IDEMPOTENCY_REUSED: Final = define("conflict.idempotency_key_reused", "conflict", retry="never")
IDEMPOTENCY_RUNNING: Final = define("conflict.idempotency_running", "conflict", retry="later")
IDEMPOTENCY_KEY_REQUIRED: Final = define("input.idempotency_key", "input")
STATE_FORBIDS: Final = define("conflict.state", "conflict")
TOO_MANY: Final = define("limit.too_many", "limit")
FAULT: Final = define("fault.unexpected", "fault")
UNAVAILABLE: Final = define("fault.unavailable", "fault", status=503)


def invalid(path: str, code: str, **params: object) -> ZhikeError:
    """`input.invalid` for one field."""
    return INPUT_INVALID(fields=[FieldError(path, code, params)])

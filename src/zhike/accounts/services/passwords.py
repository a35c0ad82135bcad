"""Choosing and checking passwords. Hashing is slow on purpose, so it is done before a transaction is opened."""

import functools

from django.contrib.auth.hashers import check_password, make_password

from zhike.accounts import parameters, rules
from zhike.kernel.errors import INPUT_INVALID, FieldError
from zhike.kernel.settings import values


@functools.cache
def nobodys_hash() -> str:
    """The hash of no password, checked when a user name is unknown: the answer takes as long as for a known one."""
    return make_password("a password that nobody has")


def hashed(password: str, *, username: str, path: str = "password") -> str:
    """The hash to store for a new password. Raises `input.invalid` at `path` when it is too weak."""
    least = values.get(parameters.PASSWORD_MIN_LENGTH)
    kinds = values.get(parameters.PASSWORD_KINDS)
    fault = rules.password_fault(password, username=username, min_length=least, min_kinds=kinds)
    if fault is not None:
        params = {"min_length": least, "max_length": rules.PASSWORD_MAX, "kinds": kinds}
        raise INPUT_INVALID(fields=[FieldError(path, fault, params)])
    return make_password(password)


def matches(password: str, stored: str) -> bool:
    """Whether `password` is the one behind `stored`; over-long ones are refused before they cost anything."""
    return len(password) <= rules.PASSWORD_MAX and check_password(password, stored)

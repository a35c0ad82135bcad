"""The cast of the conversation tests."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from tests.conversations.conftest import frozen, world
from tests.spine_fixture import spine

__all__ = ["frozen", "spine", "world"]


@pytest.fixture(autouse=True)
def cheap_passwords() -> Iterator[None]:
    """Hashing that is slow on purpose has nothing to do with what is tested here."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield

"""The cast of the conversation tests, with real ratings in the port."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from tests.conversations.conftest import frozen, world
from tests.spine_fixture import spine
from zhike.conversations.public import RATING_STATE, EpisodeOwner
from zhike.surveys.public import EpisodeRatings
from zhike.work.public import use_item_owner

__all__ = ["frozen", "spine", "world"]


@pytest.fixture(autouse=True)
def ports() -> None:
    """What wiring does for a process."""
    use_item_owner("episode", EpisodeOwner())
    RATING_STATE.fill(EpisodeRatings())


@pytest.fixture(autouse=True)
def cheap_passwords() -> Iterator[None]:
    """Hashing that is slow on purpose has nothing to do with what is tested here."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield

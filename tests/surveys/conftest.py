"""The cast of the conversation tests, with real ratings in the port."""

import pytest

from tests.conversations.conftest import world
from tests.spine_fixture import spine
from zhike.conversations.public import RATING_STATE, EpisodeOwner
from zhike.surveys.public import EpisodeRatings
from zhike.work.public import use_item_owner

__all__ = ["spine", "world"]


@pytest.fixture(autouse=True)
def ports() -> None:
    """What wiring does for a process."""
    use_item_owner("episode", EpisodeOwner())
    RATING_STATE.fill(EpisodeRatings())

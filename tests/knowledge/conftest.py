"""The cast of the conversation tests."""

from tests.conversations.conftest import frozen, world
from tests.spine_fixture import spine

__all__ = ["frozen", "spine", "world"]

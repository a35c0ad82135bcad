"""The cast of the conversation tests, with real ratings in the port."""

from tests.conversations.conftest import world
from tests.spine_fixture import spine

__all__ = ["spine", "world"]

"""The cast, whose customers these are."""

from collections.abc import Iterator

import pytest

from tests.plumbing.cast import Cast
from tests.spine_fixture import Spine
from zhike.kernel import context
from zhike.kernel.clock import FrozenClock
from zhike.kernel.settings import values


@pytest.fixture
def cast(db: None, frozen: FrozenClock, spine: Spine) -> Iterator[Cast]:
    """The people of the contracts, before they did anything."""
    with context.operation():
        values.forget()
        yield Cast(spine)
    values.forget()

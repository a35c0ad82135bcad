"""The operation that the rows of a test belong to."""

from collections.abc import Iterator

import pytest

from zhike.kernel import context
from zhike.kernel.settings import values


@pytest.fixture(autouse=True)
def _own_operation() -> Iterator[None]:
    values.forget()
    with context.operation(context.OperationContext(ip="203.0.113.7", device="Firefox", request_id="req-1")):
        yield
    values.forget()

"""Declaring jobs."""

from uuid import UUID

import pytest
from pydantic import ValidationError

from zhike.kernel.ids import new_id
from zhike.kernel.jobs import Retry, Run, job
from zhike.kernel.jobs.registry import find


def test_pauses_grow_to_a_limit_and_end() -> None:
    retry = Retry(times=5, first_s=10, factor=10, longest_s=500)
    assert [retry.pause_s(attempts) for attempts in range(1, 6)] == [10, 100, 500, 500, None]
    assert Retry(times=1).pause_s(1) is None


def test_arguments_are_what_the_body_declares() -> None:
    @job("t.one")
    def one(run: Run, order_id: UUID, count: int = 1) -> None: ...

    order = new_id()
    assert one.arguments.model_validate({"order_id": str(order)}).model_dump() == {"order_id": order, "count": 1}
    for wrong in ({}, {"order_id": "x"}, {"order_id": order, "phone": "138"}):
        with pytest.raises(ValidationError):
            one.arguments.model_validate(wrong)
    assert find("t.one") is one
    assert find("t.two") is None


def test_a_name_belongs_to_one_body() -> None:
    @job("t.same")
    def first(run: Run) -> None: ...

    with pytest.raises(ValueError, match="declared twice"):

        @job("t.same")
        def second(run: Run) -> None: ...

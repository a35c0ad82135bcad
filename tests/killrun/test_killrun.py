"""Every process of the product dies under traffic, in small. `python -m tools.killrun` is the large form."""

import asyncio
import os

import pytest

from tools.killrun import __main__ as killrun
from tools.killrun import processes
from tools.killrun.run import TURNS, script


@pytest.mark.slow
def test_nothing_is_lost_doubled_or_reordered_when_every_process_dies() -> None:
    wrong = killrun.run(customers=5, agents=2, victims=processes.VICTIMS, calm_s=1.5)
    assert wrong == []


def test_a_process_that_does_not_run_cannot_be_killed() -> None:
    assert {processes.find(os.getpid(), name) for name in processes.VICTIMS} == {None}
    with pytest.raises(processes.NotBackError, match="worker was not running"):
        asyncio.run(processes.kill(os.getpid(), "worker"))


def test_no_two_texts_of_the_script_are_alike() -> None:
    texts = script()
    said = [text for _ in range(20) for text in next(texts)]
    assert len(set(said)) == 20 * TURNS

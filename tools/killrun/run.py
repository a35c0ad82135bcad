"""Traffic while processes die: customers and agents of the acceptance run, a killer, and a record of every answer."""

import asyncio
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

import httpx

from tools.acceptance.agent import Agent
from tools.acceptance.customer import Customer, Turns
from tools.acceptance.http import Caller
from tools.acceptance.office import Office, furnish
from tools.acceptance.verdict import Verdict, judge
from tools.killrun import processes
from tools.stack import ROOT, Stack

TURNS = 4
#: What a customer meets while a process is away: nothing there, or a clear "not now". Never a fault of ours.
_FAULT = 500


@dataclass
class Record:
    """What happened: deaths with the seconds until the process was back, and how many answers had which status."""

    deaths: list[tuple[str, float]] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    async def note(self, response: httpx.Response) -> None:
        """Counts an answer; a fault, or an excuse that is no problem document, is kept with its words."""
        self.answers[response.status_code] += 1
        is_problem = response.headers.get("Content-Type", "").startswith("application/problem+json")
        if response.status_code == _FAULT or (response.status_code > _FAULT and not is_problem):
            await response.aread()
            self.faults.append(f"{response.request.method} {response.request.url.path}: {response.text[:300]}")


def script() -> Iterator[list[str]]:
    """What each customer says; no two texts are alike, so that a message in the wrong place is seen."""
    for number in count(1):
        yield [
            f"第{number}位客户的第{turn}句话：我的包裹 {number:04d}-{turn} 到哪里了？" for turn in range(1, TURNS + 1)
        ]


async def play(
    stack: Stack, *, customers: int, agents: int, victims: Sequence[str], calm_s: float, say: Callable[[str], None]
) -> tuple[Verdict, Record]:
    """Keeps `customers` chats going with `agents` agents while `victims` die one after another, `calm_s` apart; answers
    what the comparison of both ends with the store found.
    """
    record = Record()
    limits = httpx.Limits(max_connections=customers * 2 + agents * 4, max_keepalive_connections=100)
    hooks = {"response": [record.note]}
    async with httpx.AsyncClient(limits=limits, timeout=30, trust_env=False, event_hooks=hooks) as client:
        administrator = Caller(stack.api, client)
        office = await furnish(stack, administrator, agents)
        turns = Turns()
        staff = [Agent(caller, user_id, office.category_id, turns) for caller, user_id in office.agents]
        for agent in staff:
            await agent.start()
        over = asyncio.Event()
        texts = script()
        traffic = [
            asyncio.create_task(_chat_until(over, administrator, office, turns, texts)) for _ in range(customers)
        ]
        try:
            await _kill(stack, victims, calm_s, record, say)
        finally:
            over.set()
        done, failed = [], []
        for finished, refused in await asyncio.gather(*traffic):
            done += finished
            failed += refused
        for agent in staff:
            await agent.stop()
        verdict = await judge(done, staff, administrator)
    verdict.complaints += failed + [f"answered with a fault: {fault}" for fault in record.faults]
    return verdict, record


async def _chat_until(
    over: asyncio.Event, administrator: Caller, office: Office, turns: Turns, script: Iterator[list[str]]
) -> tuple[list[Customer], list[str]]:
    """One customer after another until `over`; the last one finishes its conversation."""
    done, failed = [], []
    while not over.is_set():
        customer = Customer(administrator.twin(), office.channel_key, next(script), turns)
        try:
            await customer.run()
            done.append(customer)
        except (TimeoutError, RuntimeError) as error:
            failed.append(f"{customer.conversation_id or '(none)'}: {error!r}")
    return done, failed


async def _kill(
    stack: Stack, victims: Sequence[str], calm_s: float, record: Record, say: Callable[[str], None]
) -> None:
    for victim in victims:
        await asyncio.sleep(calm_s)
        back_s = await processes.kill(stack.process.pid, victim)
        record.deaths.append((victim, back_s))
        say(f"killed {victim}: another one after {back_s:.1f} s")
    await asyncio.sleep(calm_s)


def audit_verified(stack: Stack) -> tuple[bool, str]:
    """Whether `zhike audit verify` finds every row and seal unharmed, and its words."""
    done = subprocess.run(
        [sys.executable, "-m", "zhike", "audit", "verify"],
        cwd=ROOT,
        env=os.environ | {"ZHIKE_HOME": str(stack.home), "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return done.returncode == 0, (done.stdout + done.stderr).strip()

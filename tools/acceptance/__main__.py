"""`./zhike accept --data FOLDER`: real customer turns through the public widget, scripted agents over the API, then
real order files through the routes of the console.

Exits 0 when every message arrived once and in order on both sides and in the store, and every row of the files is
accounted for; else 1.
"""

import argparse
import asyncio
import sys
import time
from pathlib import Path

import httpx

from tools import stack
from tools.acceptance.agent import Agent
from tools.acceptance.corpus import CorpusError, conversations
from tools.acceptance.customer import Customer, Turns
from tools.acceptance.http import Caller
from tools.acceptance.imports import Importer, Proof
from tools.acceptance.office import furnish, sign_in
from tools.acceptance.verdict import Verdict, judge, percentile


def write(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


async def run(running: stack.Stack, corpus: list[list[str]], at_once: int, agent_count: int) -> Verdict:
    """Plays the whole corpus with `at_once` customers at a time, then compares both ends with the store."""
    limits = httpx.Limits(max_connections=at_once * 2 + agent_count * 4, max_keepalive_connections=200)
    async with httpx.AsyncClient(limits=limits, timeout=30, trust_env=False) as client:
        administrator = Caller(running.api, client)
        office = await furnish(running, administrator, agent_count)
        turns = Turns()
        agents = [Agent(caller, user_id, office.category_id, turns) for caller, user_id in office.agents]
        for agent in agents:
            await agent.start()
        waiting = iter(corpus)
        done: list[Customer] = []
        failed: list[str] = []

        async def one_after_another() -> None:
            for texts in waiting:
                customer = Customer(administrator.twin(), office.channel_key, texts, turns)
                try:
                    await customer.run()
                    done.append(customer)
                except (TimeoutError, RuntimeError) as error:
                    failed.append(f"{customer.conversation_id or '(none)'}: {error!r}")
                if (len(done) + len(failed)) % 200 == 0:
                    write(f"  {len(done) + len(failed)} of {len(corpus)} conversations")

        begun = time.monotonic()
        await asyncio.gather(*(one_after_another() for _ in range(at_once)))
        took_s = time.monotonic() - begun
        for agent in agents:
            await agent.stop()
        verdict = await judge(done, agents, administrator)
        verdict.complaints += failed
        _report(verdict, done, agents, took_s)
        return verdict


async def run_imports(running: stack.Stack, data: Path) -> Proof:
    """Brings the real order files in, one of them with a killed worker."""
    async with httpx.AsyncClient(timeout=60, trust_env=False) as client:
        administrator = Caller(running.api, client)
        administrator.token = await sign_in(administrator, running.username, running.password)
        proof = await Importer(running, administrator, client).prove(data)
    for line in proof.lines:
        write(line)
    for complaint in proof.complaints:
        write(f"WRONG {complaint}")
    return proof


def _report(verdict: Verdict, customers: list[Customer], agents: list[Agent], took_s: float) -> None:
    sends = [latency for agent in agents for heard in agent.heard.values() for latency in heard.latencies_s]
    write(f"conversations   {verdict.conversations} in {took_s:.0f} s")
    write(f"messages        {verdict.messages} stored, {verdict.messages / max(took_s, 1):.0f}/s")
    write(f"agent's send    p50 {percentile(sends, 0.5) * 1000:.0f} ms, p95 {percentile(sends, 0.95) * 1000:.0f} ms")
    lost = (sum(one.reconnects for one in customers), sum(one.reconnects for one in agents))
    write(f"reconnections   {lost[0]} customers, {lost[1]} agents")
    write(f"ratings         {sum(one.rated is not None for one in customers)}")
    for complaint in verdict.complaints[:20]:
        write(f"WRONG {complaint}")
    write(f"{verdict.conversations} passed, {len(verdict.complaints)} failed")


def main() -> int:
    parser = argparse.ArgumentParser(prog="zhike accept")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--conversations", type=int, default=2_000)
    parser.add_argument("--customers", type=int, default=50, help="how many customers are in the chat at once")
    parser.add_argument("--agents", type=int, default=8)
    parser.add_argument("--only", choices=("conversations", "imports"), help="one half, to look at it alone")
    options = parser.parse_args()
    try:
        corpus = conversations(options.data, options.conversations)
    except CorpusError as error:
        write(str(error))
        return 1
    write(f"{len(corpus)} conversations with {sum(map(len, corpus))} real customer turns, {options.customers} at once")
    complaints: list[str] = []
    with stack.running() as running:
        if options.only != "imports":
            complaints += asyncio.run(run(running, corpus, options.customers, options.agents)).complaints
        if options.only != "conversations":
            complaints += asyncio.run(run_imports(running, options.data)).complaints
    return 1 if complaints else 0


if __name__ == "__main__":
    raise SystemExit(main())

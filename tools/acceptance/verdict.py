"""Both ends against the store: every message once, in order, on both sides."""

import statistics
from dataclasses import dataclass, field
from typing import Any

from tools.acceptance.agent import Agent, reply_to
from tools.acceptance.customer import Customer
from tools.acceptance.http import Caller


@dataclass
class Verdict:
    """What was compared and what was wrong; no complaints means it passed."""

    conversations: int = 0
    messages: int = 0
    complaints: list[str] = field(default_factory=list)

    def complain(self, about: str, what: str) -> None:
        self.complaints.append(f"{about}: {what}")


async def judge(customers: list[Customer], agents: list[Agent], administrator: Caller) -> Verdict:
    """Compares what each customer and each agent sent and heard with the stored thread."""
    verdict = Verdict()
    for agent in agents:
        for error in agent.errors:
            verdict.complain("agent", error)
    for customer in customers:
        stored = await _stored(administrator, customer.conversation_id)
        verdict.conversations += 1
        verdict.messages += len(stored)
        _compare(verdict, customer, agents, stored)
    return verdict


async def _stored(administrator: Caller, conversation_id: str) -> list[dict[str, Any]]:
    page = await administrator.get(f"/conversations/{conversation_id}/messages", after_seq=0, limit=200)
    messages: list[dict[str, Any]] = page["messages"]
    return messages


def _compare(verdict: Verdict, customer: Customer, agents: list[Agent], stored: list[dict[str, Any]]) -> None:
    name = customer.conversation_id
    seqs = [int(message["seq"]) for message in stored]
    if seqs != list(range(1, len(seqs) + 1)):
        verdict.complain(name, f"the store has gaps or doubles: {seqs}")
    said = [message["text"] for message in stored if message["author"]["kind"] == "customer"]
    answered = [message["text"] for message in stored if message["author"]["kind"] == "agent"]
    if said != customer.heard.sent:
        verdict.complain(name, f"the store has {len(said)} customer messages, {len(customer.heard.sent)} were sent")
    if answered != [reply_to(text) for text in said]:
        verdict.complain(name, "the answers in the store are not one for one")
    if (
        customer.heard.seqs != sorted(set(customer.heard.seqs))
        or customer.heard.seqs != seqs[: len(customer.heard.seqs)]
    ):
        verdict.complain(name, f"the customer heard {customer.heard.seqs} of {seqs}")
    if customer.rated is None:
        verdict.complain(name, "was not rated")
    heard = [agent.heard[name] for agent in agents if name in agent.heard]
    if len(heard) != 1:
        verdict.complain(name, f"{len(heard)} agents served it")
    elif heard[0].seqs != seqs[: len(heard[0].seqs)] or len(heard[0].seqs) < len(said) + len(answered):
        verdict.complain(name, f"the agent heard {heard[0].seqs} of {seqs}")


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` of all lie; 0 for none."""
    return 0.0 if not values else statistics.quantiles(sorted([*values, values[-1]]), n=100)[round(share * 100) - 1]

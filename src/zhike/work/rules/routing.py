"""Who gets a waiting item: who may, how well they fit, and why the others were passed over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from zhike.work.types import Agent, LastServed

Passed = Literal["offline", "away", "busy", "no_capacity", "full", "skill_missing"]
GivenReason = Literal["returning_customer", "best_score"]
WaitReason = Literal["nobody_online", "skill_missing", "all_full", "soon", "to_take"]

#: Points that a perfect fit earns per part; whole numbers, so that a stored score can be recomputed exactly.
SKILL_POINTS: Final = 400
FREE_POINTS: Final = 400
IDLE_POINTS: Final = 200
#: More than all other parts together: whoever knows the customer and is free comes first.
KNOWN_POINTS: Final = SKILL_POINTS + FREE_POINTS + IDLE_POINTS + 1
#: After this long without new work an agent has all idle points.
IDLE_FULL_S: Final = 1800
MAX_LEVEL: Final = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an item needs. `prefer_user_id` is whoever handled it, or its customer, before."""

    shop_id: UUID
    team_id: UUID | None
    weight: int = 1
    skill_ids: tuple[UUID, ...] = ()
    kind: str = ""
    prefer_user_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One agent that was looked at: a score with its parts, or the reason why not."""

    user_id: UUID
    score: int | None
    parts: dict[str, int] = field(default_factory=dict)
    passed: Passed | None = None


def known_agent(last: LastServed | None, *, now: datetime, within_days: int) -> UUID | None:
    """Whom a returning customer is offered to first: whoever served them last, if that is not too long ago."""
    if last is None or now - last.at >= timedelta(days=within_days):
        return None
    return last.user_id


def why_given(wanted: Wanted, best: Candidate) -> GivenReason:
    """In one word why the first of :func:`rank` is the first."""
    return "returning_customer" if wanted.prefer_user_id == best.user_id else "best_score"


def belongs(wanted: Wanted, agent: Agent) -> bool:
    """Whether the agent is of the item's team, or of its shop where no team is named, and may do such work at all."""
    if wanted.kind in agent.unfit:
        return False
    return wanted.team_id in agent.team_ids if wanted.team_id else wanted.shop_id in agent.shop_ids


def passed_over(wanted: Wanted, agent: Agent) -> Passed | None:
    """Why `agent` cannot get the item by itself now; None when they can."""
    if agent.capacity <= 0:
        return "no_capacity"
    if agent.presence != "online":
        return agent.presence
    if any(skill not in agent.levels for skill in wanted.skill_ids):
        return "skill_missing"
    # What weighs nothing goes to nobody who has no room left either: they have enough to do.
    if agent.free < max(wanted.weight, 1) or agent.room.get(wanted.kind, 1) < 1:
        return "full"
    return None


def score_parts(wanted: Wanted, agent: Agent, now: datetime) -> dict[str, int]:
    """Points per part: skill levels, free capacity, time since the last assignment, knowing the customer."""
    parts = {"free": FREE_POINTS * agent.free // agent.capacity, "idle": IDLE_POINTS}
    if agent.last_assigned_at is not None:
        idle_s = max(int((now - agent.last_assigned_at).total_seconds()), 0)
        parts["idle"] = IDLE_POINTS * min(idle_s, IDLE_FULL_S) // IDLE_FULL_S
    if wanted.skill_ids:
        levels = sum(min(agent.levels[skill], MAX_LEVEL) for skill in wanted.skill_ids)
        parts["skill"] = SKILL_POINTS * levels // (MAX_LEVEL * len(wanted.skill_ids))
    if wanted.prefer_user_id == agent.user_id:
        parts["known"] = KNOWN_POINTS
    return parts


def rank(wanted: Wanted, agents: Iterable[Agent], now: datetime) -> list[Candidate]:
    """Everybody of the item's team (or shop), the best first, those passed over at the end.

    Equal scores: whoever waits longest for work comes first, then the lower id, so that the order is total.
    """
    able: list[tuple[int, float, UUID, Candidate]] = []
    passed: list[Candidate] = []
    for agent in agents:
        if not belongs(wanted, agent):
            continue
        reason = passed_over(wanted, agent)
        if reason is not None:
            passed.append(Candidate(agent.user_id, None, passed=reason))
            continue
        parts = score_parts(wanted, agent, now)
        score = sum(parts.values())
        since = agent.last_assigned_at.timestamp() if agent.last_assigned_at else 0.0
        able.append((-score, since, agent.user_id, Candidate(agent.user_id, score, parts)))
    able.sort(key=lambda entry: entry[:3])
    passed.sort(key=lambda candidate: (candidate.passed or "", candidate.user_id))
    return [entry[3] for entry in able] + passed


def why_waiting(candidates: Sequence[Candidate]) -> WaitReason:
    """In one word why an item still waits, from what :func:`rank` said."""
    reasons = {candidate.passed for candidate in candidates}
    if None in reasons:
        return "soon"
    if "full" in reasons:
        return "all_full"
    if "skill_missing" in reasons:
        return "skill_missing"
    return "nobody_online"

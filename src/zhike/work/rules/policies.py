"""Which deadline policy applies to an item, and what state a clock is in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from zhike.work.types import ClockState


@dataclass(frozen=True, slots=True)
class Case:
    """What a policy looks at."""

    kind: str
    shop_id: UUID
    team_id: UUID | None
    priority: int
    question_type: str
    customer_level: int


class Conditions(Protocol):
    """The conditions of a policy; empty lists fit everything."""

    @property
    def kinds(self) -> Sequence[str]: ...
    @property
    def shop_ids(self) -> Sequence[UUID]: ...
    @property
    def team_ids(self) -> Sequence[UUID]: ...
    @property
    def priorities(self) -> Sequence[int]: ...
    @property
    def question_types(self) -> Sequence[str]: ...
    @property
    def min_level(self) -> int: ...


P = TypeVar("P", bound=Conditions)


def fits(policy: Conditions, case: Case) -> bool:
    """Whether every condition of `policy` holds for `case`."""
    return (
        (not policy.kinds or case.kind in policy.kinds)
        and (not policy.shop_ids or case.shop_id in policy.shop_ids)
        and (not policy.team_ids or case.team_id in policy.team_ids)
        and (not policy.priorities or case.priority in policy.priorities)
        and (not policy.question_types or case.question_type in policy.question_types)
        and case.customer_level >= policy.min_level
    )


def first_fit(policies: Iterable[P], case: Case) -> P | None:
    """The first policy that fits; `policies` come in their order of rank."""
    return next((policy for policy in policies if fits(policy, case)), None)


def warn_before(target_s: int, setting_s: int) -> int:
    """How many counted seconds before the end a warning is due: the setting, at most half of the target."""
    return min(setting_s, target_s // 2)


def clock_state(
    *,
    satisfied_at: datetime | None,
    breached_at: datetime | None,
    cancelled_at: datetime | None,
    due_at: datetime | None,
    paused: bool,
) -> ClockState:
    """The state a clock shows. One met after its deadline stays recognisable."""
    if cancelled_at is not None:
        return "cancelled"
    if satisfied_at is not None:
        return "met_late" if breached_at is not None or (due_at is not None and satisfied_at > due_at) else "met"
    if breached_at is not None:
        return "breached"
    return "paused" if paused else "running"

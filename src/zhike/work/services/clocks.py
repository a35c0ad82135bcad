"""Starting, stopping, pausing and sweeping deadlines. The item's row is locked before its clocks are touched."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import cast
from uuid import UUID

from django.db import transaction

from zhike.kernel import clock as business_clock
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.clock import iso
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.settings import values as settings
from zhike.work import access
from zhike.work.calendars import calendar_of_version
from zhike.work.events import ClockBreached
from zhike.work.models import Clock, SlaPolicy, WorkItem
from zhike.work.parameters import WARN_BEFORE_S
from zhike.work.rules.calendar import Pause, WorkCalendar, due_at
from zhike.work.rules.policies import Case, first_fit, warn_before
from zhike.work.types import RESPONSE_CLOCKS, ClockKind


def case_of(item: WorkItem) -> Case:
    """What policies look at."""
    return Case(item.kind, item.shop_id, item.team_id, item.priority, item.question_type, item.customer_level)


def policy_for(case: Case) -> SlaPolicy | None:
    """The policy that applies, with its calendar at hand; None when none fits."""
    policies = SlaPolicy.objects.filter(archived_at=None).select_related("calendar").order_by("rank", "id")
    return first_fit(policies, case)


def read_pauses(stored: Sequence[Sequence[str | None]]) -> list[Pause]:
    """Pauses as instants from their stored form."""
    return [(datetime.fromisoformat(str(start)), datetime.fromisoformat(end) if end else None) for start, end in stored]


def calendar_of(clock: Clock) -> WorkCalendar | None:
    """The calendar that a clock was started with, in the version it had then; None: around the clock."""
    if clock.calendar_id is None or clock.calendar_version is None:
        return None
    return calendar_of_version(clock.calendar_id, clock.calendar_version)


def recompute(clock: Clock, calendar: WorkCalendar | None, *, warn_before_s: int) -> None:
    """Sets `due_at` and `warn_at` from the clock's inputs; does not save."""
    pauses = read_pauses(clock.pauses)
    early = clock.target_s - warn_before(clock.target_s, warn_before_s)
    clock.due_at = due_at(calendar, clock.started_at, clock.target_s, pauses)
    clock.warn_at = due_at(calendar, clock.started_at, early, pauses) if clock.due_at else None


def _start(
    item: WorkItem,
    policy: SlaPolicy,
    kinds: Iterable[ClockKind],
    at: datetime,
    *,
    pauses: Sequence[Sequence[str | None]] = (),
) -> None:
    targets: dict[ClockKind, int | None] = {
        "first_response": policy.first_response_s,
        "next_response": policy.next_response_s,
        "resolution": policy.resolution_s,
    }
    warn_s = settings.get(WARN_BEFORE_S, shop_id=item.shop_id)
    version = policy.calendar.version if policy.calendar else None
    calendar = None if policy.calendar is None else calendar_of_version(policy.calendar.id, policy.calendar.version)
    started = []
    for kind in kinds:
        target_s = targets[kind]
        if target_s is None:
            continue
        clock = Clock(
            item=item,
            clock=kind,
            policy=policy,
            policy_version=policy.version,
            calendar_id=policy.calendar_id,
            calendar_version=version,
            target_s=target_s,
            started_at=at,
            pauses=[list(one) for one in pauses],
        )
        recompute(clock, calendar, warn_before_s=warn_s)
        started.append(clock)
    Clock.objects.bulk_create(started)


def clocks_start(item: WorkItem, *, at: datetime, awaiting_reply: bool) -> None:
    """Starts the clocks of a new or reopened item by the policy that fits; none fits: no clocks."""
    policy = policy_for(case_of(item))
    if policy is not None:
        kinds: tuple[ClockKind, ...] = ("first_response", "resolution") if awaiting_reply else ("resolution",)
        _start(item, policy, kinds, at)


def clocks_retarget(item: WorkItem) -> None:
    """Running clocks take over from the policy that fits now, with the time that was counted and paused so far.

    A clock whose policy stays, or that was missed already, is left alone; one that the new policy does not know ends.
    """
    policy = policy_for(case_of(item))
    for clock in _open_clocks(item):
        if clock.breached_at is not None or (policy is not None and clock.policy_id == policy.id):
            continue
        clock.cancelled_at = business_clock.now()
        clock.save(update_fields=["cancelled_at"])
        if policy is not None:
            _start(item, policy, (cast(ClockKind, clock.clock),), clock.started_at, pauses=clock.pauses)


def _open_clocks(item: WorkItem, kinds: Sequence[str] | None = None) -> list[Clock]:
    found = Clock.objects.filter(item=item, satisfied_at=None, cancelled_at=None)
    return list(found.filter(clock__in=kinds) if kinds is not None else found)


@transaction.atomic
def customer_waits(*, kind: str, item_id: UUID, at: datetime | None = None) -> None:
    """The customer wrote and waits: starts the next-response clock unless a response clock runs already."""
    item = access.locked(kind, item_id)
    if item.state == "done" or item.awaiting_since is not None:
        return
    since = at or business_clock.now()
    item.awaiting_since = since
    item.save(update_fields=["awaiting_since"])
    policy = None if _open_clocks(item, RESPONSE_CLOCKS) else policy_for(case_of(item))
    if policy is not None:
        _start(item, policy, ("next_response",), since)


@transaction.atomic
def clock_satisfy(
    *,
    actor: Actor,
    kind: str,
    item_id: UUID,
    clocks: Sequence[ClockKind] = RESPONSE_CLOCKS,
    at: datetime | None = None,
) -> None:
    """What the clocks waited for happened (by default: a human answered the customer). Too late is recorded too."""
    item = access.locked(kind, item_id)
    when = at or business_clock.now()
    if item.awaiting_since is not None and set(clocks) & set(RESPONSE_CLOCKS):
        item.awaiting_since = None
        item.save(update_fields=["awaiting_since"])
    for clock in _open_clocks(item, clocks):
        _satisfy(item, clock, when, actor)


def _satisfy(item: WorkItem, clock: Clock, at: datetime, actor: Actor) -> None:
    clock.satisfied_at = max(at, clock.started_at)
    if clock.pauses and clock.pauses[-1][1] is None:
        clock.pauses = [*clock.pauses[:-1], [clock.pauses[-1][0], iso(clock.satisfied_at)]]
    if clock.due_at is not None and clock.satisfied_at > clock.due_at and clock.breached_at is None:
        clock.breached_at = clock.due_at
        breached(item, clock, actor=actor)
    clock.save()


def breached(item: WorkItem, clock: Clock, *, actor: Actor = SYSTEM) -> None:
    """Writes the event of a passed deadline."""
    payload = ClockBreached(
        kind=item.kind,
        item_id=item.item_id,
        clock_id=clock.id,
        clock=clock.clock,
        due_at=iso(clock.due_at) if clock.due_at else "",
        user_id=item.owner_id,
        team_id=item.team_id,
    )
    emit(
        payload,
        actor=actor,
        subject=Subject(kind="work_item", id=item.item_id, version=item.version),
        customer_id=item.customer_id,
        shop_id=item.shop_id,
        topics=clock_topics(item),
    )


def clock_topics(item: WorkItem) -> list[str]:
    """Who hears of deadlines: the owner, the team, the shop."""
    heard = [f"user:{item.owner_id}"] if item.owner_id else []
    heard += [f"team:{item.team_id}"] if item.team_id else []
    return [*heard, f"shop:{item.shop_id}"]


def clocks_finish(item: WorkItem, *, at: datetime, actor: Actor, reached: bool = True) -> None:
    """The item is done: resolution is reached, answers nobody needs any more are cancelled. Not `reached`: all are."""
    for clock in _open_clocks(item):
        if clock.clock == "resolution" and reached:
            _satisfy(item, clock, at, actor)
        else:
            clock.cancelled_at = at
            clock.save(update_fields=["cancelled_at"])


@transaction.atomic
def clock_pause(*, kind: str, item_id: UUID, clocks: Sequence[ClockKind] = ("resolution",)) -> None:
    """Stops the clocks while we wait for somebody else. Those that stand already or were missed stay as they are."""
    item = access.locked(kind, item_id)
    now = business_clock.now()
    for clock in _open_clocks(item, clocks):
        standing = bool(clock.pauses) and clock.pauses[-1][1] is None
        if standing or clock.breached_at is not None:
            continue
        clock.pauses = [*clock.pauses, [iso(max(now, clock.started_at)), None]]
        clock.due_at = clock.warn_at = None
        clock.save(update_fields=["pauses", "due_at", "warn_at"])


@transaction.atomic
def clock_resume(*, kind: str, item_id: UUID, clocks: Sequence[ClockKind] = ("resolution",)) -> None:
    """Lets paused clocks run on; their deadlines move by the working time that the pause took."""
    item = access.locked(kind, item_id)
    warn_s = settings.get(WARN_BEFORE_S, shop_id=item.shop_id)
    now = business_clock.now()
    for clock in _open_clocks(item, clocks):
        if not clock.pauses or clock.pauses[-1][1] is not None:
            continue
        clock.pauses = [*clock.pauses[:-1], [clock.pauses[-1][0], iso(now)]]
        recompute(clock, calendar_of(clock), warn_before_s=warn_s)
        clock.save(update_fields=["pauses", "due_at", "warn_at"])

"""What happens by the passing of time alone: deadlines warned of and missed, items taken from agents who are gone."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F

from zhike.kernel import clock as business_clock
from zhike.kernel.authz import SYSTEM
from zhike.kernel.clock import iso
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.settings import values as settings
from zhike.work import access, alerts
from zhike.work.events import ClockWarned
from zhike.work.models import Clock, Load, WorkItem
from zhike.work.parameters import RELEASE_AFTER_OFFLINE_S
from zhike.work.ports import item_kind, live_kinds
from zhike.work.services.clocks import breached, clock_topics
from zhike.work.services.items import item_release

_BATCH: Final = 200


def _deserted(gone_since: datetime) -> list[tuple[str, UUID]]:
    """Items whose customer waits for an answer while the owner has been gone for longer than allowed."""
    gone = Load.objects.filter(offline_since__lte=gone_since, items__gt=0).values_list("user_id", flat=True)
    found = WorkItem.objects.filter(
        state="assigned",
        kind__in=live_kinds(),
        owner_id__in=list(gone),
        awaiting_since__isnull=False,
        assigned_at__lte=gone_since,
    )
    return list(found.order_by("assigned_at", "id").values_list("kind", "item_id")[:_BATCH])


def release_deserted() -> int:
    """Gives unanswered live items of agents who went away back to the queue; answers how many."""
    gone_since = business_clock.now() - timedelta(seconds=settings.get(RELEASE_AFTER_OFFLINE_S))
    return sum(_release(kind, item_id) for kind, item_id in _deserted(gone_since))


@transaction.atomic
def _release(kind: str, item_id: UUID) -> int:
    if not item_kind(kind).owner.lock(kind=kind, item_id=item_id):
        return 0
    item = access.locked_or_skipped(kind, item_id)
    if item is None or item.state != "assigned" or item.awaiting_since is None:
        return 0
    item_release(actor=SYSTEM, kind=kind, item_id=item_id, reason="owner_offline")
    return 1


def sweep_clocks() -> int:
    """Warns of deadlines that come close and records those that passed; answers how many were touched."""
    touched = 0
    while True:
        now = business_clock.now()
        with transaction.atomic():
            found = _warn(now) + _breach(now)
        touched += found
        if found < _BATCH:
            return touched


def _due_items(**condition: object) -> list[WorkItem]:
    """Items with such an open clock, locked; those that somebody is busy with come in the next turn."""
    clocks = Clock.objects.filter(satisfied_at=None, cancelled_at=None, breached_at=None, **condition)
    ids = clocks.order_by("due_at").values_list("item_id", flat=True)[:_BATCH]
    found = WorkItem.objects.select_for_update(no_key=True, skip_locked=True)
    return list(found.filter(id__in=list(ids)).order_by("id"))


def _warn(now: datetime) -> int:
    done = 0
    for item in _due_items(warned_at=None, warn_at__lte=now):
        soon = Clock.objects.filter(item=item, satisfied_at=None, cancelled_at=None, breached_at=None)
        for clock in soon.filter(warned_at=None, warn_at__lte=now):
            clock.warned_at = now
            clock.save(update_fields=["warned_at"])
            if clock.due_at is not None and clock.due_at > now:
                _tell_warning(item, clock)
            done += 1
    return done


def _breach(now: datetime) -> int:
    done = 0
    for item in _due_items(due_at__lte=now):
        late = Clock.objects.filter(item=item, satisfied_at=None, cancelled_at=None, breached_at=None)
        for clock in late.filter(due_at__lte=now):
            Clock.objects.filter(id=clock.id).update(breached_at=F("due_at"))
            breached(item, clock)
            alerts.clock_alert("breached", item, clock)
            done += 1
    return done


def _tell_warning(item: WorkItem, clock: Clock) -> None:
    payload = ClockWarned(
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
        actor=SYSTEM,
        subject=Subject(kind="work_item", id=item.item_id, version=item.version),
        customer_id=item.customer_id,
        shop_id=item.shop_id,
        topics=clock_topics(item),
    )
    alerts.clock_alert("warned", item, clock)

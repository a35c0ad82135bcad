"""Whom work notifies when a deadline comes close or passes."""

from typing import Final, Literal

from zhike.accounts.public import notification_kind, notify, team_leaders
from zhike.kernel.clock import iso
from zhike.kernel.events.payload import Subject
from zhike.work.models import Clock, WorkItem
from zhike.work.ports import item_kind

CLOCK_WARNED: Final = notification_kind("work.clock_warned", urgency="normal")
CLOCK_BREACHED: Final = notification_kind("work.clock_breached", urgency="high")


def clock_alert(what: Literal["warned", "breached"], item: WorkItem, clock: Clock) -> None:
    """Tells the owner; the team's leaders too when the deadline passed or nobody has the item."""
    recipients = {item.owner_id} if item.owner_id else set()
    if item.team_id is not None and (what == "breached" or item.owner_id is None):
        recipients.update(team_leaders(item.team_id))
    page = item_kind(item.kind).page
    notify(
        CLOCK_WARNED if what == "warned" else CLOCK_BREACHED,
        recipients=recipients,
        # The link of a notification is its subject: what opens is the page on which something can be done.
        subject=page(item.item_id) if page else Subject(kind=item.kind, id=item.item_id, version=item.version),
        params={"clock": clock.clock, "due_at": iso(clock.due_at) if clock.due_at else ""},
        dedupe_key=f"{clock.id}:{what}",
    )

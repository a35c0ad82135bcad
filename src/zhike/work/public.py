"""The door of module work."""

from zhike.work.calendars import calendar_state, calendar_usable
from zhike.work.events import (
    CalendarChanged,
    ClockBreached,
    ClockWarned,
    ItemAssigned,
    ItemDone,
    ItemQueued,
    ItemReleased,
    PolicyChanged,
)
from zhike.work.holder import WorkItems
from zhike.work.permissions import ITEM_ASSIGN
from zhike.work.ports import WorkItemOwner, use_item_owner
from zhike.work.roster import LoadBoard
from zhike.work.selectors import agents_online, expected_answer_at, item_view, open_deadlines, queue_place
from zhike.work.services.clocks import clock_pause, clock_resume, clock_satisfy, customer_waits
from zhike.work.services.giving import item_assign, item_take, item_transfer
from zhike.work.services.items import item_done, item_open, item_prioritise, item_release, item_reopen
from zhike.work.services.sending import item_send
from zhike.work.types import Assigned, CalendarState, ItemView, LastServed, QueuePlace

__all__ = [
    "ITEM_ASSIGN",
    "Assigned",
    "CalendarChanged",
    "CalendarState",
    "ClockBreached",
    "ClockWarned",
    "ItemAssigned",
    "ItemDone",
    "ItemQueued",
    "ItemReleased",
    "ItemView",
    "LastServed",
    "LoadBoard",
    "PolicyChanged",
    "QueuePlace",
    "WorkItemOwner",
    "WorkItems",
    "agents_online",
    "calendar_state",
    "calendar_usable",
    "clock_pause",
    "clock_resume",
    "clock_satisfy",
    "customer_waits",
    "expected_answer_at",
    "item_assign",
    "item_done",
    "item_open",
    "item_prioritise",
    "item_release",
    "item_reopen",
    "item_send",
    "item_take",
    "item_transfer",
    "item_view",
    "open_deadlines",
    "queue_place",
    "use_item_owner",
]

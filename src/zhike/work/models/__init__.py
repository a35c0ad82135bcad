"""Tables of module work."""

from zhike.work.models.calendars import Calendar, CalendarDay, CalendarVersion
from zhike.work.models.clocks import Clock, SlaPolicy, SlaPolicyVersion
from zhike.work.models.items import Assignment, Load, WorkItem

__all__ = [
    "Assignment",
    "Calendar",
    "CalendarDay",
    "CalendarVersion",
    "Clock",
    "Load",
    "SlaPolicy",
    "SlaPolicyVersion",
    "WorkItem",
]

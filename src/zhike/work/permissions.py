"""What one may do with work items, calendars and deadlines."""

from typing import Final

from zhike.kernel.authz import permission

QUEUE_VIEW: Final = permission("work.queue.view", scoped=True)
ITEM_ASSIGN: Final = permission("work.item.assign", scoped=True)
ASSIGNMENT_VIEW: Final = permission("work.assignment.view", scoped=True)
CALENDAR_MANAGE: Final = permission("work.calendar.manage")
POLICY_MANAGE: Final = permission("work.policy.manage")

"""Whom tickets notify of what."""

from typing import Final

from zhike.accounts.public import notification_kind

ASSIGNED: Final = notification_kind("tickets.assigned", urgency="normal")

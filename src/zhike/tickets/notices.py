"""Whom tickets notify of what."""

from typing import Final

from zhike.accounts.public import notification_kind

#: Named in an internal note; `part` is the note.
MENTIONED: Final = notification_kind("tickets.mentioned", urgency="normal")
#: A ticket that one has, or works on with, is now one with another.
MERGED: Final = notification_kind("tickets.merged", urgency="normal")
ASSIGNED: Final = notification_kind("tickets.assigned", urgency="normal")

"""Business parameters of tickets."""

from typing import Final

from zhike.kernel.settings.registry import Setting
from zhike.tickets.permissions import CONFIG_MANAGE

#: Whether what customers write outside service hours, or with nobody there, becomes a ticket.
OFFLINE_MESSAGES: Final = Setting(
    "tickets.offline_messages", bool, default=True, scopes=("company", "shop"), permission=CONFIG_MANAGE
)

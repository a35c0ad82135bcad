"""Business parameters of tickets."""

from typing import Final

from zhike.kernel.settings.registry import Setting
from zhike.tickets.permissions import CONFIG_MANAGE

#: Whether what customers write outside service hours, or with nobody there, becomes a ticket.
OFFLINE_MESSAGES: Final = Setting(
    "tickets.offline_messages", bool, default=True, scopes=("company", "shop"), permission=CONFIG_MANAGE
)
#: Whether waiting tickets are given to people who are online, or wait until somebody takes them.
ASSIGNED_AUTOMATICALLY: Final = Setting(
    "tickets.assigned_automatically",
    bool,
    default=True,
    scopes=("company", "shop", "team"),
    permission=CONFIG_MANAGE,
)
#: Whoever holds so many open tickets is given no more; taking and being handed some goes on.
GIVEN_AT_MOST: Final = Setting("tickets.given_at_most", int, default=20, min=1, max=1_000, permission=CONFIG_MANAGE)

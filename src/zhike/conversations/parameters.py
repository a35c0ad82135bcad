"""Business parameters of conversations."""

from typing import Final

from zhike.conversations.permissions import CHANNEL_MANAGE
from zhike.kernel.settings.registry import Setting

TRANSFER_WAIT_S: Final = Setting(
    "conversations.transfer_wait_s", int, 120, min=15, max=86_400, scopes=("company", "shop")
)
ANSWER_WITHIN_S: Final = Setting(
    "conversations.answer_within_s", int, 4 * 3600, min=60, max=30 * 86_400, scopes=("company", "shop")
)
SESSIONS_PER_MINUTE: Final = Setting(
    "conversations.widget_sessions_per_minute", int, 600, min=10, max=100_000, permission=CHANNEL_MANAGE
)
MESSAGES_PER_MINUTE: Final = Setting(
    "conversations.widget_messages_per_minute", int, 120, min=5, max=10_000, permission=CHANNEL_MANAGE
)

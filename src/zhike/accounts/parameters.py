"""Business parameters of accounts."""

from typing import Final

from zhike.kernel.settings.registry import Setting

SESSION_IDLE_S: Final = Setting("accounts.session_idle_s", int, default=1_800, min=300, max=86_400)
SESSION_LONGEST_S: Final = Setting("accounts.session_longest_s", int, default=43_200, min=3_600, max=604_800)
PASSWORD_MIN_LENGTH: Final = Setting("accounts.password_min_length", int, default=10, min=8, max=64)
PASSWORD_KINDS: Final = Setting("accounts.password_kinds", int, default=3, min=1, max=4)
#: How long a chosen presence survives without a heartbeat. After that the user comes back as offline and chooses anew.
PRESENCE_KEPT_S: Final = Setting("accounts.presence_kept_s", int, default=900, min=60, max=86_400)

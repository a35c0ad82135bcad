"""Business parameters of audit."""

from typing import Final

from zhike.kernel.settings.registry import Setting

CHECK_INTERVAL_S: Final = Setting("audit.check_interval_s", int, default=86_400, min=3_600, max=604_800)
#: The user id of the person who hears of a failed check; empty: all system administrators.
GUARDIAN: Final = Setting("audit.guardian", str, default="")

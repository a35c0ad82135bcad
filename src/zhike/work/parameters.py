"""Business parameters of module work."""

from typing import Final

from zhike.kernel.settings.registry import Setting
from zhike.work.permissions import POLICY_MANAGE

#: How long an agent may be offline before unanswered items go back to the queue.
RELEASE_AFTER_OFFLINE_S: Final = Setting(
    "work.release_after_offline_s", int, default=60, min=10, max=86_400, permission=POLICY_MANAGE
)
#: Counted seconds before a deadline at which the owner is warned (at most half of the target).
WARN_BEFORE_S: Final = Setting(
    "work.warn_before_s", int, default=300, min=10, max=86_400, scopes=("company", "shop"), permission=POLICY_MANAGE
)
#: A returning customer is offered first to whoever served them last, within this many days. 0: never.
RETURNING_WITHIN_DAYS: Final = Setting(
    "work.returning_within_days", int, default=7, min=0, max=365, scopes=("company", "shop"), permission=POLICY_MANAGE
)
#: The average response time that the company aims at; shown beside the measured one.
RESPONSE_AVERAGE_TARGET_S: Final = Setting(
    "work.response_average_target_s",
    int,
    default=900,
    min=10,
    max=86_400,
    scopes=("company", "shop"),
    permission=POLICY_MANAGE,
)

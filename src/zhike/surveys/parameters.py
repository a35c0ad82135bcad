"""Business parameters of module surveys."""

from typing import Final

from zhike.kernel.settings.registry import Setting
from zhike.surveys.permissions import SCALE_MANAGE

#: Whether customers are asked to rate a conversation when it is closed.
ASK_AFTER_EPISODE: Final = Setting(
    "surveys.ask_after_episode", bool, default=True, scopes=("company", "shop"), permission=SCALE_MANAGE
)
#: How long a customer may answer an invitation.
INVITATION_VALID_S: Final = Setting(
    "surveys.invitation_valid_s", int, default=604_800, min=3_600, max=7_776_000, permission=SCALE_MANAGE
)
#: How long after the first answer a customer may still change it.
CHANGE_WITHIN_S: Final = Setting(
    "surveys.change_within_s", int, default=86_400, min=0, max=2_592_000, permission=SCALE_MANAGE
)

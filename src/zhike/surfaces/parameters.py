"""Business parameters of the pages."""

from typing import Final

from zhike.conversations.public import CHANNEL_MANAGE
from zhike.kernel.settings.registry import Setting

DEMO_SHOP: Final = Setting("surfaces.demo_shop", bool, True, permission=CHANNEL_MANAGE)

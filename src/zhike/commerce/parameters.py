"""Business parameters of module commerce."""

from typing import Final

from zhike.commerce.permissions import STATUS_MANAGE
from zhike.kernel.settings.registry import Setting

#: How often an hour one network address may look up orders, and one order may be looked up.
LOOKUP_TRIES: Final = Setting("commerce.lookup_tries", int, default=5, min=1, max=100, permission=STATUS_MANAGE)

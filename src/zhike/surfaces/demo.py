"""With `--demo` the demo shop is there wherever the installation is reached from."""

from zhike.kernel.authz import SYSTEM
from zhike.kernel.settings import values
from zhike.kernel.settings.registry import Place
from zhike.surfaces.parameters import DEMO_SHOP

_REASON = "zhike up --demo"


def load() -> None:
    """Turns the demo shop on, unless somebody has decided about it."""
    if values.at_place(DEMO_SHOP, Place()).version == 0:
        values.change(actor=SYSTEM, setting=DEMO_SHOP, place=Place(), value=True, expected_version=0, reason=_REASON)

from django.db import transaction

from zhike.kernel.crypto.data_keys import rewrap
from zhike.kernel.loops import every


@every(3600, "kernel_crypto.rewrap")
def _take_up_late_keys() -> None:
    """Data keys that a process wrapped with the old master key in the seconds before it saw the new one."""
    with transaction.atomic():
        rewrap()

"""Periodic work of customers."""

from zhike.customers.services.archiving import purge_due
from zhike.kernel.loops import every


@every(3600, "customers.purge")
def purge() -> None:
    """Deleted customers whose time to be brought back is over are erased."""
    purge_due()

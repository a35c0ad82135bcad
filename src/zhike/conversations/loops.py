"""What conversations does every now and then in the worker."""

from zhike.conversations.services.notes import drafts_purge
from zhike.conversations.services.transfers import transfers_expire
from zhike.conversations.services.visitors import visitors_purge
from zhike.kernel.loops import every


@every(2, "conversations.transfers_expire")
def expire_transfers() -> None:
    """Withdraws transfer requests that nobody answered in time."""
    transfers_expire()


@every(3600, "conversations.purge")
def purge_old() -> None:
    """Forgets old drafts, ended widgets and used token ids."""
    drafts_purge()
    visitors_purge()

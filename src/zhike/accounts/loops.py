"""What accounts does every few seconds in the worker."""

from zhike.accounts.services.presence import presence_sweep
from zhike.accounts.services.sessions import sessions_expire
from zhike.kernel.loops import every


@every(10, "accounts.sessions_expire")
def expire_sessions() -> None:
    """Sessions whose time is over end, and with them the sockets they opened."""
    sessions_expire()


@every(2, "accounts.presence_sweep")
def sweep() -> None:
    """Agents whose browser died go offline; those who came back, online."""
    presence_sweep()

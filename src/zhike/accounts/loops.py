"""What accounts does every few seconds in the worker."""

from zhike.accounts.services.presence import presence_sweep
from zhike.kernel.loops import every


@every(2, "accounts.presence_sweep")
def sweep() -> None:
    """Agents whose browser died go offline; those who came back, online."""
    presence_sweep()

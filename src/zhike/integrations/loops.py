"""What imports do every now and then in the worker."""

from zhike.integrations.services.keeping import forget_old, settle_lost
from zhike.kernel.loops import every


@every(30, "integrations.settle_lost")
def settle() -> None:
    """Imports whose job ended without them end too."""
    settle_lost()


@every(3600, "integrations.forget_old")
def forget() -> None:
    """Old imports go, with their files and the account of their rows."""
    forget_old()

"""What imports do every now and then in the worker."""

from zhike.integrations.services.keeping import forget_old, mend_error_files, settle_lost
from zhike.kernel.loops import every


@every(30, "integrations.settle_lost")
def settle() -> None:
    """Imports whose job ended without them end too, and files of errors that had no room are written."""
    settle_lost()
    mend_error_files()


@every(3600, "integrations.forget_old")
def forget() -> None:
    """Old imports go, with their files and the account of their rows."""
    forget_old()

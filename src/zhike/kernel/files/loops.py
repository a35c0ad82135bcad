from zhike.kernel.files import service
from zhike.kernel.files.storage import STORAGE, LocalStorage
from zhike.kernel.loops import every


@every(30, "kernel_files.examine")
def _examine_what_stayed_in_quarantine() -> None:
    service.examine_stuck()


@every(600, "kernel_files.unattached")
def _remove_unattached() -> None:
    while service.remove_unattached():
        pass


@every(86_400, "kernel_files.orphans")
def _remove_orphans() -> None:
    service.remove_orphans()
    storage = STORAGE.get()
    if isinstance(storage, LocalStorage):
        storage.sweep_drafts()

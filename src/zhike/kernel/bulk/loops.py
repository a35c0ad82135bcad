from zhike.kernel.bulk import service
from zhike.kernel.loops import every


@every(3600, "kernel_bulk.forget_old")
def _forget_old() -> None:
    while service.forget_old():
        pass

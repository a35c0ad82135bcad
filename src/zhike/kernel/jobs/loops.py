from zhike.kernel.jobs import results, service
from zhike.kernel.loops import every


@every(10, "kernel_jobs.reap")
def _take_back_from_dead_workers() -> None:
    service.reap()


@every(600, "kernel_jobs.forget_files")
def _forget_files() -> None:
    results.forget_files()


@every(3600, "kernel_jobs.forget_old")
def _forget_old() -> None:
    while service.forget_old():
        pass

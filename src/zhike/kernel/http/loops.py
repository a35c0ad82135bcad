from zhike.kernel.http.idempotency import forget_old
from zhike.kernel.loops import every


@every(600, "kernel_http.forget_old")
def _forget_old_answers() -> None:
    while forget_old() == 5000:
        pass

from zhike.kernel.loops import every
from zhike.kernel.rates.buckets import sweep


@every(600, "kernel_rates.sweep")
def _sweep_full_buckets() -> None:
    sweep()

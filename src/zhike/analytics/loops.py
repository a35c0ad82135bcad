"""What analytics does every now and then in the worker."""

from zhike.analytics.days import sum_days
from zhike.kernel.loops import every


@every(15, "analytics.sum_days")
def keep_sums() -> None:
    """Days that are over are summed, and once more after one of their facts changed."""
    sum_days()

"""What figures are made of: how many rows count, how many of them have a value, and what the values come to.

Sums of parts add up to those of the whole, whatever the parts are: teams, hours, days. Means are made of them at last.
"""

import hashlib
from collections.abc import Sequence
from typing import Final

from zhike.analytics.metrics import METRICS, Metric

#: Every metric that has a moment, in the order of the sums of a day.
SUMMED: Final[tuple[Metric, ...]] = tuple(metric for metric in METRICS if metric.moment is not None)
#: The columns whose times put a fact into a period.
MOMENTS: Final[tuple[str, ...]] = tuple(dict.fromkeys(metric.moment for metric in SUMMED if metric.moment is not None))


def width(metric: Metric) -> int:
    """How many sums a metric has."""
    return 3 if metric.value else 1


def sums_sql(metrics: Sequence[Metric], *, within: bool = False) -> str:
    """An array of the sums of `metrics` over rows `f` of analytics_fact.

    With `within` each metric takes its own moment's rows only, those of the period `p.starts` to `p.ends`.
    """
    parts: list[str] = []
    for metric in metrics:
        period = f"f.{metric.moment} >= p.starts AND f.{metric.moment} < p.ends AND " if within else ""
        only = f"FILTER (WHERE {period}{metric.condition})"
        parts.append(f"count(*) {only}")
        parts += [f"count({metric.value}) {only}", f"coalesce(sum({metric.value}) {only}, 0)"] if metric.value else []
    return f"ARRAY[{', '.join(f'({part})::float8' for part in parts)}]"


def added_sql(metrics: Sequence[Metric], column: str) -> str:
    """An array that adds up arrays of the sums of `metrics`."""
    places = range(1, sum(map(width, metrics)) + 1)
    return f"ARRAY[{', '.join(f'sum({column}[{place}])' for place in places)}]"


#: Names this definition of the sums; days that were summed by another one are summed anew.
DEFINITION: Final = hashlib.sha256(sums_sql(SUMMED, within=True).encode()).hexdigest()[:32]

"""What each figure means, once: figures, their parts and the rows behind them are made from these definitions.

The words are in the catalogues (`metrics.<code>.name`, `.meaning`); the terms are the field's: first response is the
first human reply, resolution runs from start to end with waiting, CSAT is the share of satisfied scores.
"""

from dataclasses import dataclass
from typing import Final, Literal

Unit = Literal["count", "seconds", "percent", "points"]
#: The column whose time puts a row into a period; none: how it is now.
Moment = Literal["opened_at", "response_at", "closed_at", "rated_at", "breached_at"]


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure. `condition` picks rows of analytics_fact under the alias `f`; `value` is averaged over them, or they
    are counted. `good` says whether more is better, worse, or neither, for the arrow beside it.
    """

    code: str
    unit: Unit
    moment: Moment | None
    condition: str
    value: str | None = None
    good: Literal["more", "less", "neither"] = "neither"


_EPISODE: Final = "f.kind = 'episode'"
#: A ticket that went into another one counts once, as that one; an unmet deadline of it is that one's too.
_UNMERGED: Final = "f.result <> 'merged'"
_TICKET: Final = f"f.kind = 'ticket' AND {_UNMERGED}"
#: What is as it is now is asked of open rows only.
OPEN: Final = "f.state <> 'closed'"
#: Threads that went on in another one were no service of their own; nor were those found to be nobody's question.
_SERVICE: Final = f"{_EPISODE} AND f.result NOT IN ('joined', 'invalid')"

METRICS: Final[tuple[Metric, ...]] = (
    Metric("conversations_open", "count", None, f"{OPEN} AND {_EPISODE}"),
    Metric("conversations_waiting", "count", None, f"{OPEN} AND {_EPISODE} AND f.state = 'queued'", good="less"),
    Metric("tickets_open", "count", None, f"{OPEN} AND {_TICKET}"),
    Metric("overdue_open", "count", None, f"{OPEN} AND f.breached_at IS NOT NULL", good="less"),
    Metric("conversations_new", "count", "opened_at", _SERVICE),
    Metric("conversations_closed", "count", "closed_at", _SERVICE, good="more"),
    Metric("tickets_new", "count", "opened_at", _TICKET),
    Metric("tickets_closed", "count", "closed_at", _TICKET, good="more"),
    Metric("first_response", "seconds", "response_at", _EPISODE, "f.response_s", good="less"),
    Metric("resolution", "seconds", "closed_at", f"{_SERVICE} AND f.owner_id IS NOT NULL", "f.closing_s", good="less"),
    Metric("ticket_response", "seconds", "response_at", _TICKET, "f.response_s", good="less"),
    Metric("ticket_resolution", "seconds", "closed_at", _TICKET, "f.closing_s", good="less"),
    Metric("csat", "percent", "rated_at", "f.satisfied IS NOT NULL", "f.satisfied::int * 100", good="more"),
    Metric("score", "points", "rated_at", "f.score100 IS NOT NULL", "f.score100 / 100.0", good="more"),
    Metric("overdue", "count", "breached_at", f"f.breached_at IS NOT NULL AND {_UNMERGED}", good="less"),
)
BY_CODE: Final = {metric.code: metric for metric in METRICS}

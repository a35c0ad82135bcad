"""Calls of the figures."""

from collections.abc import Mapping

from tests.plumbing.cast import Cast
from tests.suites.calls.call import Call, Maker


def _told(query: str = "") -> Maker:
    """After the story of the cast has become facts."""

    def make(cast: Cast) -> Call:
        cast.spine.run()
        return Call(cast.admin_api, query=query)

    return make


CALLS: Mapping[str, Maker] = {
    "overview": _told("?period=7d&by=agent"),
    "overview_rows": _told("?filter[metric]=conversations_open"),
    "metric_list": _told(),
}

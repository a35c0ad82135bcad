"""Calls of what several modules answer together."""

from collections.abc import Mapping

from tests.plumbing.cast import Cast
from tests.suites.calls.call import Call, Maker


def _search(cast: Cast) -> Call:
    assert cast.sun_li.id
    cast.spine.run()
    return Call(cast.admin_api, query="?q=包裹&per_kind=5")


CALLS: Mapping[str, Maker] = {"search": _search}

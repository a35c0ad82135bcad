"""One call that succeeds for every route. The generated suites turn each into its denied, repeated and stale forms.

Every file of this folder that has `CALLS` is read. A route without a call fails :func:`test_every_route_has_a_call`, so
what is new is covered from its first day.
"""

import importlib
import pkgutil
from collections.abc import Mapping

from tests.suites.calls.call import Call, Maker


def _gathered() -> dict[str, Maker]:
    found: dict[str, Maker] = {}
    for part in sorted(pkgutil.iter_modules(__path__), key=lambda one: one.name):
        calls: Mapping[str, Maker] = getattr(importlib.import_module(f"{__name__}.{part.name}"), "CALLS", {})
        twice = found.keys() & calls.keys()
        assert not twice, f"two files have a call of {sorted(twice)}"
        found |= calls
    return found


CALLS: Mapping[str, Maker] = _gathered()

__all__ = ["CALLS", "Call", "Maker"]

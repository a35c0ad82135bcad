"""One call that succeeds for every route. The generated suites turn each into its denied, repeated and stale forms.

A route without a call fails :func:`test_every_route_has_a_call`, so what is new is covered from its first day.
"""

from collections.abc import Mapping

from tests.suites.calls import accounts, conversations, desk
from tests.suites.calls.call import Call, Maker

CALLS: Mapping[str, Maker] = {**accounts.CALLS, **desk.CALLS, **conversations.CALLS}

__all__ = ["CALLS", "Call", "Maker"]

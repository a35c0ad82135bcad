"""Reactions of accounts to events below."""

from zhike.accounts import parameters
from zhike.accounts.services.sessions import session_limits_apply
from zhike.kernel.events.stored import StoredEvent
from zhike.kernel.events.subscribers import subscriber
from zhike.kernel.settings.events import SettingChanged

_LIMITS = frozenset({parameters.SESSION_IDLE_S.key, parameters.SESSION_LONGEST_S.key})


@subscriber("accounts.session_limits", events=["kernel.setting_changed"])
def session_limits(event: StoredEvent) -> None:
    """A changed limit holds for running sessions too."""
    if isinstance(event.payload, SettingChanged) and event.payload.key in _LIMITS:
        session_limits_apply()

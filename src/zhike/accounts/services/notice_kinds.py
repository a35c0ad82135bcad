"""Kinds of notifications: registered by their owners, with urgency and default channels.

Texts are `notifications.<code>.title` and `.body` in the owner's catalogues, with the parameters as placeholders.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Urgency = Literal["low", "normal", "high"]
#: Ways to reach somebody. Others (e-mail, push) come with the modules that can send them.
CHANNELS: Final = ("in_app",)


@dataclass(frozen=True, slots=True)
class NotificationKind:
    """Something that users are told of. `can_mute` is false for what nobody should miss."""

    code: str
    urgency: Urgency
    channels: tuple[str, ...]
    can_mute: bool


_kinds: dict[str, NotificationKind] = {}


def notification_kind(
    code: str, *, urgency: Urgency = "normal", channels: tuple[str, ...] = CHANNELS, can_mute: bool = True
) -> NotificationKind:
    """Registers a kind. Raises ValueError when the code is taken or a channel unknown."""
    if code in _kinds:
        raise ValueError(f"notification kind {code!r} is registered twice")
    unknown = set(channels) - set(CHANNELS)
    if unknown:
        raise ValueError(f"unknown channels {sorted(unknown)} of {code!r}")
    kind = NotificationKind(code, urgency, channels, can_mute)
    _kinds[code] = kind
    return kind


def notification_kinds() -> Mapping[str, NotificationKind]:
    """Every registered kind by code."""
    return dict(_kinds)


RIGHTS_CHANGED: Final = notification_kind("accounts.rights_changed", can_mute=False)
RIGHT_REQUESTED: Final = notification_kind("accounts.right_requested")
AUDIT_ALARM: Final = notification_kind("accounts.audit_alarm", urgency="high", can_mute=False)

from typing import ClassVar
from uuid import UUID

from zhike.kernel.events.payload import EventPayload


class SettingChanged(EventPayload):
    """A parameter got a new value, or (`removed`) falls back to the wider scope again."""

    name: ClassVar[str] = "kernel.setting_changed"
    key: str
    scope_kind: str
    scope_id: UUID | None
    removed: bool

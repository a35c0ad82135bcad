"""Event classes: one per (name, version), typed, closed, free of personal values and texts."""

from typing import Any, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class EventError(RuntimeError):
    """An event class is wrongly declared, or a stored event has no class."""


class EventPayload(BaseModel):
    """Base of all event payloads. Subclasses set `name` ("tickets.ticket_assigned") and `version` (from 1).

    Fields are ids, codes, numbers and changed-field names; never personal values, never message texts. A changed
    meaning is a new class with the next version; the old one stays readable for ever.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: ClassVar[str]
    version: ClassVar[int] = 1

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        key = (cls.name, cls.version)
        if key in _classes and _classes[key].__qualname__ != cls.__qualname__:
            raise EventError(f"event {key} is declared twice")
        _classes[key] = cls


_classes: dict[tuple[str, int], type[EventPayload]] = {}


def event_classes() -> dict[tuple[str, int], type[EventPayload]]:
    """Every declared event class by (name, version)."""
    return dict(_classes)


def read_payload(name: str, version: int, payload: dict[str, Any]) -> EventPayload:
    """The typed payload of a stored event. Raises EventError when its class is unknown."""
    try:
        cls = _classes[name, version]
    except KeyError:
        raise EventError(f"no class for event {name} v{version}") from None
    return cls.model_validate(payload)


class Subject(BaseModel):
    """What an event is about: the row's kind and id, and its version after the change."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    id: UUID
    version: int = 0

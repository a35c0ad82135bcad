"""What the routes of types, statuses and priorities take and answer."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from zhike.kernel.http import Body, OneLine
from zhike.tickets.models.configuration import COLOR

Language = Literal["zh-CN", "en"]
Names = Annotated[dict[Language, Annotated[str, OneLine(60)]], Field(min_length=1)]
Color = Annotated[str, StringConstraints(pattern=COLOR)]
Place = Annotated[int, Field(ge=0, le=100_000)]


class TypeBody(Body):
    """A new type of tickets."""

    name: Names
    color: Color = "gray"
    place: Place = 0


class TypePatch(Body):
    """What may change about a type."""

    name: Names | None = None
    color: Color | None = None
    place: Place | None = None


class StatusNewBody(Body):
    """A new status; its category cannot change later. `next` are the statuses that can follow."""

    name: Names
    category: Literal["new", "open", "waiting", "resolved", "closed"]
    color: Color = "gray"
    place: Place = 0
    next: Annotated[list[UUID], Field(max_length=100)] = []


class StatusPatch(Body):
    """What may change about a status."""

    name: Names | None = None
    color: Color | None = None
    place: Place | None = None
    next: Annotated[list[UUID], Field(max_length=100)] | None = None


class PriorityPatch(Body):
    """What may change about a level of priority."""

    name: Names | None = None
    color: Color | None = None


class ArchiveBody(Body):
    """Out of use, or back."""

    archived: bool


class TypeShape(Schema):
    """A type of tickets."""

    id: UUID
    code: str
    name: dict[str, str]
    label: str
    color: str
    place: int
    archived_at: datetime | None
    updated_at: datetime
    version: int


class ConfiguredStatus(TypeShape):
    """A status with the ids of those that can follow."""

    category: str
    next: list[UUID]


class PriorityShape(Schema):
    """A level of priority, 1 the most urgent."""

    id: UUID
    level: int
    code: str
    name: dict[str, str]
    label: str
    color: str
    updated_at: datetime
    version: int

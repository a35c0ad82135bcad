"""What requests and answers about rounds of service look like."""

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from zhike.conversations.services.recording import Further
from zhike.kernel.http import Body, PlainText

Recorded = Literal["solved", "unsolved", "followup", "invalid"]
TagIds = Annotated[list[UUID], Field(max_length=20)]


class NameShape(Schema):
    """An id with what to call it."""

    id: UUID
    name: str


class FurtherBody(Body):
    """Another problem of the same round. `handling_s`: seconds that it took, if somebody says."""

    category_id: UUID
    result: Recorded
    problem: Annotated[str, PlainText(5000, blank=True)] = ""
    handling: Annotated[str, PlainText(5000, blank=True)] = ""
    tag_ids: TagIds = []
    handling_s: Annotated[int, Field(ge=0, le=30 * 86_400)] | None = None

    def kept(self) -> Further:
        """As the record keeps it."""
        tags = tuple(dict.fromkeys(self.tag_ids))
        return Further(self.category_id, self.result, self.problem, self.handling, tags, self.handling_s)


FurtherBodies = Annotated[list[FurtherBody], Field(max_length=9)]


class FurtherShape(Schema):
    """A problem of a round of service after the first, which stands in the round itself."""

    category_id: UUID
    result: str
    problem: str
    handling: str
    tag_ids: list[UUID]
    handling_s: int | None


class CloseBody(Body):
    """How the round of service ended. `further` are the problems after the first, in their order."""

    category_id: UUID
    result: Recorded
    problem: Annotated[str, PlainText(5000, blank=True)] = ""
    handling: Annotated[str, PlainText(5000, blank=True)] = ""
    tag_ids: TagIds = []
    further: FurtherBodies = []


class RecordPatch(Body):
    """What is to be corrected or completed; what is left out stays. `further` is given whole: one that is not in it any
    more is removed.
    """

    category_id: UUID | None = None
    result: Recorded | None = None
    problem: Annotated[str, PlainText(5000, blank=True)] | None = None
    handling: Annotated[str, PlainText(5000, blank=True)] | None = None
    tag_ids: TagIds | None = None
    further: FurtherBodies | None = None


class EpisodeShape(Schema):
    """The open, else the last round of service. Its version is what closing names in If-Match."""

    id: UUID
    state: str
    opened_at: str
    opened_seq: int
    assigned_at: str | None
    first_response_at: str | None
    category_id: UUID | None
    result: str | None
    problem: str
    handling: str
    tag_ids: list[UUID]
    handling_s: int
    further: list[FurtherShape]
    closed_at: str | None
    closed_by: str | None
    reopened: int
    owner: NameShape | None
    version: int


class RecordChange(Schema):
    """A correction: per field the codes before and after; null for a text, of which only that it changed is kept."""

    id: int
    at: str
    by: NameShape | None
    fields: dict[str, list[Any] | None]


class EpisodeRecord(EpisodeShape):
    """A round of service with the corrections of its record, the newest first."""

    conversation_id: UUID
    changes: list[RecordChange]

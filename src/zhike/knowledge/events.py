"""What changed in the knowledge base."""

from typing import ClassVar
from uuid import UUID

from zhike.kernel.events.payload import EventPayload


class CategoryChanged(EventPayload):
    """A category was made, changed, moved, archived or restored; `changed` names the fields."""

    name: ClassVar[str] = "knowledge.category_changed"
    category_id: UUID
    changed: list[str]


class SnippetChanged(EventPayload):
    """A canned reply was made, changed, archived or restored; `changed` names the fields."""

    name: ClassVar[str] = "knowledge.snippet_changed"
    snippet_id: UUID
    changed: list[str]

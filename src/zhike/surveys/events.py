"""What happened around ratings."""

from typing import ClassVar
from uuid import UUID

from zhike.kernel.events.payload import EventPayload


class Invited(EventPayload):
    """A customer was asked to rate an episode. Heard on the conversation, so that the chat shows the question."""

    name: ClassVar[str] = "surveys.invited"
    invitation_id: UUID
    episode_id: UUID
    conversation_id: UUID
    agent_id: UUID | None
    scale_id: UUID
    scale_version: int


class Rated(EventPayload):
    """A customer rated an episode, or changed the rating (`answer_version` 2 and up).

    `score100` is in hundredths of a point on the common scale of 0 to 100 (7778 is 77.78).
    """

    name: ClassVar[str] = "surveys.rated"
    response_id: UUID
    episode_id: UUID
    conversation_id: UUID
    agent_id: UUID | None
    team_id: UUID | None
    shop_id: UUID
    scale_id: UUID
    scale_version: int
    score: int
    score100: int
    satisfied: bool
    answer_version: int
    has_comment: bool


class ScaleChanged(EventPayload):
    """A rating scale was made, changed, put into use, archived or restored; `changed` names the fields."""

    name: ClassVar[str] = "surveys.scale_changed"
    scale_id: UUID
    changed: list[str]

"""What is recorded about a round of service, and its corrections."""

from uuid import UUID

from django.http import HttpResponse

from zhike.accounts.public import names_of_users
from zhike.conversations.access import head_for
from zhike.conversations.api.callers import opened
from zhike.conversations.api.episode_shapes import EpisodeRecord, RecordPatch
from zhike.conversations.permissions import CONVERSATION_CLOSE, CONVERSATION_VIEW
from zhike.conversations.selectors.services import episode_row
from zhike.conversations.services.recording import episode_record
from zhike.kernel.errors import INPUT_INVALID, FieldError
from zhike.kernel.http import Request, Router, answer, expected_version

router = Router("conversations")

_PATH = "/conversations/{conversation_id}/episodes/{episode_id}"


@router.get(_PATH, operation_id="episode_get", permission=CONVERSATION_VIEW, response=EpisodeRecord)
def episode_get(request: Request, conversation_id: UUID, episode_id: UUID) -> HttpResponse:
    """A round of service: what was recorded, and every correction of it."""
    opened(request, head_for(request.actor, CONVERSATION_VIEW, conversation_id))
    return _answer(conversation_id, episode_id)


@router.patch(
    _PATH,
    operation_id="episode_record",
    permission=CONVERSATION_CLOSE,
    body=RecordPatch,
    response=EpisodeRecord,
    versioned=True,
)
def episode_patch(request: Request, conversation_id: UUID, episode_id: UUID, body: RecordPatch) -> HttpResponse:
    """Corrects or completes the record; If-Match names the version of the episode."""
    sent = body.model_dump(exclude_unset=True)
    empty = [name for name, value in sent.items() if value is None]
    if empty:
        raise INPUT_INVALID(fields=[FieldError(name, "value.missing") for name in empty])
    if "tag_ids" in sent:
        sent["tag_ids"] = tuple(dict.fromkeys(sent["tag_ids"]))
    if body.further is not None:
        sent["further"] = tuple(one.kept() for one in body.further)
    episode_record(
        actor=request.actor,
        conversation_id=conversation_id,
        episode_id=episode_id,
        expected_version=expected_version(request),
        values=sent,
    )
    return _answer(conversation_id, episode_id)


def _answer(conversation_id: UUID, episode_id: UUID) -> HttpResponse:
    row = episode_row(conversation_id, episode_id)
    names = names_of_users({one["by"] for one in row["changes"] if one["by"]})
    for one in row["changes"]:
        one["by"] = {"id": one["by"], "name": names.get(one["by"], "")} if one["by"] else None
    return answer(row, etag=row["version"])

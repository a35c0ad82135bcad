"""Messages, notes, marks and drafts of a conversation, for staff."""

from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from ninja import Query

from zhike.accounts.public import names_of_users
from zhike.conversations.access import head_for
from zhike.conversations.api.callers import opened, principal_of
from zhike.conversations.api.shapes import (
    DraftBody,
    DraftShape,
    MarksBody,
    MentionableShape,
    MessageShape,
    MessagesPage,
    NoteBody,
    NoteShape,
    NotesPage,
    StaffSendBody,
)
from zhike.conversations.attachments import sign_message, signed_json
from zhike.conversations.models import Note
from zhike.conversations.permissions import CONVERSATION_VIEW, MESSAGE_CREATE, NOTE_CREATE, NOTE_VIEW
from zhike.conversations.posting import Posted
from zhike.conversations.selectors.threads import notes_before, snapshot
from zhike.conversations.services.cards import card_send
from zhike.conversations.services.marks import agent_marks_move
from zhike.conversations.services.messages import agent_send, agent_send_at_once
from zhike.conversations.services.notes import draft_keep, draft_of, mentionable, note_add
from zhike.kernel import clock
from zhike.kernel.authz import Actor, LiveSession
from zhike.kernel.errors import NOT_FOUND, invalid
from zhike.kernel.files import Viewer, link_key
from zhike.kernel.http import Request, Router, answer, hot_write, no_content

router = Router("conversations")

SeqParameter = Annotated[int | None, Query(ge=0, le=2**31 - 1)]
LimitParameter = Annotated[int, Query(ge=1, le=200)]


def _viewer(request: Request) -> Viewer:
    return Viewer("session", principal_of(request).session_id)


@router.get(
    "/conversations/{conversation_id}/messages",
    operation_id="message_list",
    permission=CONVERSATION_VIEW,
    response=MessagesPage,
)
def message_list(
    request: Request,
    conversation_id: UUID,
    before_seq: SeqParameter = None,
    after_seq: SeqParameter = None,
    limit: LimitParameter = 50,
) -> HttpResponse:
    """A page of the thread: the last messages, those before a number, or those after one."""
    if before_seq is not None and after_seq is not None:
        raise invalid("before_seq", "value.one_of", expected="before_seq, after_seq")
    opened(request, head_for(request.actor, CONVERSATION_VIEW, conversation_id))
    found = snapshot(conversation_id, before_seq=before_seq, after_seq=after_seq, limit=limit)
    if found is None:
        raise NOT_FOUND()
    page, pos = found
    key = link_key(_viewer(request))
    for message in page["messages"]:
        sign_message(message, key)
    return answer({"pos": pos, **{name: page[name] for name in ("messages", "has_more", "marks")}})


@router.post(
    "/conversations/{conversation_id}/messages",
    operation_id="message_send",
    permission=MESSAGE_CREATE,
    body=StaffSendBody,
    response=MessageShape,
    status=201,
    idempotent="domain",
    hot=True,
)
def message_send(request: Request, conversation_id: UUID, body: StaffSendBody) -> HttpResponse:
    """Sends a message. The Idempotency-Key is the message's own key: sending again answers what was stored."""
    key = request.idempotency_key
    posted = hot_write(request, MESSAGE_CREATE, lambda actor, live: _at_once(actor, live, conversation_id, key, body))
    if posted is None and body.card is not None and body.id is not None:
        posted = card_send(
            actor=request.actor, conversation_id=conversation_id, client_key=key, card=body.card, card_id=body.id
        )
    elif posted is None:
        posted = agent_send(
            actor=request.actor,
            conversation_id=conversation_id,
            client_key=key,
            kind=body.kind,
            text=body.text or "",
            file_id=body.file_id,
        )
    return answer(signed_json(posted.json, _viewer(request), messages=False), status=201)


def _at_once(actor: Actor, live: LiveSession, conversation_id: UUID, key: str, body: StaffSendBody) -> Posted | None:
    """The usual message, a text; files and cards take their time."""
    if body.kind != "text":
        return None
    return agent_send_at_once(
        actor=actor, live=live, conversation_id=conversation_id, client_key=key, kind="text", text=body.text or ""
    )


@router.get(
    "/conversations/{conversation_id}/notes", operation_id="note_list", permission=NOTE_VIEW, response=NotesPage
)
def note_list(
    request: Request, conversation_id: UUID, before_seq: SeqParameter = None, limit: LimitParameter = 50
) -> HttpResponse:
    """Internal notes: the last ones, or those before a number."""
    opened(request, head_for(request.actor, NOTE_VIEW, conversation_id))
    return answer(notes_before(conversation_id, before_seq=before_seq, limit=limit))


@router.post(
    "/conversations/{conversation_id}/notes",
    operation_id="note_create",
    permission=NOTE_CREATE,
    body=NoteBody,
    response=NoteShape,
    status=201,
    idempotent="domain",
)
def note_create(request: Request, conversation_id: UUID, body: NoteBody) -> HttpResponse:
    """Writes a note that the customer never sees."""
    note = note_add(
        actor=request.actor,
        conversation_id=conversation_id,
        client_key=request.idempotency_key,
        text=body.text,
        mention_ids=body.mention_ids,
    )
    return answer(_note(note), status=201)


@router.get(
    "/conversations/{conversation_id}/mentionable",
    operation_id="note_mentionable",
    permission=NOTE_CREATE,
    response=MentionableShape,
)
def note_mentionable(request: Request, conversation_id: UUID) -> HttpResponse:
    """Colleagues whom a note here can mention: those who may read it."""
    return answer({"items": mentionable(actor=request.actor, conversation_id=conversation_id)})


def _note(note: Note) -> dict[str, object]:
    return {
        "id": note.id,
        "seq": note.seq,
        "episode_id": note.episode_id,
        "text": note.text,
        "mentions": note.mentions,
        "author": {"id": note.author_id, "name": names_of_users([note.author_id]).get(note.author_id, "")},
        "client_key": note.client_key,
        "created_at": clock.iso(note.created_at),
    }


@router.post(
    "/conversations/{conversation_id}/read",
    operation_id="conversation_read",
    permission=CONVERSATION_VIEW,
    body=MarksBody,
    status=204,
)
def conversation_read(request: Request, conversation_id: UUID, body: MarksBody) -> HttpResponse:
    """Says what was got and read. Marks never go back."""
    agent_marks_move(
        actor=request.actor,
        conversation_id=conversation_id,
        delivered_seq=body.delivered_seq,
        read_seq=body.read_seq,
    )
    return no_content()


@router.get(
    "/conversations/{conversation_id}/draft",
    operation_id="draft_get",
    permission=CONVERSATION_VIEW,
    response=DraftShape,
)
def draft_get(request: Request, conversation_id: UUID) -> HttpResponse:
    """What the caller has typed here and not sent."""
    text, at = draft_of(actor=request.actor, conversation_id=conversation_id)
    return answer({"text": text, "updated_at": at})


@router.put(
    "/conversations/{conversation_id}/draft",
    operation_id="draft_put",
    permission=CONVERSATION_VIEW,
    body=DraftBody,
    status=204,
)
def draft_put(request: Request, conversation_id: UUID, body: DraftBody) -> HttpResponse:
    """Keeps what the caller has typed, for thirty days; an empty text drops it."""
    draft_keep(actor=request.actor, conversation_id=conversation_id, text=body.text)
    return no_content()

"""Internal notes and unsent texts."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from zhike.accounts.public import names_of_users, notification_kind, notify, people, users_covering
from zhike.conversations.access import head_for, person_id, row_of
from zhike.conversations.events import NoteAdded
from zhike.conversations.models import Draft, Head, Note
from zhike.conversations.permissions import CONVERSATION_VIEW, NOTE_CREATE, NOTE_VIEW
from zhike.conversations.services.telling import conversation_subject, log, tell
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.errors import IDEMPOTENCY_REUSED, INPUT_INVALID, FieldError
from zhike.kernel.ids import new_id

MENTIONED: Final = notification_kind("conversations.mentioned")
DRAFTS_KEPT: Final = timedelta(days=30)


def note_add(
    *, actor: Actor, conversation_id: UUID, client_key: str, text: str, mention_ids: Sequence[UUID] = ()
) -> Note:
    """Writes a note that the customer never sees; colleagues whom it mentions are told, each once. The same
    `client_key` again answers the stored note.

    Raises `permission.missing`, `missing.not_found`, `conflict.idempotency_key_reused`, and `input.invalid` for a
    colleague who may not see the conversation or whose name does not stand in the text after an @.
    """
    try:
        return _note_add(actor, conversation_id, client_key, text, list(dict.fromkeys(mention_ids)))
    except IntegrityError:
        stored = Note.objects.filter(author_id=actor.id, client_key=client_key).first()
        if stored is None:
            raise
    if (stored.conversation_id, stored.text) != (conversation_id, text):
        raise IDEMPOTENCY_REUSED()
    return stored


@transaction.atomic
def _note_add(actor: Actor, conversation_id: UUID, client_key: str, text: str, mention_ids: list[UUID]) -> Note:
    head = head_for(actor, NOTE_CREATE, conversation_id, lock=True)
    author_id = person_id(actor)
    mentions = _mentions(head, text, mention_ids)
    note = Note.objects.create(
        id=new_id(),
        conversation_id=conversation_id,
        episode_id=head.episode_id,
        seq=head.note_seq + 1,
        author_id=author_id,
        text=text,
        mentions=mentions,
        client_key=client_key,
        created_at=clock.now(),
    )
    Head.objects.filter(pk=head.pk).update(note_seq=F("note_seq") + 1)
    payload = NoteAdded(note_id=note.id, conversation_id=conversation_id, seq=note.seq)
    tell(head, payload, actor=actor, subject=conversation_subject(head))
    after = {"note_id": note.id, "length": len(text), "mentions": [one["id"] for one in mentions]}
    log(head, "note", actor=actor, before={}, after=after)
    notify(
        MENTIONED,
        recipients=[one for one in mention_ids if one != author_id],
        subject=conversation_subject(head),
        params={"name": names_of_users([author_id]).get(author_id, "")},
        dedupe_key=str(note.id),
        actor=actor,
    )
    return note


def _mentions(head: Head, text: str, mention_ids: list[UUID]) -> list[dict[str, str]]:
    """The mentioned colleagues, with their names as they stand in the text."""
    if not mention_ids:
        return []
    names = names_of_users(mention_ids)
    seeing = set(users_covering(NOTE_VIEW.name, row_of(head)))
    wrong = [
        FieldError(f"mention_ids.{place}", "value.invalid")
        for place, one in enumerate(mention_ids)
        if one not in seeing or f"@{names[one]}" not in text
    ]
    if wrong:
        raise INPUT_INVALID(fields=wrong)
    return [{"id": str(one), "name": names[one]} for one in mention_ids]


def mentionable(*, actor: Actor, conversation_id: UUID) -> list[dict[str, object]]:
    """Colleagues who may read the notes of this conversation, by name: those whom a note can mention.

    Raises `permission.missing`, `missing.not_found`.
    """
    head = head_for(actor, NOTE_CREATE, conversation_id)
    found = people(users_covering(NOTE_VIEW.name, row_of(head))).values()
    return [
        {"id": one.id, "name": one.name, "presence": one.presence}
        for one in sorted(found, key=lambda one: (one.name, one.id))
        if one.id != actor.id
    ]


def draft_keep(*, actor: Actor, conversation_id: UUID, text: str) -> None:
    """Keeps what the caller has typed; an empty text drops it. A draft is nobody's business: no event, no log."""
    head_for(actor, CONVERSATION_VIEW, conversation_id)
    user_id = person_id(actor)
    if not text:
        Draft.objects.filter(conversation_id=conversation_id, user_id=user_id).delete()
        return
    Draft.objects.update_or_create(
        conversation_id=conversation_id, user_id=user_id, defaults={"text": text, "updated_at": clock.now()}
    )


def draft_of(*, actor: Actor, conversation_id: UUID) -> tuple[str, str | None]:
    """The caller's draft here and when it was typed; an empty text when there is none."""
    head_for(actor, CONVERSATION_VIEW, conversation_id)
    draft = Draft.objects.filter(conversation_id=conversation_id, user_id=person_id(actor)).first()
    return ("", None) if draft is None else (draft.text, clock.iso(draft.updated_at))


def drafts_purge() -> int:
    """Removes drafts that nobody touched for thirty days; answers how many."""
    return Draft.objects.filter(updated_at__lt=clock.now() - DRAFTS_KEPT).delete()[0]

"""The only way a service or an endpoint gets a conversation, a transfer or a channel."""

from typing import Final, cast
from uuid import UUID

from zhike.conversations.errors import CHANNEL_UNKNOWN, CLOSED, NOT_ALLOWED_NOW
from zhike.conversations.models import Channel, Episode, Head, Transfer
from zhike.conversations.permissions import CONVERSATION_VIEW
from zhike.conversations.rules import PERMISSIONS, ROWS, Action, Situation, State, why_not
from zhike.conversations.sql import HEAD_SCOPE
from zhike.kernel.authz import Actor, Permission, ScopedRow, scope_sql
from zhike.kernel.errors import NOT_FOUND, SIGN_IN_REQUIRED

#: Conversations that a person or one of their teams is asked to take over: found once per statement, not per row.
ASKED: Final = (
    "h.conversation_id = ANY(ARRAY(SELECT t.conversation_id FROM conversations_transfer t"
    " WHERE t.state = 'requested' AND (t.to_user_id = %s OR t.to_team_id = ANY(%s))))"
)


def view_parts(actor: Actor) -> list[tuple[str, list[object]]]:
    """Which conversations `actor` may read, as conditions of which one must hold: those in scope, and those that
    somebody asks them to take over. Lists read each by its own index; one OR of both would have none.
    """
    condition, params = scope_sql(actor, CONVERSATION_VIEW, HEAD_SCOPE)
    if condition == "TRUE":
        return [(condition, params)]
    return [(condition, params), (ASKED, [actor.id, actor.rights.team_array])]


def view_condition(actor: Actor) -> tuple[str, list[object]]:
    """:func:`view_parts` as one condition, for statements that have the row by its id anyway."""
    parts = view_parts(actor)
    return f"({' OR '.join(sql for sql, _ in parts)})", [value for _, params in parts for value in params]


def head_for(actor: Actor, permission: Permission, conversation_id: UUID, *, lock: bool = False) -> Head:
    """The conversation's head, if `permission` of `actor` covers it; locked for change when asked.

    Raises `permission.missing` or `missing.not_found`.
    """
    if permission is CONVERSATION_VIEW:
        condition, params = view_condition(actor)
    else:
        condition, params = scope_sql(actor, permission, HEAD_SCOPE)
    found = Head.objects.raw(
        f"SELECT h.* FROM conversations_head h WHERE h.conversation_id = %s AND {condition}"
        f"{' FOR NO KEY UPDATE OF h' if lock else ''}",
        [conversation_id, *params],
    )
    for head in found:
        return head
    raise NOT_FOUND()


def locked_head(conversation_id: UUID) -> Head:
    """The conversation's head, locked, for callers whose right comes from elsewhere (a visitor, another module)."""
    head = Head.objects.select_for_update(no_key=True, of=("self",)).filter(pk=conversation_id).first()
    if head is None:
        raise NOT_FOUND()
    return head


def person_id(actor: Actor) -> UUID:
    """The id of a member of staff. Raises `auth.sign_in_required` for an actor who is nobody in particular."""
    if actor.id is None:
        raise SIGN_IN_REQUIRED()
    return actor.id


def episode_id_of(head: Head) -> UUID:
    """The id of the open episode. Raises `conversations.closed` when there is none."""
    if head.episode_id is None:
        raise CLOSED()
    return head.episode_id


def row_of(head: Head) -> ScopedRow:
    """The columns that scopes are checked against."""
    return ScopedRow(head.owner_id, head.team_id, head.department_id, head.shop_id)


def situation_of(head: Head, *, transfer_waiting: bool = False) -> Situation:
    """What decides about actions on this conversation now."""
    return Situation(cast(State, head.state), head.owner_id, transfer_waiting)


def acting_on(actor: Actor, action: Action, conversation_id: UUID) -> Head:
    """The locked head for `action`. Raises like :func:`head_for`, and `conversations.action_not_allowed` with `why`."""
    actor.require(PERMISSIONS[action])
    head = head_for(actor, ROWS.get(action, PERMISSIONS[action]), conversation_id, lock=True)
    why = why_not(situation_of(head), action)
    if why is not None:
        raise NOT_ALLOWED_NOW(extra={"why": why, "state": head.state, "owner_id": head.owner_id}, action=action)
    return head


def open_episode(head: Head) -> Episode:
    """The open episode of a locked head."""
    return Episode.objects.get(pk=episode_id_of(head))


def transfer_for(conversation_id: UUID, transfer_id: UUID) -> Transfer:
    """A transfer of this conversation, locked. Raises `missing.not_found`."""
    found = Transfer.objects.select_for_update(of=("self",)).filter(pk=transfer_id, conversation_id=conversation_id)
    transfer = found.first()
    if transfer is None:
        raise NOT_FOUND()
    return transfer


def channel_by_key(key: str) -> Channel:
    """The active channel with this public key. Raises `conversations.channel_unknown`."""
    channel = Channel.objects.filter(key=key, archived_at__isnull=True).first()
    if channel is None:
        raise CHANNEL_UNKNOWN()
    return channel

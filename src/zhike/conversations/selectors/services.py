"""Rounds of service as records: one with its corrections, and those of a customer for the file beside the thread."""

from dataclasses import asdict, dataclass
from typing import Any, Final
from uuid import UUID

import orjson
from django.db import connection

from zhike.conversations.access import view_condition
from zhike.conversations.models import Episode, EpisodeChange
from zhike.conversations.permissions import CONVERSATION_VIEW
from zhike.conversations.services.recording import recorded
from zhike.conversations.sql import FURTHER_JSON, iso
from zhike.kernel import clock
from zhike.kernel.authz import Actor, ScopeColumns, scope_sql
from zhike.kernel.errors import NOT_FOUND

_SCOPE: Final = ScopeColumns(owner="e.owner_id", team="e.team_id", department="e.department_id", shop="e.shop_id")


def episode_row(conversation_id: UUID, episode_id: UUID) -> dict[str, Any]:
    """An episode with the corrections of its record, the newest first. Raises `missing.not_found`."""
    found = Episode.objects.select_related("owner").filter(pk=episode_id, conversation_id=conversation_id).first()
    if found is None:
        raise NOT_FOUND()
    changes = EpisodeChange.objects.filter(episode_id=episode_id).order_by("-id")[:200]
    return {
        "id": found.id,
        "conversation_id": conversation_id,
        "state": found.state,
        "opened_at": clock.iso(found.opened_at),
        "opened_seq": found.opened_seq,
        "assigned_at": _iso(found.assigned_at),
        "first_response_at": _iso(found.first_response_at),
        "category_id": found.category_id,
        "result": found.result or None,
        "problem": found.problem,
        "handling": found.handling,
        "tag_ids": found.tag_ids,
        "handling_s": found.handling_s,
        "further": [asdict(one) for one in recorded(found).further],
        "closed_at": _iso(found.closed_at),
        "closed_by": found.closed_by_kind or None,
        "reopened": found.reopened,
        "owner": None if found.owner is None else {"id": found.owner.id, "name": found.owner.name},
        "version": found.version,
        "changes": [
            {"id": one.id, "at": clock.iso(one.at), "by": one.actor_id, "fields": one.fields} for one in changes
        ],
    }


def _iso(value: Any) -> str | None:
    return None if value is None else clock.iso(value)


@dataclass(frozen=True, slots=True)
class Served:
    """A round of service in a customer's file. `opened_seq` is where it begins in its thread; `further`
    are its problems after the first, with the fields of the record.
    """

    id: UUID
    conversation_id: UUID
    channel: str
    state: str
    opened_at: str
    closed_at: str | None
    opened_seq: int
    owner_id: UUID | None
    owner_name: str | None
    category_id: UUID | None
    result: str | None
    tag_ids: list[UUID]
    problem: str
    handling_s: int
    further: list[dict[str, Any]]


_SERVED: Final = f"""
SELECT e.id, e.conversation_id, coalesce(c.names ->> %s, c.label), e.state, {iso("e.opened_at")}, {iso("e.closed_at")},
  e.opened_seq, e.owner_id, u.name, e.category_id, nullif(e.result, ''), e.tag_ids, e.problem, e.handling_s,
  {FURTHER_JSON}::text
FROM conversations_episode e
JOIN conversations_channel c ON c.id = e.channel_id
LEFT JOIN accounts_user u ON u.id = e.owner_id
WHERE e.customer_id = %s AND ({{scope}}) ORDER BY e.opened_at DESC, e.id DESC LIMIT %s"""


def services_of(
    *, actor: Actor, customer_id: UUID, conversation_id: UUID | None, language: str, limit: int = 20
) -> list[Served]:
    """The newest rounds of service of a customer that `actor` may see: those in scope, and all of the conversation at
    hand if they may read it. Raises `permission.missing`.
    """
    scope, params = scope_sql(actor, CONVERSATION_VIEW, _SCOPE)
    if conversation_id is not None:
        scope, params = f"{scope} OR e.conversation_id = %s", [*params, conversation_id]
    values: list[Any] = [language, customer_id, *params, limit]
    with connection.cursor() as cursor:
        cursor.execute(_SERVED.replace("{scope}", scope), values)
        return [Served(*[*row[:-1], orjson.loads(row[-1])]) for row in cursor.fetchall()]


def customer_of(actor: Actor, conversation_id: UUID) -> UUID | None:
    """Whose thread this is; None when `actor` may not read it. Raises `permission.missing`."""
    scope, params = view_condition(actor)
    values: list[Any] = [conversation_id, *params]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT h.customer_id FROM conversations_head h WHERE h.conversation_id = %s AND {scope}", values
        )
        row = cursor.fetchone()
    return None if row is None else row[0]

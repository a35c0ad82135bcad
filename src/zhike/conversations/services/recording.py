"""What is recorded about a round of service: category, result, tags, what was wrong, what was done, how long."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from zhike.conversations.access import head_for, row_of
from zhike.conversations.events import EpisodeRecorded
from zhike.conversations.models import Episode, EpisodeChange, Problem
from zhike.conversations.permissions import CONVERSATION_CLOSE, CONVERSATION_VIEW
from zhike.conversations.services.telling import episode_subject, log, tell
from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor, ScopedRow, covers, require_row
from zhike.kernel.errors import INPUT_INVALID, NOT_FOUND, VERSION_CONFLICT, FieldError
from zhike.knowledge.public import category_usable, tags_unusable

#: What a further problem counts from; the first is the episode's own.
FIRST: Final = 2
_TEXTS: Final = ("problem", "handling")


@dataclass(frozen=True, slots=True)
class Further:
    """Another problem of the same round, with what the first one has. `handling_s` is told by hand, or None."""

    category_id: UUID
    result: str
    problem: str = ""
    handling: str = ""
    tag_ids: tuple[UUID, ...] = ()
    handling_s: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """The record of an episode. Category and result are missing only where the customer ended the chat."""

    category_id: UUID | None
    result: str
    problem: str = ""
    handling: str = ""
    tag_ids: tuple[UUID, ...] = ()
    further: tuple[Further, ...] = ()


def recorded(episode: Episode) -> Record:
    """What stands in the rows."""
    first = (episode.category_id, episode.result, episode.problem, episode.handling, tuple(episode.tag_ids))
    return Record(*first, _further(episode.id))


def _further(episode_id: UUID) -> tuple[Further, ...]:
    return tuple(
        Further(one.category_id, one.result, one.problem, one.handling, tuple(one.tag_ids), one.handling_s)
        for one in Problem.objects.filter(episode_id=episode_id).order_by("ordinal")
    )


def keep_further(episode: Episode, further: tuple[Further, ...], actor: Actor) -> None:
    """Makes the further problems of an episode, whose row the caller has locked, be these, in this order."""
    stand = _further(episode.id)
    if len(stand) > len(further):
        Problem.objects.filter(episode_id=episode.id, ordinal__gte=len(further) + FIRST).delete()
    for place, one in enumerate(further):
        if place < len(stand) and stand[place] == one:
            continue
        values = {name: getattr(one, name) for name in Further.__slots__}
        values |= {"tag_ids": list(one.tag_ids), "at": clock.now(), "actor_kind": actor.kind, "actor_id": actor.id}
        Problem.objects.update_or_create(episode_id=episode.id, ordinal=place + FIRST, defaults=values)


def keep_record(episode: Episode, record: Record) -> None:
    """Puts the first problem of `record` into the row; the caller saves it, and keeps the further ones."""
    episode.category_id, episode.result = record.category_id, record.result
    episode.problem, episode.handling = record.problem, record.handling
    episode.tag_ids = list(record.tag_ids)


def check_record(record: Record, before: Record | None = None) -> None:
    """Raises `input.invalid` for a category or tags that cannot be used; those that stand there already may stay."""
    fields: list[FieldError] = []
    category_kept = before is not None and before.category_id == record.category_id
    if not category_kept and (record.category_id is None or not category_usable(record.category_id)):
        fields.append(FieldError("category_id", "value.invalid"))
    new = set(record.tag_ids) - set(before.tag_ids if before is not None else ())
    fields += [FieldError(f"tag_ids.{record.tag_ids.index(one)}", "value.invalid") for one in tags_unusable(new)]
    stood = before.further if before is not None else ()
    for place, further in enumerate(record.further):
        fields += _faults(f"further.{place}", further, stood)
    if fields:
        raise INPUT_INVALID(fields=fields)


def _faults(path: str, one: Further, stood: tuple[Further, ...]) -> list[FieldError]:
    known = {old.category_id for old in stood}
    wrong = one.category_id not in known and not category_usable(one.category_id)
    new = set(one.tag_ids) - {tag for old in stood for tag in old.tag_ids}
    return [FieldError(f"{path}.category_id", "value.invalid")] * wrong + [
        FieldError(f"{path}.tag_ids.{one.tag_ids.index(tag)}", "value.invalid") for tag in tags_unusable(new)
    ]


def held_s(episode: Episode, now: datetime) -> int:
    """Whole seconds since the person who has the episode got it; 0 when nobody has it."""
    if episode.state != "assigned" or episode.assigned_at is None:
        return 0
    return max(int((now - episode.assigned_at).total_seconds()), 0)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Further):
        return {name: _plain(getattr(value, name)) for name in Further.__slots__}
    return str(value) if isinstance(value, UUID) else value


@transaction.atomic
def episode_record(
    *, actor: Actor, conversation_id: UUID, episode_id: UUID, expected_version: int, values: Mapping[str, Any]
) -> Episode:
    """Corrects or completes the record of an episode, open or closed; every correction is kept (`EpisodeChange`).

    The right must reach the conversation as it stands, or the episode itself, of a conversation the actor may read.

    `values` holds fields of :class:`Record`. Raises `permission.missing`, `missing.not_found`, `conflict.version`,
    `input.invalid` for a category or tag that cannot be used.
    """
    actor.require(CONVERSATION_CLOSE)
    head = head_for(actor, CONVERSATION_VIEW, conversation_id, lock=True)
    episode = Episode.objects.select_for_update(no_key=True).filter(pk=episode_id).first()
    if episode is None or episode.conversation_id != conversation_id:
        raise NOT_FOUND()
    if not covers(actor, CONVERSATION_CLOSE, row_of(head)):
        # Who served a round writes its record also while somebody else, or nobody yet, has the next one.
        require_row(actor, CONVERSATION_CLOSE, _row(episode))
    before = recorded(episode)
    stands = {name: getattr(before, name) for name in Record.__slots__}
    if episode.version != expected_version:
        current = {name: _plain(value) for name, value in stands.items()}
        raise VERSION_CONFLICT(
            extra={
                "current": {**current, "version": episode.version},
                "yours": {name: _plain(value) for name, value in values.items()},
                "base": None,
            }
        )
    old, new = trail.changed(stands, {**stands, **values})
    if not new:
        return episode
    after = Record(**{**stands, **new})
    check_record(after, before)
    keep_record(episode, after)
    episode.version += 1
    episode.save(update_fields=["category_id", "result", "problem", "handling", "tag_ids", "version"])
    keep_further(episode, after.further, actor)
    # Where only texts of further problems are others, their codes are the same.
    codes, new_codes = trail.changed(_codes(old), _codes(new))
    _remember(episode, new, codes, new_codes, actor)
    payload = EpisodeRecorded(
        episode_id=episode.id,
        conversation_id=conversation_id,
        customer_id=episode.customer_id,
        shop_id=episode.shop_id,
        changed=tuple(sorted(new)),
        category_id=after.category_id,
        result=after.result,
        tag_ids=after.tag_ids,
        problems=1 + len(after.further),
    )
    tell(head, payload, actor=actor, subject=episode_subject(episode))
    told = {"episode_id": episode.id, "changed": sorted(new)}
    log(head, "record", actor=actor, before=codes, after={**told, **new_codes})
    return episode


def _row(episode: Episode) -> ScopedRow:
    return ScopedRow(episode.owner_id, episode.team_id, episode.department_id, episode.shop_id)


def _codes(values: Mapping[str, Any]) -> dict[str, object]:
    """Ids, codes and numbers; texts say only in `changed` that they are others now."""
    plain = {name: _plain(value) for name, value in values.items() if name not in _TEXTS}
    if "further" in values:
        names = [name for name in Further.__slots__ if name not in _TEXTS]
        plain["further"] = [{name: _plain(getattr(one, name)) for name in names} for one in values["further"]]
    return plain


def _remember(
    episode: Episode, names: Iterable[str], before: Mapping[str, Any], after: Mapping[str, Any], actor: Actor
) -> None:
    EpisodeChange.objects.create(
        episode=episode,
        at=clock.now(),
        actor_kind=actor.kind,
        actor_id=actor.id,
        fields={name: [before[name], after[name]] if name in after else None for name in sorted(names)},
    )

"""Rounds of service: opening, taking, assigning, closing, reopening, ending."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from zhike.accounts.public import shops
from zhike.conversations.access import acting_on, episode_id_of, head_for, locked_head, open_episode
from zhike.conversations.errors import TAKEN
from zhike.conversations.events import EpisodeClosed, EpisodeOpened, EpisodeReopened
from zhike.conversations.models import Channel, Episode, Head
from zhike.conversations.permissions import CONVERSATION_CLOSE, CONVERSATION_VIEW
from zhike.conversations.services.asked import cancel_waiting
from zhike.conversations.services.recording import Record, check_record, held_s, keep_further, keep_record, recorded
from zhike.conversations.services.telling import episode_subject, log, moved, say, tell
from zhike.customers.public import customer_level
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.errors import NOT_FOUND, VERSION_CONFLICT
from zhike.kernel.ids import new_id
from zhike.work.public import LastServed, calendar_state, item_assign, item_done, item_open, item_reopen, item_take

KIND = "episode"


def episode_open(*, actor: Actor, head: Head) -> Episode:
    """Opens an episode on a locked head that has none, and puts it into the queue of the channel's team."""
    now = clock.now()
    channel = Channel.objects.get(pk=head.channel_id)
    team_id = channel.team_id or shops([head.shop_id])[head.shop_id].team_id
    episode = Episode.objects.create(
        id=new_id(),
        conversation_id=head.conversation_id,
        channel_id=head.channel_id,
        shop_id=head.shop_id,
        customer_id=head.customer_id,
        opened_at=now,
        opened_seq=head.last_seq + 1,
        opened_open=calendar_state(calendar_id=channel.calendar_id, at=now).open,
        team_id=team_id,
    )
    head.episode_id, head.state, head.opened_at = episode.id, "queued", now
    head.owner_id, head.team_id, head.department_id = None, team_id, None
    head.save(update_fields=["episode", "state", "opened_at", "owner", "team", "department"])
    tell(
        head,
        EpisodeOpened(
            episode_id=episode.id,
            conversation_id=head.conversation_id,
            customer_id=head.customer_id,
            channel_id=head.channel_id,
            shop_id=head.shop_id,
            team_id=head.team_id,
        ),
        actor=actor,
        subject=episode_subject(episode),
        both_sides=True,
    )
    log(head, "open", actor=actor, before={}, after={"episode_id": episode.id})
    item_open(
        actor=actor,
        kind=KIND,
        item_id=episode.id,
        shop_id=head.shop_id,
        team_id=team_id,
        skills=channel.skill_ids,
        customer_id=head.customer_id,
        customer_level=customer_level(head.customer_id),
        calendar_at=now,
        last_served=_last_served(head.customer_id),
    )
    return episode


def _last_served(customer_id: UUID) -> LastServed | None:
    """Who served the customer last, on whichever channel, and when that ended."""
    served = Episode.objects.filter(customer_id=customer_id, owner__isnull=False, closed_at__isnull=False)
    last = served.only("owner_id", "closed_at").order_by("-opened_at", "-id").first()
    if last is None or last.owner_id is None or last.closed_at is None:
        return None
    return LastServed(last.owner_id, last.closed_at)


@transaction.atomic
def conversation_take(*, actor: Actor, conversation_id: UUID) -> UUID:
    """Takes a waiting conversation. Of two who take it at once one gets it; the other learns who has it. Taking what
    one has already changes nothing.

    Raises `permission.missing`, `missing.not_found`, `conversations.taken`, and what module work refuses.
    """
    head = _waiting(actor, conversation_id)
    episode_id = episode_id_of(head)
    item_take(actor=actor, kind=KIND, item_id=episode_id)
    return episode_id


def _waiting(actor: Actor, conversation_id: UUID) -> Head:
    """The locked head of a conversation that waits for somebody, or that the actor has already.

    Raises `conversations.taken` with the owner's id.
    """
    head = head_for(actor, CONVERSATION_VIEW, conversation_id, lock=True)
    if head.state == "assigned" and head.owner_id == actor.id:
        return head
    if head.state == "assigned":
        raise TAKEN(extra={"owner_id": head.owner_id})
    return acting_on(actor, "take", conversation_id)


@transaction.atomic
def conversation_assign(*, actor: Actor, conversation_id: UUID, to_user_id: UUID) -> UUID:
    """Gives a conversation to somebody, waiting or not. Raises what :func:`acting_on` and module work refuse."""
    head = acting_on(actor, "assign", conversation_id)
    episode_id = episode_id_of(head)
    item_assign(actor=actor, kind=KIND, item_id=episode_id, to_user_id=to_user_id)
    return episode_id


@transaction.atomic
def conversation_close(
    *,
    actor: Actor,
    conversation_id: UUID,
    expected_version: int,
    record: Record,
) -> Episode:
    """Ends the open episode with category and result. The same close by the same person again is one close.

    Raises `permission.missing`, `missing.not_found`, `conversations.action_not_allowed`, `conflict.version` when the
    episode changed since it was read, `input.invalid` for a category or tag that cannot be used.
    """
    head_for(actor, CONVERSATION_CLOSE, conversation_id, lock=True)
    repeated = _closed_so(actor, conversation_id, expected_version + 1, record)
    if repeated is not None:
        return repeated
    head = acting_on(actor, "close", conversation_id)
    episode = open_episode(head)
    check_record(record)
    if episode.version != expected_version:
        raise VERSION_CONFLICT(
            extra={"current": {"version": episode.version, "state": episode.state, "owner_id": episode.owner_id}}
        )
    _close(actor=actor, head=head, episode=episode, record=record)
    return episode


def _closed_so(actor: Actor, conversation_id: UUID, version: int, record: Record) -> Episode | None:
    """The last episode, if this very call closed it before: its answer got lost and the caller asks again."""
    last = Episode.objects.filter(conversation_id=conversation_id).order_by("-opened_at", "-id").first()
    if last is None or last.state != "closed" or (last.closed_by_kind, last.closed_by) != (actor.kind, actor.id):
        return None
    return last if (last.version, recorded(last)) == (version, record) else None


@transaction.atomic
def episode_end(*, actor: Actor, conversation_id: UUID, episode_id: UUID) -> None:
    """The customer ends the chat. What staff recorded so far stays; the result is left for them to say.

    Ended already: nothing changes. Raises `missing.not_found` for an episode of another thread.
    """
    head = locked_head(conversation_id)
    if head.episode_id != episode_id:
        if not Episode.objects.filter(pk=episode_id, conversation_id=conversation_id).exists():
            raise NOT_FOUND()
        return
    episode = open_episode(head)
    _close(actor=actor, head=head, episode=episode, record=replace(recorded(episode), result=""))


def _close(*, actor: Actor, head: Head, episode: Episode, record: Record) -> None:
    """Ends the open episode of a locked head: last message, row, head, waiting transfer, work item, events, log."""
    now = clock.now()
    ended_by = "customer" if actor.kind in ("customer", "visitor") else "agent"
    say(head, "closed", actor=actor, by=ended_by)
    before: dict[str, object] = {"state": episode.state, "owner_id": episode.owner_id}
    episode.handling_s += held_s(episode, now)
    episode.state, episode.closed_at = "closed", now
    keep_record(episode, record)
    episode.closed_by_kind, episode.closed_by = actor.kind, actor.id
    episode.version += 1
    episode.save()
    keep_further(episode, record.further, actor)
    Head.objects.filter(pk=head.pk).update(episode=None, state="closed", opened_at=None)
    head.refresh_from_db()
    cancel_waiting(head, episode.id, actor)
    closed = EpisodeClosed(
        episode_id=episode.id,
        conversation_id=head.conversation_id,
        customer_id=head.customer_id,
        agent_id=episode.owner_id,
        team_id=episode.team_id,
        department_id=episode.department_id,
        shop_id=head.shop_id,
        category_id=record.category_id,
        result=record.result,
        tag_ids=record.tag_ids,
        handling_s=episode.handling_s,
        problems=1 + len(record.further),
    )
    tell(head, closed, actor=actor, subject=episode_subject(episode))
    moved(head, episode, actor=actor)
    after: dict[str, object] = {"state": "closed", "category_id": record.category_id, "result": record.result}
    log(head, "close", actor=actor, before=before, after=after)
    item_done(actor=actor, kind=KIND, item_id=episode.id)


@transaction.atomic
def conversation_reopen(*, actor: Actor, conversation_id: UUID) -> Episode:
    """The last episode goes on, with whoever reopened it. Category and result stay until it is closed again.

    Raises `permission.missing`, `missing.not_found`, `conversations.action_not_allowed`.
    """
    head = acting_on(actor, "reopen", conversation_id)
    episode = Episode.objects.filter(conversation_id=conversation_id).order_by("-opened_at", "-id").first()
    if episode is None:
        raise NOT_FOUND()
    episode.state, episode.owner_id, episode.closed_at = "queued", None, None
    episode.closed_by_kind, episode.closed_by = "", None
    episode.reopened += 1
    episode.version += 1
    episode.save()
    head.episode_id, head.state, head.opened_at, head.owner_id = episode.id, "queued", episode.opened_at, None
    head.team_id = episode.team_id
    head.save(update_fields=["episode", "state", "opened_at", "owner", "team"])
    payload = EpisodeReopened(episode_id=episode.id, conversation_id=conversation_id, user_id=actor.id)
    tell(head, payload, actor=actor, subject=episode_subject(episode))
    log(head, "reopen", actor=actor, before={"state": "closed"}, after={"state": "queued"})
    item_reopen(actor=actor, kind=KIND, item_id=episode.id, awaiting_reply=False)
    item_take(actor=actor, kind=KIND, item_id=episode.id)
    episode.refresh_from_db()
    return episode

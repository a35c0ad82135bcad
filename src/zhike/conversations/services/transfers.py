"""Handing over: a request with a note, answered by the receiver, withdrawn by time."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from zhike.accounts.public import holders_of, names_of_users, notification_kind, notify, person, teams
from zhike.conversations.access import acting_on, episode_id_of, head_for, locked_head, person_id, transfer_for
from zhike.conversations.errors import NOT_ALLOWED_NOW, TRANSFER_ANSWERED, TRANSFER_NOT_YOURS
from zhike.conversations.events import TransferRequested
from zhike.conversations.models import Head, Transfer
from zhike.conversations.parameters import TRANSFER_WAIT_S
from zhike.conversations.permissions import CONVERSATION_VIEW, MESSAGE_CREATE
from zhike.conversations.services.asked import tell_answered, tell_asked
from zhike.conversations.services.episodes import KIND
from zhike.conversations.services.telling import conversation_subject, log, say
from zhike.kernel import clock
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.errors import invalid
from zhike.kernel.ids import new_id
from zhike.kernel.settings import values as settings
from zhike.work.public import item_take, item_transfer

HANDED_OVER: Final = notification_kind("conversations.handed_over", urgency="high")


@transaction.atomic
def transfer_request(
    *, actor: Actor, conversation_id: UUID, to_user_id: UUID | None, to_team_id: UUID | None, note: str
) -> Transfer:
    """Asks a colleague or a team to take the conversation over. It stays where it is until somebody accepts.

    Raises `permission.missing`, `missing.not_found`, `conversations.action_not_allowed` (also while another request
    waits) and `input.invalid` for a receiver that cannot be one.
    """
    head = acting_on(actor, "transfer", conversation_id)
    episode_id, user_id = episode_id_of(head), person_id(actor)
    _check_receiver(head, to_user_id, to_team_id)
    if Transfer.objects.filter(episode_id=episode_id, state="requested").exists():
        raise NOT_ALLOWED_NOW(extra={"why": "transfer.waiting", "state": head.state}, action="transfer")
    now = clock.now()
    wait_s = settings.get(TRANSFER_WAIT_S, shop_id=head.shop_id)
    transfer = Transfer.objects.create(
        id=new_id(),
        conversation_id=conversation_id,
        episode_id=episode_id,
        from_user_id=head.owner_id,
        requested_by_id=user_id,
        to_user_id=to_user_id,
        to_team_id=to_team_id,
        note=note,
        requested_at=now,
        expires_at=now + timedelta(seconds=wait_s),
    )
    payload = TransferRequested(
        transfer_id=transfer.id,
        episode_id=episode_id,
        conversation_id=conversation_id,
        from_user_id=head.owner_id,
        to_user_id=to_user_id,
        to_team_id=to_team_id,
    )
    tell_asked(head, transfer, payload, actor)
    log(
        head,
        "transfer",
        actor=actor,
        before={"owner_id": head.owner_id},
        after={"transfer_id": transfer.id, "to_user_id": to_user_id, "to_team_id": to_team_id},
    )
    say(head, "transfer_requested", actor=actor)
    _notify(head, transfer, actor)
    return transfer


def _notify(head: Head, transfer: Transfer, actor: Actor) -> None:
    """Puts the request into the notifications of everybody who may accept it."""
    receivers = [transfer.to_user_id] if transfer.to_user_id is not None else []
    if transfer.to_team_id is not None:
        receivers = [one for one in teams([transfer.to_team_id])[transfer.to_team_id].member_ids if one != actor.id]
    notify(
        HANDED_OVER,
        recipients=receivers,
        subject=conversation_subject(head),
        params={"name": names_of_users([transfer.requested_by_id]).get(transfer.requested_by_id, "")},
        dedupe_key=str(transfer.id),
        actor=actor,
    )


def _check_receiver(head: Head, to_user_id: UUID | None, to_team_id: UUID | None) -> None:
    if (to_user_id is None) == (to_team_id is None):
        raise invalid("to_user_id", "value.one_of", expected="to_user_id, to_team_id")
    if to_user_id is not None and (to_user_id == head.owner_id or not _can_serve(to_user_id)):
        raise invalid("to_user_id", "value.invalid")
    if to_team_id is not None and to_team_id not in teams([to_team_id]):
        raise invalid("to_team_id", "value.invalid")


def _can_serve(user_id: UUID) -> bool:
    """Whether somebody is there to answer customers; who may not write to them cannot take a conversation over."""
    found = person(user_id)
    return found is not None and found.active and user_id in holders_of(MESSAGE_CREATE.name)


@transaction.atomic
def transfer_accept(*, actor: Actor, conversation_id: UUID, transfer_id: UUID) -> Transfer:
    """The receiver takes the conversation over; of a team, whoever accepts first. Accepting twice is accepting once.

    Raises `conversations.transfer_not_yours`, `conversations.transfer_answered`, and what module work refuses.
    """
    repeated = _answered_so(actor, conversation_id, transfer_id, "accepted")
    if repeated is not None:
        return repeated
    head, transfer = _waiting(actor, conversation_id, transfer_id)
    episode_id = episode_id_of(head)
    _answer(head, transfer, "accepted", actor, "")
    if head.state == "assigned":
        item_transfer(actor=actor, kind=KIND, item_id=episode_id, to_user_id=actor.id, to_team_id=transfer.to_team_id)
    else:
        item_take(actor=actor, kind=KIND, item_id=episode_id)
    return transfer


@transaction.atomic
def transfer_decline(*, actor: Actor, conversation_id: UUID, transfer_id: UUID, note: str) -> Transfer:
    """The receiver does not take it; it stays where it is. The one who asked may withdraw the request the same way.
    Saying so twice is saying it once.

    Raises `missing.not_found`, `conversations.transfer_not_yours`, `conversations.transfer_answered`.
    """
    repeated = _answered_so(actor, conversation_id, transfer_id, "declined", "cancelled")
    if repeated is not None:
        return repeated
    head, transfer = _waiting(actor, conversation_id, transfer_id, may_withdraw=True)
    state = "cancelled" if transfer.requested_by_id == actor.id else "declined"
    _answer(head, transfer, state, actor, note)
    say(head, "transfer_declined", actor=actor)
    return transfer


def _answered_so(actor: Actor, conversation_id: UUID, transfer_id: UUID, *states: str) -> Transfer | None:
    """The transfer, if this person gave this answer before; on the locked conversation, so that of two one is first."""
    locked_head(conversation_id)
    answered = Transfer.objects.filter(pk=transfer_id, conversation_id=conversation_id, state__in=states)
    return answered.filter(answered_by_id=actor.id).first()


def _waiting(
    actor: Actor, conversation_id: UUID, transfer_id: UUID, *, may_withdraw: bool = False
) -> tuple[Head, Transfer]:
    """The locked conversation and its waiting transfer, if `actor` may answer it."""
    head = locked_head(conversation_id)
    transfer = transfer_for(conversation_id, transfer_id)
    mine = actor.id == transfer.to_user_id or (may_withdraw and actor.id == transfer.requested_by_id)
    if not mine and transfer.to_team_id not in actor.rights.team_ids:
        head_for(actor, CONVERSATION_VIEW, conversation_id)  # who may not see it does not learn that it is there
        raise TRANSFER_NOT_YOURS()
    if transfer.state != "requested" or transfer.expires_at <= clock.now():
        raise TRANSFER_ANSWERED(extra={"state": transfer.state})
    return head, transfer


def _answer(head: Head, transfer: Transfer, state: str, actor: Actor, note: str) -> None:
    transfer.state, transfer.answered_at, transfer.answer_note = state, clock.now(), note
    transfer.answered_by_id = actor.id if actor.kind == "user" else None
    transfer.save(update_fields=["state", "answered_at", "answer_note", "answered_by"])
    tell_answered(head, transfer, actor, actor.id)
    after: dict[str, object] = {"transfer_id": transfer.id, "state": state}
    log(head, "transfer_answer", actor=actor, before={"state": "requested"}, after=after)


def transfers_expire(*, limit: int = 200) -> int:
    """Withdraws requests that nobody answered in time; answers how many. Each in its own transaction."""
    due = Transfer.objects.filter(state="requested", expires_at__lte=clock.now()).order_by("expires_at")
    expired = 0
    for conversation_id, transfer_id in list(due.values_list("conversation_id", "id")[:limit]):
        with transaction.atomic():
            head = locked_head(conversation_id)
            transfer = transfer_for(conversation_id, transfer_id)
            if transfer.state == "requested":
                _answer(head, transfer, "expired", SYSTEM, "")
                say(head, "transfer_expired", actor=SYSTEM)
                expired += 1
    return expired

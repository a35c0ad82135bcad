"""Those who were asked to take a conversation over hear what became of the request."""

from uuid import UUID

from zhike.conversations.events import TransferAnswered, TransferRequested
from zhike.conversations.models import Head, Transfer
from zhike.conversations.services.telling import conversation_subject, staff_topics
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.events.emit import emit


def tell_asked(head: Head, transfer: Transfer, payload: TransferRequested | TransferAnswered, actor: Actor) -> None:
    """To whom it concerns; a team that is asked hears it on its own topic."""
    topics = staff_topics(head, transfer.to_user_id, transfer.requested_by_id)
    if transfer.to_team_id is not None and f"team:{transfer.to_team_id}" not in topics:
        topics.append(f"team:{transfer.to_team_id}")
    emit(
        payload,
        actor=actor,
        subject=conversation_subject(head),
        customer_id=head.customer_id,
        shop_id=head.shop_id,
        topics=topics,
    )


def tell_answered(head: Head, transfer: Transfer, actor: Actor, by: UUID | None) -> None:
    """Says what became of the request, and where the conversation is: who was asked hears no more of it elsewhere."""
    payload = TransferAnswered(
        transfer_id=transfer.id,
        episode_id=transfer.episode_id,
        conversation_id=head.conversation_id,
        state=transfer.state,
        user_id=by,
        to_user_id=transfer.to_user_id,
        to_team_id=transfer.to_team_id,
        owner_id=head.owner_id,
        team_id=head.team_id,
        department_id=head.department_id,
    )
    tell_asked(head, transfer, payload, actor)


def cancel_waiting(head: Head, episode_id: UUID, actor: Actor) -> None:
    """Ends the request that still waits when the episode of the locked head goes another way, and says so."""
    for transfer in Transfer.objects.filter(episode_id=episode_id, state="requested"):
        transfer.state, transfer.answered_at = "cancelled", clock.now()
        transfer.save(update_fields=["state", "answered_at"])
        tell_answered(head, transfer, actor, None)

"""Who is serving a customer now. Conversations tell; orders read."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from zhike.customers.events import ConsultationChanged
from zhike.customers.models import Consultation
from zhike.kernel.authz import Actor
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject


@transaction.atomic
def consultation_open(
    *,
    actor: Actor,
    customer_id: UUID,
    shop_id: UUID,
    episode_id: UUID,
    conversation_id: UUID,
    handler_id: UUID | None,
    since: datetime,
) -> None:
    """The episode is being served, by `handler_id` or still by nobody. Called again when the handler changes or the
    episode is reopened; `since` of the first call stays while it is open. Nothing happens when nothing changed.
    """
    known = Consultation.objects.select_for_update().filter(pk=episode_id).first()
    if known is not None and known.until is None and (known.handler_id, known.customer_id) == (handler_id, customer_id):
        return
    if known is None:
        Consultation.objects.create(
            episode_id=episode_id,
            conversation_id=conversation_id,
            customer_id=customer_id,
            shop_id=shop_id,
            handler_id=handler_id,
            since=since,
        )
    else:
        Consultation.objects.filter(pk=episode_id).update(
            customer_id=customer_id,
            conversation_id=conversation_id,
            handler_id=handler_id,
            until=None,
            since=known.since if known.until is None else since,
        )
    _tell(actor, customer_id, shop_id, episode_id, handler_id, open_=True)


@transaction.atomic
def consultation_close(*, actor: Actor, episode_id: UUID, at: datetime) -> None:
    """The episode ended at `at`. Unknown and ended ones are left as they are."""
    known = Consultation.objects.select_for_update().filter(pk=episode_id, until=None).first()
    if known is None:
        return
    Consultation.objects.filter(pk=episode_id).update(until=max(at, known.since))
    _tell(actor, known.customer_id, known.shop_id, episode_id, known.handler_id, open_=False)


def _tell(
    actor: Actor, customer_id: UUID, shop_id: UUID, episode_id: UUID, handler_id: UUID | None, *, open_: bool
) -> None:
    emit(
        ConsultationChanged(customer_id=customer_id, episode_id=episode_id, handler_id=handler_id, open=open_),
        actor=actor,
        subject=Subject(kind="episode", id=episode_id),
        customer_id=customer_id,
        shop_id=shop_id,
        topics=[f"shop:{shop_id}", f"orders:{shop_id}"],
    )

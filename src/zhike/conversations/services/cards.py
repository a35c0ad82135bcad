"""Orders and products as cards in a thread."""

from typing import Final
from uuid import UUID

from zhike.conversations.access import head_for
from zhike.conversations.errors import CLOSED
from zhike.conversations.permissions import MESSAGE_CREATE
from zhike.conversations.ports import CARDS
from zhike.conversations.posting import Posted, post_message, stored_message
from zhike.conversations.sql import HEAD_SCOPE
from zhike.conversations.types import CardKind, Post
from zhike.kernel.authz import Actor, scope_sql

_TITLE_MAX: Final = 200


def card_send(*, actor: Actor, conversation_id: UUID, client_key: str, card: CardKind, card_id: UUID) -> Posted:
    """Sends an order of the customer, or a product of the shop, as it is now. The message keeps what the card showed;
    its text is the card's title, for whoever cannot show cards. The same `client_key` again answers the stored message.

    Raises `permission.missing`, `missing.not_found` (the conversation, or the order or product in it),
    `conversations.closed` when no episode is open, `conflict.idempotency_key_reused`.
    """
    head = head_for(actor, MESSAGE_CREATE, conversation_id)
    shown = dict(
        CARDS.get().card(actor=actor, kind=card, card_id=card_id, customer_id=head.customer_id, shop_id=head.shop_id)
    )
    title = str(shown.get("title", ""))[:_TITLE_MAX]
    data = {**shown, "card": card, "id": str(card_id)}
    post = Post(conversation_id, "agent", actor.id, actor, "card", title, data=data, client_key=client_key)
    condition, params = scope_sql(actor, MESSAGE_CREATE, HEAD_SCOPE)
    posted = post_message(post, condition=condition, params=params)
    if posted is not None:
        return posted
    stored = stored_message(post)
    if stored is None:
        raise CLOSED()
    return stored

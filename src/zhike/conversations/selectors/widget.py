"""What the widget shows."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings as django_settings

from zhike.conversations.models import Channel
from zhike.conversations.parameters import ANSWER_WITHIN_S
from zhike.conversations.ports import RATING_STATE
from zhike.conversations.selectors.threads import position, snapshot
from zhike.conversations.services.visitors import Opened
from zhike.conversations.types import Visitor
from zhike.customers.public import customer_name
from zhike.kernel import clock, i18n
from zhike.kernel.crypto import opaque
from zhike.kernel.settings import values as settings
from zhike.work.public import agents_online, calendar_state, expected_answer_at, queue_place

_NO_MARKS = {"delivered_seq": 0, "read_seq": 0}


def session_answer(opened: Opened) -> dict[str, Any]:
    """An opened widget as the browser gets it. Only a customer whom the shop vouched for is named."""
    visitor, channel = opened.visitor, opened.channel
    customer = None
    if visitor.verified and visitor.customer_id is not None:
        customer = {"id": visitor.customer_id, "name": customer_name(visitor.customer_id) or None}
    return {
        "token": opened.token,
        "visitor_token": opened.visitor_token,
        "expires_at": clock.iso(opened.expires_at),
        "gateway_url": django_settings.GATEWAY_URL,
        "customer": customer,
        "channel": {
            "name": i18n.local_name(channel.names, visitor.language),
            "greeting": i18n.local_name(channel.greetings, visitor.language),
            "color": channel.color,
            "languages": channel.languages,
            "max_file_bytes": channel.max_file_bytes,
            "file_types": channel.file_types,
        },
        "rating": dict(RATING_STATE.get().scale(language=visitor.language)),
        "conversation_id": visitor.conversation_id,
    }


def widget_snapshot(visitor: Visitor, *, before_seq: int | None, after_seq: int | None, limit: int) -> dict[str, Any]:
    """A page of the visitor's thread with everything around it; empty before the first message."""
    found = None
    if visitor.conversation_id is not None:
        found = snapshot(visitor.conversation_id, before_seq=before_seq, after_seq=after_seq, limit=limit)
    if found is None:
        empty: dict[str, Any] = {"conversation_id": None, "episode": None, "messages": [], "has_more": False}
        page, pos = empty | {"marks": {"agent": _NO_MARKS, "customer": _NO_MARKS}}, position()
    else:
        page, pos = found
    episode = page["episode"]
    if episode is not None:
        rating = RATING_STATE.get().of_episode(episode_id=UUID(episode["id"]))
        episode["rating"] = {"state": rating.state, "score": rating.score}
        if episode["state"] == "queued":
            place = queue_place(kind="episode", item_id=UUID(episode["id"]))
            episode["queue_position"] = place.position if place else None
    return page | {"pos": opaque(pos), "service": service_state(visitor.channel_id)}


def service_state(channel_id: UUID) -> dict[str, Any]:
    """Whether the channel is open, whether anybody is there, and by when an answer can be expected if not.

    Outside hours and with nobody there messages are taken all the same.
    """
    channel = Channel.objects.only("shop_id", "team_id", "calendar_id").get(pk=channel_id)
    now = clock.now()
    state = calendar_state(calendar_id=channel.calendar_id, at=now)
    online = agents_online(shop_id=channel.shop_id, team_id=channel.team_id, kind="episode") > 0
    answer_by = None
    if not (state.open and online):
        answer_by = expected_answer_at(kind="episode", shop_id=channel.shop_id, team_id=channel.team_id)
        if answer_by is None:
            start = now if state.open or state.opens_at is None else state.opens_at
            answer_by = start + timedelta(seconds=settings.get(ANSWER_WITHIN_S, shop_id=channel.shop_id))
    return {"open": state.open, "agents_online": online, "answer_by": clock.iso(answer_by) if answer_by else None}

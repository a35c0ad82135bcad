"""Opening the widget: who is it, may this page show the chat, which thread goes on."""

import hashlib
import secrets as random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings as django_settings
from django.db import IntegrityError, transaction

from zhike.conversations.access import channel_by_key
from zhike.conversations.errors import ORIGIN_REFUSED, SHOP_TOKEN_INVALID, SHOP_TOKEN_USED
from zhike.conversations.guard import actor_of, token_hash
from zhike.conversations.models import Channel, ShopTokenUsed, VisitorSession
from zhike.conversations.origins import allowed, page_address
from zhike.conversations.parameters import SESSIONS_PER_MINUTE
from zhike.conversations.services.joining import thread_join
from zhike.conversations.services.threads import thread_with
from zhike.conversations.shop_tokens import SKEW, ShopToken, read_shop_token
from zhike.conversations.types import Visitor
from zhike.customers.public import customer_known_visitor, customer_recognise_claims
from zhike.kernel import clock, i18n, rates, trail
from zhike.kernel.authz import Actor
from zhike.kernel.crypto import open_secret, signed
from zhike.kernel.errors import ZhikeError
from zhike.kernel.ids import new_id
from zhike.kernel.settings import values as settings

SESSION_LIFE: Final = timedelta(hours=12)
VISITOR_LIFE_S: Final = 400 * 86_400
_VISITOR: Final = "widget.visitor"


@dataclass(frozen=True, slots=True)
class Opened:
    """An open widget. Both tokens are shown this once; the visitor token is what the browser keeps."""

    token: str
    visitor_token: str
    expires_at: datetime
    visitor: Visitor
    channel: Channel


def secret_aad(channel_id: UUID, column: str = "secret_sealed") -> str:
    """The place a channel's sealed secret is bound to."""
    return f"conversations_channel.{column}.{channel_id}"


def widget_open(
    *,
    channel_key: str,
    visitor_token: str | None,
    shop_token: str | None,
    language: str,
    origin: str | None,
    ip: str | None,
    page_url: str = "",
    page_title: str = "",
) -> Opened:
    """Opens a widget: a visitor who was here before is known again, a customer whom the shop vouches for is recognised.

    A recognised customer's thread is their own, wherever they sign in. What a visitor wrote before signing in goes on
    in it (see `joining`). The visitor token given to a recognised customer names a fresh visitor, so that after signing
    out nobody reads the customer's thread. Raises `conversations.channel_unknown`, `conversations.origin_refused`,
    `limit.too_many`, and the errors of shop tokens.
    """
    channel = channel_by_key(channel_key)
    if not allowed(origin, allow=channel.allowed_origins, own=django_settings.PUBLIC_URL):
        raise ORIGIN_REFUSED()
    per_minute = settings.get(SESSIONS_PER_MINUTE)
    rates.take("widget.sessions", ip or "unknown", rate_per_s=per_minute / 60, burst=per_minute)
    visitor_id = _visitor_id(channel, visitor_token)
    token = None if shop_token is None else _shop_token(channel, shop_token)
    with transaction.atomic():
        visitor = _recognise(channel, visitor_id, token, i18n.choose_language(language, channel.languages[0]))
        return _session(channel, visitor, ip, page_address(page_url), page_title)


def _visitor_id(channel: Channel, visitor_token: str | None) -> UUID:
    """The visitor named by the browser's token; a new one for none, a foreign or a spoilt one."""
    if visitor_token:
        try:
            facts = signed.loads(_VISITOR, visitor_token)
        except ZhikeError:
            return new_id()
        if facts.get("c") == channel.id.hex:
            return UUID(facts["v"])
    return new_id()


def _anonymous(channel: Channel, visitor_id: UUID, language: str) -> Visitor:
    """The visitor with what is known of them. One who turned out to be a customer is not known by this id any more."""
    known = customer_known_visitor(visitor_id=visitor_id, channel_id=channel.id)
    identity_id = customer_id = conversation_id = None
    if known is not None and known.retired:
        visitor_id = new_id()
    elif known is not None:
        identity_id, customer_id = known.identity_id, known.customer_id
        conversation_id = thread_with(channel.id, identity_id)
    return Visitor(
        session_id=new_id(),
        channel_id=channel.id,
        shop_id=channel.shop_id,
        visitor_id=visitor_id,
        identity_id=identity_id,
        customer_id=customer_id,
        conversation_id=conversation_id,
        verified=False,
        language=language,
        expires_at=clock.now() + SESSION_LIFE,
    )


def _secrets(channel: Channel) -> list[str]:
    found: list[str] = []
    if channel.secret_sealed is not None:
        found.append(open_secret(bytes(channel.secret_sealed), aad=secret_aad(channel.id)))
    until = channel.secret_before_until
    if channel.secret_before_sealed is not None and until is not None and until > clock.now():
        found.append(
            open_secret(bytes(channel.secret_before_sealed), aad=secret_aad(channel.id, "secret_before_sealed"))
        )
    return found


def _shop_token(channel: Channel, text: str) -> ShopToken:
    known = _secrets(channel)
    if not known:
        raise SHOP_TOKEN_INVALID()
    return read_shop_token(text, known, clock.now())


def _recognise(channel: Channel, visitor_id: UUID, token: ShopToken | None, language: str) -> Visitor:
    anonymous = _anonymous(channel, visitor_id, language)
    if token is None:
        return anonymous
    _use_once(channel, token)
    actor = actor_of(anonymous)
    known = customer_recognise_claims(actor=actor, claims=token.claims, shop_id=channel.shop_id, language=language)
    conversation_id = thread_join(
        actor=actor, visitor=anonymous, identity_id=known.identity_id, customer_id=known.customer_id
    )
    return Visitor(
        session_id=anonymous.session_id,
        channel_id=channel.id,
        shop_id=channel.shop_id,
        visitor_id=new_id(),
        identity_id=known.identity_id,
        customer_id=known.customer_id,
        conversation_id=conversation_id,
        verified=True,
        language=language,
        expires_at=clock.now() + SESSION_LIFE,
    )


def _use_once(channel: Channel, token: ShopToken) -> None:
    jti_hash = hashlib.sha256(token.jti.encode()).digest()
    try:
        with transaction.atomic():
            ShopTokenUsed.objects.create(channel_id=channel.id, jti_hash=jti_hash, expires_at=token.expires_at + SKEW)
    except IntegrityError:
        raise SHOP_TOKEN_USED() from None


def _session(channel: Channel, visitor: Visitor, ip: str | None, page_url: str, page_title: str) -> Opened:
    token = random.token_urlsafe(32)
    VisitorSession.objects.create(
        id=visitor.session_id,
        token_hash=token_hash(token),
        channel_id=channel.id,
        visitor_id=visitor.visitor_id,
        identity_id=visitor.identity_id,
        customer_id=visitor.customer_id,
        conversation_id=visitor.conversation_id,
        verified=visitor.verified,
        language=visitor.language,
        ip=ip,
        page_url=page_url,
        page_title=page_title,
        created_at=clock.now(),
        expires_at=visitor.expires_at,
    )
    if visitor.verified:
        trail.record(
            "conversations.visitor.recognise",
            actor=Actor("customer", visitor.customer_id),
            object_kind="channel",
            object_id=channel.id,
            after={"session_id": visitor.session_id},
            customer_id=visitor.customer_id,
            shop_id=channel.shop_id,
        )
    # What a recognised customer's browser keeps names a visitor who has nothing to do with this session.
    kept_id = new_id() if visitor.verified else visitor.visitor_id
    kept = signed.dumps(_VISITOR, {"v": kept_id.hex, "c": channel.id.hex}, VISITOR_LIFE_S)
    return Opened(token, kept, visitor.expires_at, visitor, channel)


def visitors_purge() -> int:
    """Removes widgets that expired a day ago and used token ids that could not be used again anyway."""
    now = clock.now()
    gone = VisitorSession.objects.filter(expires_at__lt=now - timedelta(days=1)).delete()[0]
    return gone + ShopTokenUsed.objects.filter(expires_at__lt=now).delete()[0]

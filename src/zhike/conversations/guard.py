"""Who calls a widget route: the visitor behind the widget token. One statement per request."""

import hashlib
from typing import Final, cast

from django.db import connection
from django.http import HttpRequest

from zhike.conversations.errors import VISITOR_UNKNOWN
from zhike.conversations.types import Visitor
from zhike.kernel import clock, context
from zhike.kernel.authz import Actor
from zhike.kernel.http import Guard, Request, bearer_token

_SELECT: Final = """
SELECT s.id, s.channel_id, c.shop_id, s.visitor_id, s.identity_id, s.customer_id, s.conversation_id, s.verified,
  s.language, s.expires_at
FROM conversations_visitorsession s JOIN conversations_channel c ON c.id = s.channel_id
WHERE s.token_hash = %s AND s.revoked_at IS NULL AND s.expires_at > %s AND c.archived_at IS NULL
"""


class WidgetRequest(Request):
    """A request that passed the widget guard."""

    visitor: Visitor


def token_hash(token: str) -> bytes:
    """What is stored of a widget token."""
    return hashlib.sha256(token.encode()).digest()


def visitor_of(request: HttpRequest) -> Visitor:
    """The visitor that the widget guard found."""
    return cast(WidgetRequest, request).visitor


def actor_of(visitor: Visitor) -> Actor:
    """The customer once there is one, before that the visitor."""
    if visitor.customer_id is not None:
        return Actor("customer", visitor.customer_id)
    return Actor("visitor", visitor.visitor_id)


def widget_check(request: Request) -> Actor:
    """Raises `conversations.visitor_unknown` for a token that is unknown, ended, expired, or of a closed channel."""
    token = bearer_token(request)
    with connection.cursor() as cursor:
        cursor.execute(_SELECT, [token_hash(token), clock.now()])
        row = cursor.fetchone()
    if row is None:
        raise VISITOR_UNKNOWN()
    visitor = Visitor(*row)
    cast(WidgetRequest, request).visitor = visitor
    request.language = visitor.language
    context.enrich(session_id=visitor.session_id, language=visitor.language)
    return actor_of(visitor)


widget_guard: Final = Guard("widget", widget_check)

"""The product's hot statements with the values of one agent, for the limit server and for plans.

Import it after Django is set up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.test import RequestFactory

from zhike.conversations.permissions import MESSAGE_CREATE
from zhike.conversations.posting import posting_sql
from zhike.conversations.selectors.detail import detail_sql
from zhike.conversations.selectors.lists import LIST, counts_sql, list_sql
from zhike.conversations.sql import HEAD_SCOPE
from zhike.kernel.authz import AUTHENTICATOR, Actor, principal_for, scope_sql
from zhike.kernel.http.hot import with_session
from zhike.kernel.http.lists import ListRequest, read_list_request

_LANGUAGE: Final = "zh-CN"
Statement = tuple[str, list[Any]]


@dataclass(frozen=True)
class Statements:
    """SQL with `%s` and the values after the token's hash. Of `send` the SQL and the values of its scope condition."""

    agent_id: UUID
    session_id: UUID
    list: Statement
    detail: Statement
    send: str
    scope_values: Sequence[Any]


def page_of(query: Mapping[str, str]) -> ListRequest:
    """A checked list request for these query parameters."""
    return read_list_request(RequestFactory().get("/", dict(query)), LIST)


def actor_of(token: str) -> tuple[Actor, UUID]:
    """Who is behind a session token, and the session."""
    found = principal_for(token)
    return found.actor, found.session_id


def list_statement(actor: Actor, query: Mapping[str, str]) -> Statement:
    """The list as the web process runs it."""
    sql, values = list_sql(actor, page_of(query), _LANGUAGE)
    return with_session(sql), values


def counts_statement(actor: Actor) -> Statement:
    """The counts as the web process runs them."""
    sql, values = counts_sql(actor)
    return with_session(sql), values


def detail_statement(actor: Actor, conversation_id: UUID) -> Statement:
    """The detail as the web process runs it."""
    sql, values = detail_sql(actor, conversation_id, _LANGUAGE)
    return with_session(sql), values


def of_agent(token: str, conversation_id: UUID) -> Statements:
    """The statements of the agent behind `token`."""
    actor, session_id = actor_of(token)
    condition, values = scope_sql(actor, MESSAGE_CREATE, HEAD_SCOPE)
    if actor.id is None:
        raise ValueError("the sender is nobody in particular")
    session = AUTHENTICATOR.get().session_sql
    send = posting_sql("agent", f"{condition} AND EXISTS (SELECT FROM session)").lstrip()
    return Statements(
        agent_id=actor.id,
        session_id=session_id,
        list=list_statement(actor, {}),
        detail=detail_statement(actor, conversation_id),
        send=f"WITH session AS ({session}), {send.removeprefix('WITH ')}",
        scope_values=values,
    )

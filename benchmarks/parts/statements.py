"""The product's hot statements with the values of one agent, for the limit server and for plans.

Import it after Django is set up.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.test import RequestFactory

from zhike.commerce.selectors import detail as orders
from zhike.commerce.selectors import listing
from zhike.conversations.permissions import MESSAGE_CREATE
from zhike.conversations.posting import posting_sql
from zhike.conversations.selectors import detail as conversations
from zhike.conversations.selectors import lists
from zhike.conversations.sql import HEAD_SCOPE
from zhike.customers.selectors import detail as customers
from zhike.kernel.authz import AUTHENTICATOR, Actor, principal_for, scope_sql
from zhike.kernel.files import Viewer, link_key
from zhike.kernel.http.hot import with_session
from zhike.kernel.http.lists import ListRequest, ListSpec, read_list_request
from zhike.tickets.selectors import detail as tickets
from zhike.tickets.selectors import lists as ticket_lists

_LANGUAGE: Final = "zh-CN"
Statement = tuple[str, list[Any]]
_Lists = Callable[[Actor, ListRequest, str], Statement]
#: Lists by the last part of their address.
LISTS: Final[Mapping[str, tuple[ListSpec, _Lists]]] = {
    "conversations": (lists.LIST, lists.list_sql),
    "tickets": (ticket_lists.LIST, ticket_lists.list_sql),
    "orders": (listing.LIST, listing.list_sql),
}
COUNTS: Final[Mapping[str, Callable[[Actor], Statement]]] = {
    "conversations": lists.counts_sql,
    "tickets": ticket_lists.counts_sql,
}


@dataclass(frozen=True, slots=True)
class Statements:
    """SQL with `%s` and the values after the token's hash, by kind. Of `send` the SQL and the values of its scope."""

    agent_id: UUID
    session_id: UUID
    lists: Mapping[str, Statement]
    details: Mapping[str, Statement]
    send: str
    scope_values: Sequence[Any]


def page_of(kind: str, query: Mapping[str, str]) -> ListRequest:
    """A checked list request for these query parameters."""
    return read_list_request(RequestFactory().get("/", dict(query)), LISTS[kind][0])


def actor_of(token: str) -> tuple[Actor, UUID]:
    """Who is behind a session token, and the session."""
    found = principal_for(token)
    return found.actor, found.session_id


def list_statement(kind: str, actor: Actor, query: Mapping[str, str]) -> Statement:
    """The list as the web process runs it."""
    sql, values = LISTS[kind][1](actor, page_of(kind, query), _LANGUAGE)
    return with_session(sql), [_plain(value) for value in values]


def _plain(value: Any) -> Any:
    """Arrays that are written as PostgreSQL's text, as lists, which every driver takes."""
    return value[1:-1].split(",") if isinstance(value, str) and value[:1] == "{" and value[-1:] == "}" else value


def counts_statement(kind: str, actor: Actor) -> Statement:
    """The counts as the web process runs them."""
    sql, values = COUNTS[kind](actor)
    return with_session(sql), values


def detail_statement(kind: str, actor: Actor, session_id: UUID, row_id: UUID) -> Statement:
    """The page of one row as the web process reads it."""
    if kind == "conversations":
        sql, values = conversations.detail_sql(actor, row_id, _LANGUAGE)
    elif kind == "tickets":
        sql, values = tickets.detail_sql(actor, row_id, _LANGUAGE)
    elif kind == "orders":
        sql, values = orders.detail_sql(actor, row_id, _LANGUAGE, link_key(Viewer("session", session_id)))
    else:
        sql, values = customers.detail_sql(actor, row_id, purge_after=timedelta(days=30))
    return with_session(sql), values


def of_agent(token: str, mark: UUID) -> Statements:
    """The statements of the agent behind `token`, with `mark` in place of a row's id."""
    actor, session_id = actor_of(token)
    condition, values = scope_sql(actor, MESSAGE_CREATE, HEAD_SCOPE)
    if actor.id is None:
        raise ValueError("the sender is nobody in particular")
    session = AUTHENTICATOR.get().session_sql
    send = posting_sql("agent", f"{condition} AND EXISTS (SELECT FROM session)").lstrip()
    return Statements(
        agent_id=actor.id,
        session_id=session_id,
        lists={kind: list_statement(kind, actor, {}) for kind in LISTS},
        details={kind: detail_statement(kind, actor, session_id, mark) for kind in (*LISTS, "customers")},
        send=f"WITH session AS ({session}), {send.removeprefix('WITH ')}",
        scope_values=values,
    )

"""Issuing tickets and grants, on the side where rights are known.

The caller has checked the rights; this module only writes them down. Topics by scope: own rows → `user:`; team rows →
also `team:` of one's teams; shop rows and all → also `shop:` (all of them for the scope "all"). Rows that a whole shop
shares, whoever works on them, are told on a topic of their own kind (`orders:` and the shop), by a right of their own.
What fewer people may hear of than of the row it belongs to is told by kind too (`ticket_notes:` and the owner, team,
department or shop).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol
from uuid import UUID

from zhike.kernel.authz import Actor, Permission, Scope, ScopedRow
from zhike.kernel.crypto import signed
from zhike.kernel.ids import new_id
from zhike.kernel.live.revoking import CHANNEL
from zhike.kernel.live.tickets import STAFF, Grant, Ticket, write_grant, write_ticket
from zhike.kernel.ports import Port

_feeds: list[Permission] = []
_shop_feeds: dict[str, Permission] = {}
_kept_feeds: dict[str, Permission] = {}
COMPANY: Final = "company"


class Names(Protocol):
    """How a member of staff is called in front of customers."""

    def names(self, user_ids: Collection[UUID]) -> Mapping[UUID, str]:
        """Names by user id; unknown users are left out."""


#: Filled by accounts through wiring.
NAMES: Final[Port[Names]] = Port("names of staff")


def opens_feed(permission: Permission) -> None:
    """Says that the scope of `permission` decides whose changes a member of staff hears; the widest one counts."""
    if not permission.scoped:
        raise ValueError(f"{permission.name} has no scope")
    if permission not in _feeds:
        _feeds.append(permission)


def opens_shop_feed(kind: str, permission: Permission) -> None:
    """Says that `<kind>:<shop>` is heard by whoever holds `permission` for the whole shop, however narrow the scope is
    in which they hear of conversations.
    """
    if not permission.scoped:
        raise ValueError(f"{permission.name} has no scope")
    _shop_feeds[kind] = permission


def opens_kept_feed(kind: str, permission: Permission) -> None:
    """Says that `<kind>:<id>` is heard by those whose `permission` covers rows of that person, team, department or
    shop: the same ladder as that of conversations, climbed by a right of its own. `kept_topics` names a row's topics.
    """
    if not permission.scoped:
        raise ValueError(f"{permission.name} has no scope")
    _kept_feeds[kind] = permission


def kept_topics(kind: str, row: ScopedRow) -> list[str]:
    """Where something about `row` is told that only those hear who hold the right of the feed `kind` for it."""
    places = (row.owner_id, row.team_id, row.department_id, row.shop_id)
    return [f"{kind}:{place}" for place in places if place is not None]


def staff_topics(actor: Actor) -> tuple[str, ...]:
    """The topics that a member of staff may hear without asking further."""
    scopes = [scope for scope in (actor.rights.scope(permission) for permission in _feeds) if scope is not None]
    widest = max(scopes, default=Scope.OWN)
    topics = [COMPANY, f"user:{_staff_id(actor)}"]
    if widest >= Scope.TEAM:
        topics += [f"team:{team_id}" for team_id in actor.rights.team_ids]
    if widest >= Scope.DEPARTMENT:
        # Nothing is told on these; they say which conversations of other teams may go on being heard.
        topics += [f"department:{department_id}" for department_id in actor.rights.department_ids]
    if widest is Scope.ALL:
        topics.append("shop:*")
    elif widest >= Scope.SHOP:
        topics += [f"shop:{shop_id}" for shop_id in actor.rights.shop_ids]
    return (*topics, *_shop_topics(actor), *_kept_topics(actor))


def _shop_topics(actor: Actor) -> list[str]:
    topics = []
    for kind, permission in _shop_feeds.items():
        scope = actor.rights.scope(permission)
        if scope is Scope.ALL:
            topics.append(f"{kind}:*")
        elif scope is Scope.SHOP:
            topics += [f"{kind}:{shop_id}" for shop_id in actor.rights.shop_ids]
    return topics


def _kept_topics(actor: Actor) -> list[str]:
    topics = []
    for kind, permission in _kept_feeds.items():
        scope = actor.rights.scope(permission)
        if scope is Scope.ALL:
            topics.append(f"{kind}:*")
        elif scope is not None:
            places = [_staff_id(actor)]
            for level, ids in (
                (Scope.TEAM, actor.rights.team_ids),
                (Scope.DEPARTMENT, actor.rights.department_ids),
                (Scope.SHOP, actor.rights.shop_ids),
            ):
                places += ids if scope >= level else ()
            topics += [f"{kind}:{place}" for place in places]
    return topics


def staff_ticket(actor: Actor, session_id: UUID, *, pos: int) -> str:
    """A ticket for a signed-in member of staff. `pos` is read before the rights that went into `actor`."""
    user_id = _staff_id(actor)
    name = NAMES.get().names([user_id]).get(user_id)
    return write_ticket(signed, Ticket(new_id(), STAFF, user_id, session_id, staff_topics(actor), pos, name))


@dataclass(frozen=True, slots=True)
class VisitorLine:
    """What a widget's socket hangs on: its session and when that ends, its channel, its conversation once there is
    one."""

    session_id: UUID | None
    channel_id: UUID
    conversation_id: UUID | None
    until: datetime


def visitor_ticket(actor: Actor, line: VisitorLine, *, pos: int) -> str:
    """A ticket for a customer or visitor: their own conversation and nothing else, no longer than their session.

    Without a conversation yet the socket hears nothing until a grant for the new one arrives. On the channel's topic
    nothing is told to customers; it says whose sockets end with the channel. `pos` is read before the session is.
    """
    if actor.kind not in ("customer", "visitor") or actor.id is None:
        raise ValueError("only customers and visitors get a visitor's ticket")
    topics = [f"{CHANNEL}{line.channel_id}"]
    if line.conversation_id is not None:
        topics.insert(0, conversation_topic(line.conversation_id))
    until = int(line.until.timestamp())
    return write_ticket(
        signed, Ticket(new_id(), actor.kind, actor.id, line.session_id, tuple(topics), pos, None, until)
    )


def listen_grant(owner_id: UUID, conversation_id: UUID, *, pos: int) -> str:
    """A grant to hear a conversation that `owner_id` may read; `pos` is the position of the snapshot it came with."""
    return write_grant(signed, Grant(owner_id, conversation_topic(conversation_id), pos))


def conversation_topic(conversation_id: UUID) -> str:
    """The topic on which a conversation's texts travel."""
    return f"conversation:{conversation_id}"


def _staff_id(actor: Actor) -> UUID:
    if actor.kind != STAFF or actor.id is None:
        raise ValueError("only members of staff have a staff socket")
    return actor.id

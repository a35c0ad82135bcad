"""Tickets open a socket, grants let it hear one more topic.

Both are signed, live for sixty seconds, and are issued over HTTP, where rights are checked. A ticket opens one socket
only; a grant works only for the one it was issued to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol
from uuid import UUID

MAX_AGE_S: Final = 60
_TICKET: Final = "live.ticket"
_GRANT: Final = "live.grant"

STAFF: Final = "user"


class Signer(Protocol):
    """Writes and reads tamper-proof, expiring tokens (`kernel.crypto.signed`)."""

    def dumps(self, purpose: str, facts: Mapping[str, Any], max_age_s: int | None) -> str:
        """A token for `purpose`."""

    def loads(self, purpose: str, token: str) -> dict[str, Any]:
        """The facts of a token. Raises an error of any kind for a bad or expired one."""


class TicketError(ValueError):
    """A ticket or grant that cannot be used."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """Whose socket it will be and what it may hear. `kind` is "user" for staff, "customer" or "visitor" else.

    `name` is what others in a conversation see while its owner types; None for customers, whose names stay out of the
    wire. `pos` is the position at issue: rights that changed after it make the ticket worthless. `until` is when the
    session behind it ends for good, in seconds since 1970; its socket is closed then. None where events tell the end.
    """

    id: UUID
    kind: str
    owner_id: UUID
    session_id: UUID | None
    topics: tuple[str, ...]
    pos: int
    name: str | None = None
    until: int | None = None

    @property
    def staff(self) -> bool:
        """Whether its owner is a member of staff."""
        return self.kind == STAFF


@dataclass(frozen=True, slots=True)
class Grant:
    """Lets `owner_id` hear `topic`, and what happened on it since `pos`."""

    owner_id: UUID
    topic: str
    pos: int


def write_ticket(signer: Signer, ticket: Ticket) -> str:
    """The ticket as a token."""
    facts = {
        "i": ticket.id.hex,
        "k": ticket.kind,
        "o": ticket.owner_id.hex,
        "s": ticket.session_id.hex if ticket.session_id else None,
        "t": pack_topics(ticket.topics),
        "p": ticket.pos,
        "n": ticket.name,
        "u": ticket.until,
    }
    return signer.dumps(_TICKET, facts, MAX_AGE_S)


def read_ticket(signer: Signer, token: str) -> Ticket:
    """Raises TicketError for a forged, expired or malformed token."""
    facts = _read(signer, _TICKET, token)
    try:
        session = facts["s"]
        return Ticket(
            id=UUID(facts["i"]),
            kind=str(facts["k"]),
            owner_id=UUID(facts["o"]),
            session_id=UUID(session) if session else None,
            topics=unpack_topics(facts["t"]),
            pos=int(facts["p"]),
            name=facts["n"],
            until=facts.get("u"),
        )
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise TicketError("not a ticket") from error


def write_grant(signer: Signer, grant: Grant) -> str:
    """The grant as a token."""
    return signer.dumps(_GRANT, {"o": grant.owner_id.hex, "t": grant.topic, "p": grant.pos}, MAX_AGE_S)


def read_grant(signer: Signer, token: str) -> Grant:
    """Raises TicketError for a forged, expired or malformed token."""
    facts = _read(signer, _GRANT, token)
    try:
        return Grant(UUID(facts["o"]), str(facts["t"]), int(facts["p"]))
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise TicketError("not a grant") from error


def pack_topics(topics: Sequence[str]) -> str:
    """Topics in the shortest plain form: `kind:hex` without dashes, grouped by kind, so that a hundred fit a hello."""
    groups: dict[str, list[str]] = {}
    for topic in topics:
        kind, _, ident = topic.partition(":")
        groups.setdefault(kind, []).append(ident.replace("-", ""))
    return ";".join(f"{kind}:{','.join(idents)}" for kind, idents in groups.items())


def unpack_topics(packed: str) -> tuple[str, ...]:
    """The inverse of :func:`pack_topics`. Raises ValueError for an id that is none."""
    topics: list[str] = []
    for group in filter(None, packed.split(";")):
        kind, _, idents = group.partition(":")
        topics.extend(_topic(kind, ident) for ident in idents.split(","))
    return tuple(topics)


def _topic(kind: str, ident: str) -> str:
    if not ident:
        return kind
    return f"{kind}:{ident if ident == '*' else UUID(ident)}"


def _read(signer: Signer, purpose: str, token: str) -> dict[str, Any]:
    try:
        return signer.loads(purpose, token)
    except Exception as error:
        raise TicketError("bad token") from error

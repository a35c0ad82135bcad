"""What owners register so that their things can be found."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from zhike.kernel.authz import Actor, Permission, ScopeColumns

#: Columns of the entry itself, stamped from the document; owners whose scope is elsewhere say so in `SearchDoc.scope`.
ENTRY_SCOPE: Final = ScopeColumns("e.owner_id", "e.team_id", "e.department_id", "e.shop_id")


@dataclass(frozen=True, slots=True)
class Document:
    """A thing as it is indexed. Texts by field; personal values only as masks, never plain.

    `group_id` names the row that the scope hangs on where that is not the thing itself (a message's conversation).
    """

    id: UUID
    texts: Mapping[str, str]
    happened_at: datetime
    number: str | None = None
    owner_id: UUID | None = None
    team_id: UUID | None = None
    department_id: UUID | None = None
    shop_id: UUID | None = None
    customer_id: UUID | None = None
    group_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class SearchDoc:
    """A kind of thing that can be found.

    `fields` gives each field its weight (1 to 10). `load` answers the documents of some ids (those that no longer exist
    are left out, and so removed from the index); `ids` pages through all of them for a rebuild: up to `limit` ids after
    the given one, in order. `scope` may use the alias `e` of the entry, and aliases of `join`, a JOIN clause to the row
    that the scope hangs on. `render` makes hits fit to show, for an actor who may see them, and drops what they may not
    see any more. `lookup` finds things by exact identities and numbers as they are now (a phone number by its token);
    it answers ids in the actor's scope, best first, at most LOOKED_UP_MOST.
    """

    kind: str
    permission: Permission
    fields: Mapping[str, int]
    load: Callable[[Sequence[UUID]], Iterable[Document]]
    ids: Callable[[UUID | None, int], Sequence[UUID]]
    render: Callable[[Actor, Sequence[UUID], str], Mapping[UUID, dict[str, Any]]] | None = field(default=None)
    scope: ScopeColumns = ENTRY_SCOPE
    join: str = ""
    lookup: Callable[[Actor, str], Sequence[UUID]] | None = field(default=None)


#: How many things a lookup answers at most; as many as this means that there may be more.
LOOKED_UP_MOST: Final = 20
_docs: dict[str, SearchDoc] = {}


def register(doc: SearchDoc) -> SearchDoc:
    """Registers a kind. Raises ValueError when it is taken or a weight is out of range."""
    if doc.kind in _docs:
        raise ValueError(f"search kind {doc.kind!r} is registered twice")
    if not doc.fields or any(not 1 <= weight <= 10 for weight in doc.fields.values()):
        raise ValueError(f"search kind {doc.kind!r} needs fields with weights of 1 to 10")
    _docs[doc.kind] = doc
    return doc


def find(kind: str) -> SearchDoc:
    """The registered kind. Raises KeyError."""
    return _docs[kind]


def all_docs() -> Mapping[str, SearchDoc]:
    """Every registered kind."""
    return dict(_docs)

"""HTTP of the one search box."""

from typing import Annotated, Final
from uuid import UUID

from django.http import HttpResponse
from ninja import Query
from pydantic import BaseModel

from zhike.kernel import rates
from zhike.kernel.errors import invalid
from zhike.kernel.http import SIGNED_IN, Request, Router, answer
from zhike.kernel.search import all_docs
from zhike.surfaces.finding import everything

router = Router("search")

#: Typing asks often; a script that reads the shop out by searching is stopped.
_RATE_PER_S: Final = 3.0
_BURST: Final = 60


class SearchLink(BaseModel):
    """The page where a hit is looked at."""

    kind: str
    id: UUID


class Excerpt(BaseModel):
    """The text around the place that was found, for screens to mark."""

    before: str
    hit: str
    after: str


class SearchItem(BaseModel):
    """Something that was found. `status` is a code of its kind; `seq` the place of a message in its thread."""

    kind: str
    id: UUID
    field: str
    at: str
    title: str
    subtitle: str
    number: str
    status: str | None
    author: str | None
    seq: int | None
    excerpt: Excerpt
    link: SearchLink
    customer_id: UUID | None
    shop_id: UUID | None


class SearchCount(BaseModel):
    """How many things of a kind were found."""

    kind: str
    count: int


class SearchAnswer(BaseModel):
    """Hits, best first. `capped`: there are more than were looked through. `empty`: nothing of the query can be looked
    for."""

    items: list[SearchItem]
    counts: list[SearchCount]
    capped: bool
    empty: bool


@router.get("/search", operation_id="search", permission=SIGNED_IN, response=SearchAnswer)
def search(
    request: Request,
    q: Annotated[str, Query(min_length=1, max_length=200)],
    kinds: Annotated[str, Query(max_length=200)] = "",
    customer_id: UUID | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 30,
    per_kind: Annotated[int | None, Query(ge=1, le=100)] = None,
) -> HttpResponse:
    """Customers, orders, conversations, tickets and whatever else modules let be found, within the caller's rights"""
    chosen = [kind for kind in kinds.split(",") if kind]
    known = all_docs()
    for kind in chosen:
        if kind not in known:
            raise invalid("kinds", "value.choice", expected=", ".join(sorted(known)))
    rates.take("search", str(request.actor.id), rate_per_s=_RATE_PER_S, burst=_BURST)
    return answer(
        everything(
            actor=request.actor,
            text=q,
            language=request.language,
            kinds=chosen or None,
            customer_id=customer_id,
            limit=limit,
            per_kind=per_kind,
        )
    )

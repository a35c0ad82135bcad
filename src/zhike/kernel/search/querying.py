"""Finding: candidates by the index in the actor's scope, verified against the text, ranked by weight and freshness."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection

from zhike.kernel import clock
from zhike.kernel.authz import Actor, scope_sql
from zhike.kernel.search import frequency, tokens
from zhike.kernel.search.docs import LOOKED_UP_MOST, SearchDoc, all_docs
from zhike.kernel.search.tokens import Needle

#: The newest candidates that are ranked; more of them nobody reads.
CANDIDATES: Final = 500
_HALF_LIFE_DAYS: Final = 60.0
_NUMBER_BONUS: Final = 100.0
_IDENTITY_BONUS: Final = 200.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found: where (the field and the place in its folded text, from 0), and how it ranks."""

    kind: str
    id: UUID
    field: str
    part: int
    place: int
    score: float
    happened_at: datetime
    customer_id: UUID | None


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of a query. `capped` when there were more candidates than are ranked; `empty` when nothing of the query
    can be looked for (punctuation alone); `counts` says how many things of each kind were found, before any limit."""

    hits: list[Hit]
    capped: bool
    empty: bool
    counts: Mapping[str, int] = field(default_factory=dict)


def query(
    text: str,
    *,
    actor: Actor,
    kinds: Sequence[str] | None = None,
    customer_id: UUID | None = None,
    limit: int = 20,
    per_kind: int | None = None,
) -> Found:
    """The best hits among the kinds that `actor` may view, newest and weightiest first; at most `per_kind` of each.

    All parts of the query must occur in one field; at most 200 characters and 8 parts of it count.
    """
    needles = tokens.needles(text)
    if not needles:
        return Found([], capped=False, empty=True)
    hits: list[Hit] = []
    counts: dict[str, int] = {}
    capped = False
    for doc in all_docs().values():
        if (kinds is None or doc.kind in kinds) and actor.may(doc.permission):
            found, more = _of_kind(doc, needles, text, actor, customer_id)
            counts[doc.kind] = len(found)
            found.sort(key=_rank)
            hits.extend(found if per_kind is None else found[:per_kind])
            capped = capped or more
    hits.sort(key=_rank)
    return Found(hits[:limit], capped, empty=False, counts=counts)


def _rank(hit: Hit) -> tuple[float, float, str]:
    return -hit.score, -hit.happened_at.timestamp(), str(hit.id)


def _of_kind(
    doc: SearchDoc, needles: Sequence[Needle], text: str, actor: Actor, customer_id: UUID | None
) -> tuple[list[Hit], bool]:
    sql, parameters = statement(doc, needles, tokens.fold(text)[: tokens.QUERY_LENGTH], actor, customer_id)
    rows = _run(sql, parameters)
    now = clock.now()
    # Identities are asked for as they are now; those of one customer's things would only find that customer again.
    looked_up = doc.lookup(actor, text) if doc.lookup is not None and customer_id is None else ()
    best: dict[UUID, Hit] = {
        one: Hit(doc.kind, one, "identity", 0, 0, _IDENTITY_BONUS - place, now, None)
        for place, one in enumerate(looked_up)
    }
    for object_id, in_field, part, weight, happened_at, customer, place, is_number in rows[:CANDIDATES]:
        age_days = max(0.0, (now - happened_at).total_seconds() / 86_400)
        score = float(weight) / (1 + age_days / _HALF_LIFE_DAYS) + (_NUMBER_BONUS if is_number else 0.0)
        known = best.get(object_id)
        if known is None or known.score < score:
            best[object_id] = Hit(doc.kind, object_id, in_field, part, place, score, happened_at, customer)
    return list(best.values()), len(rows) > CANDIDATES or len(looked_up) >= LOOKED_UP_MOST


def _run(sql: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    """Runs the statement unprepared, so that it is planned for its terms each time.

    Rare terms want the index of terms, frequent ones the newest entries first; one plan for both would be a hundred
    times too slow for one of them.
    """
    with connection.cursor() as cursor, connection.wrap_database_errors:
        plain = cursor.cursor  # Django's wrapper has no word for this option of the driver
        plain.execute(sql, parameters, prepare=False)
        return list(plain.fetchall())


def statement(
    doc: SearchDoc, needles: Sequence[Needle], number: str, actor: Actor, customer_id: UUID | None
) -> tuple[str, list[Any]]:
    """The statement for one kind and its parameters; apart, so that its plan can be looked at."""
    scope, scope_parameters = scope_sql(actor, doc.permission, doc.scope)
    matches: list[str] = []
    match_parameters: list[Any] = []
    frequent = frequency.shares()
    words = [frequency.asked_words(needle, frequent) for needle in needles if needle.words]
    for column, parts in (("words", words), ("singles", [needle.singles for needle in needles if needle.singles])):
        if asked := " & ".join(parts):
            matches.append(f"e.{column} @@ %s::tsquery")
            match_parameters.append(asked)
    for needle in needles:
        matches.append("strpos(e.folded, %s::text) > 0")
        match_parameters.append(needle.text)
    mine = f"e.kind = %s AND {scope}"
    mine_parameters: list[Any] = [doc.kind, *scope_parameters]
    if customer_id is not None:
        mine += " AND e.customer_id = %s"
        mine_parameters.append(customer_id)
    columns = "e.object_id, e.field, e.part, e.weight, e.happened_at, e.customer_id"
    newest = f"ORDER BY e.happened_at DESC LIMIT {CANDIDATES + 1}"
    sql = (
        f"(SELECT {columns}, 0 AS place, true AS is_number FROM search_entry AS e {doc.join} "
        f"WHERE e.number LIKE %s::text AND {mine} {newest}) UNION ALL "
        f"(SELECT {columns}, strpos(e.folded, %s::text) - 1, false FROM search_entry AS e {doc.join} "
        f"WHERE {' AND '.join(matches)} AND {mine} {newest})"
    )
    pattern = number.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_") + "%"
    parameters = [pattern, *mine_parameters, needles[0].text, *match_parameters, *mine_parameters]
    return sql, parameters


def rendered(found: Found, *, actor: Actor, language: str) -> list[dict[str, Any]]:
    """The hits as their owners show them, in order; those that an owner shows no more are left out."""
    shown: dict[tuple[str, UUID], dict[str, Any]] = {}
    for kind, doc in all_docs().items():
        ids = [hit.id for hit in found.hits if hit.kind == kind]
        if ids and doc.render is not None:
            shown |= {(kind, object_id): view for object_id, view in doc.render(actor, ids, language).items()}
    return [
        {"kind": hit.kind, "id": hit.id, "field": hit.field, "at": hit.happened_at, **shown[hit.kind, hit.id]}
        for hit in found.hits
        if (hit.kind, hit.id) in shown
    ]

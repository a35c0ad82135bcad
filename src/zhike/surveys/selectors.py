"""Reads of module surveys."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal
from uuid import UUID

import orjson
from django.db import connection

from zhike.accounts.public import names_of_users
from zhike.kernel import clock
from zhike.kernel.authz import Actor, ScopeColumns, scope_sql
from zhike.kernel.http import COUNT_CAP, ListRequest, ListSpec, Request
from zhike.kernel.http.lists import read_list_request
from zhike.kernel.settings import values as settings
from zhike.surveys.models import Invitation, RatingScale, Response
from zhike.surveys.parameters import CHANGE_WITHIN_S
from zhike.surveys.permissions import RATING_VIEW
from zhike.surveys.rules import Scale
from zhike.surveys.services import scale_of

_SCOPE: Final = ScopeColumns("r.owner_id", "r.team_id", "r.department_id", "r.shop_id")
_FROM: Final = """
FROM surveys_response r
JOIN surveys_invitation i ON i.id = r.invitation_id
JOIN surveys_ratingscaleversion v ON v.id = i.scale_id
"""
_RATING: Final = f"""
SELECT r.id, i.episode_id, i.conversation_id, r.customer_id, r.owner_id AS agent_id, r.team_id, r.department_id,
       r.shop_id, i.category_id, i.result, r.score, r.score100, r.satisfied, r.comment, r.first_at, r.rated_at,
       r.version, v.scale_id, v.version AS scale_version, v.min AS scale_min, v.max AS scale_max
{_FROM}
"""
_FILTERS: Final = {
    "agent": "r.owner_id = ANY(%s::uuid[])",
    "team": "r.team_id = ANY(%s::uuid[])",
    "shop": "r.shop_id = ANY(%s::uuid[])",
    "customer": "r.customer_id = ANY(%s::uuid[])",
    "conversation": "i.conversation_id = ANY(%s::uuid[])",
    "episode": "i.episode_id = ANY(%s::uuid[])",
    "satisfied": "r.satisfied = ANY(%s::boolean[])",
}
#: Filters that name the ends of a half-open range of time.
_TIMES: Final = {"from": "r.rated_at >= %s::timestamptz", "to": "r.rated_at < %s::timestamptz"}


def _fetch(sql: str, params: Sequence[Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _where(actor: Actor, page: ListRequest) -> tuple[str, list[object]]:
    where, params = scope_sql(actor, RATING_VIEW, _SCOPE)
    for name, condition in _FILTERS.items():
        if name in page.filters:
            where += f" AND {condition}"
            params.append(page.filters[name])
    for name, condition in _TIMES.items():
        if name in page.filters:
            where += f" AND {condition}"
            params.append(page.filters[name][0])
    return where, params


def rating_rows(actor: Actor, page: ListRequest) -> tuple[list[dict[str, Any]], int | None]:
    """One page of ratings in the actor's scope, and the capped count if wanted."""
    where, params = _where(actor, page)
    after, after_params, order = page.keyset()
    rows = _fetch(
        f"{_RATING} WHERE {where} AND {after} ORDER BY {order} LIMIT %s", [*params, *after_params, page.limit + 1]
    )
    agents = names_of_users({row["agent_id"] for row in rows if row["agent_id"]})
    for row in rows:
        row["agent_name"] = agents.get(row["agent_id"])
    if not page.want_total:
        return rows, None
    counted = f"SELECT count(*) AS found FROM (SELECT 1 {_FROM} WHERE {where} LIMIT {COUNT_CAP + 1}) counted"
    return rows, int(_fetch(counted, params)[0]["found"])


def filters_of(request: Request, spec: ListSpec) -> ListRequest:
    """The filters of a list, for a route that sums up what the list shows."""
    return read_list_request(request, spec)


def rating_summary(actor: Actor, page: ListRequest) -> dict[str, int | None]:
    """Over all ratings that the filters let through, whatever scale each was given on: how many, how many satisfied,
    and the mean on the common scale in hundredths of a point (None without ratings).
    """
    where, params = _where(actor, page)
    sums = "count(*) AS count, count(*) FILTER (WHERE r.satisfied) AS satisfied, avg(r.score100) AS mean"
    row = _fetch(f"SELECT {sums} {_FROM} WHERE {where}", params)[0]
    mean = row.pop("mean")
    return {**row, "mean100": None if mean is None else round(mean)}


@dataclass(frozen=True, slots=True)
class RatingGiven:
    """A rating as the file of a customer shows it."""

    id: UUID
    score: int
    scale_min: int
    scale_max: int
    satisfied: bool
    comment: str


def ratings_of(actor: Actor, episode_ids: Collection[UUID]) -> dict[UUID, RatingGiven]:
    """Ratings by episode, as far as `actor` may see them. Raises `permission.missing`."""
    scope, params = scope_sql(actor, RATING_VIEW, _SCOPE)
    rows = _fetch(
        f"SELECT i.episode_id, r.id, r.score, v.min, v.max, r.satisfied, r.comment {_FROM}"
        f" WHERE i.episode_id = ANY(%s) AND {scope}",
        [list(episode_ids), *params],
    )
    return {row.pop("episode_id"): RatingGiven(*row.values()) for row in rows}


@dataclass(frozen=True, slots=True)
class RatingView:
    """The rating of an episode as its customer sees it. `scale` is None without an invitation."""

    state: Literal["none", "requested", "done"]
    scale: Scale | None = None
    score: int | None = None
    comment: str = ""
    open_until: datetime | None = None


def rating_view(episode_id: UUID) -> RatingView:
    """How far the rating of an episode is; an invitation that ran out unanswered counts as none."""
    invitation = Invitation.objects.select_related("scale").filter(episode_id=episode_id).first()
    if invitation is None:
        return RatingView("none")
    scale = scale_of(invitation.scale)
    response = Response.objects.filter(invitation=invitation).first()
    if response is not None:
        until = response.first_at + timedelta(seconds=settings.get(CHANGE_WITHIN_S))
        return RatingView("done", scale, response.score, response.comment, until)
    if clock.now() >= invitation.expires_at:
        return RatingView("none")
    return RatingView("requested", scale, open_until=invitation.expires_at)


_SCALE: Final = """
SELECT s.id, s.name, s.in_use, s.archived_at, s.updated_at, s.version, s.scale_version,
       v.min, v.max, v.step, v.satisfied_from, v.labels
FROM surveys_ratingscale s JOIN surveys_ratingscaleversion v ON v.scale_id = s.id AND v.version = s.scale_version
"""


def scale_rows(page: ListRequest) -> tuple[list[dict[str, Any]], int | None]:
    """One page of scales with their present shape, and the capped count if wanted."""
    archived = page.filters.get("archived") == ["true"]
    where = f"s.archived_at IS {'NOT ' if archived else ''}NULL"
    after, params, order = page.keyset()
    rows = _fetch(f"{_SCALE} WHERE {where} AND {after} ORDER BY {order} LIMIT %s", [*params, page.limit + 1])
    for row in rows:
        row["name"], row["labels"] = orjson.loads(row["name"]), orjson.loads(row["labels"])
    return rows, RatingScale.objects.filter(archived_at__isnull=not archived).count() if page.want_total else None

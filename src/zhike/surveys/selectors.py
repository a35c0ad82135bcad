"""Reads of module surveys."""

from typing import Any, Final
from uuid import UUID

from django.db import connection

from zhike.kernel import clock
from zhike.kernel.authz import Actor, ScopeColumns, scope_sql
from zhike.kernel.http import COUNT_CAP, ListRequest
from zhike.surveys.models import Invitation, Response
from zhike.surveys.permissions import RATING_VIEW

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
    "agent": "r.owner_id::text",
    "team": "r.team_id::text",
    "shop": "r.shop_id::text",
    "customer": "r.customer_id::text",
    "conversation": "i.conversation_id::text",
    "episode": "i.episode_id::text",
    "satisfied": "r.satisfied::text",
}
#: Filters that name the ends of a half-open range of time.
_TIMES: Final = {"from": "r.rated_at >= %s::timestamptz", "to": "r.rated_at < %s::timestamptz"}


def _where(actor: Actor, page: ListRequest) -> tuple[str, list[object]]:
    where, params = scope_sql(actor, RATING_VIEW, _SCOPE)
    for name, column in _FILTERS.items():
        if name in page.filters:
            where += f" AND {column} = ANY(%s)"
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
    with connection.cursor() as cursor:
        cursor.execute(
            f"{_RATING} WHERE {where} AND {after} ORDER BY {order} LIMIT %s", [*params, *after_params, page.limit + 1]
        )
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        total = None
        if page.want_total:
            cursor.execute(
                f"SELECT count(*) FROM (SELECT 1 {_FROM} WHERE {where} LIMIT {COUNT_CAP + 1}) counted", params
            )
            total = int(cursor.fetchone()[0])
    return rows, total


def rating_summary(actor: Actor, page: ListRequest) -> dict[str, int | None]:
    """Over all ratings that the filters let through, whatever scale each was given on: how many, how many satisfied,
    and the mean on the common scale in hundredths of a point (None without ratings).
    """
    where, params = _where(actor, page)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(*) FILTER (WHERE r.satisfied), round(avg(r.score100))::integer "
            f"{_FROM} WHERE {where}",
            params,
        )
        count, satisfied, mean = cursor.fetchone()
    return {"count": count, "satisfied": satisfied, "mean100": mean}


def rating_state(episode_id: UUID) -> tuple[str, int | None]:
    """("none" | "requested" | "done", raw score) of an episode; an invitation that ran out counts as none."""
    invitation = Invitation.objects.filter(episode_id=episode_id).values("id", "expires_at").first()
    if invitation is None:
        return "none", None
    score = Response.objects.filter(invitation_id=invitation["id"]).values_list("score", flat=True).first()
    if score is not None:
        return "done", score
    return ("requested" if clock.now() < invitation["expires_at"] else "none"), None

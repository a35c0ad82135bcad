"""The addresses of module surveys: ratings, scales, and the customer's own answer."""

from datetime import datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema
from pydantic import Field

from zhike.conversations.public import episode_of_visitor, visitor_of, widget_guard
from zhike.kernel import i18n, rates
from zhike.kernel.errors import INPUT_INVALID, NOT_FOUND, FieldError
from zhike.kernel.http import (
    SIGNED_IN,
    Archiving,
    Body,
    Filter,
    ListRequest,
    ListSpec,
    OneLine,
    PlainText,
    Request,
    Router,
    SortColumn,
    answer,
    archive_route,
    list_answer,
)
from zhike.surveys import selectors
from zhike.surveys.errors import NOT_INVITED
from zhike.surveys.models import RatingScale
from zhike.surveys.permissions import RATING_VIEW, SCALE_MANAGE
from zhike.surveys.scales import scale_archive, scale_change, scale_create, scale_use, shape_of
from zhike.surveys.services import respond

router = Router("surveys")

Language = Literal["zh-CN", "en"]
Names = Annotated[dict[Language, Annotated[str, OneLine(80)]], Field(min_length=1)]
Score = Annotated[int, Field(ge=-1000, le=1000)]
Labels = Annotated[dict[Annotated[str, Field(max_length=5)], Names], Field(max_length=101)]


class RatingItem(Schema):
    """A customer's rating. `score` is raw, on the scale given by `scale_min` and `scale_max`; `score100` is the common
    one in hundredths of a point (0 to 10,000), comparable over all scales.
    """

    id: UUID
    episode_id: UUID
    conversation_id: UUID
    customer_id: UUID
    agent_id: UUID | None
    agent_name: str | None
    team_id: UUID | None
    department_id: UUID | None
    shop_id: UUID
    category_id: UUID | None
    result: str
    score: int
    score100: int
    satisfied: bool
    comment: str
    first_at: datetime
    rated_at: datetime
    version: int
    scale_id: UUID
    scale_version: int
    scale_min: int
    scale_max: int


_RATING_FILTERS: Final = {
    "agent": Filter("uuid"),
    "team": Filter("uuid"),
    "shop": Filter("uuid"),
    "customer": Filter("uuid"),
    "conversation": Filter("uuid"),
    "episode": Filter("uuid"),
    "satisfied": Filter("bool"),
    "from": Filter("time"),
    "to": Filter("time"),
}
RATINGS: Final = ListSpec(
    sorts={
        "rated_at": SortColumn("r.rated_at", "timestamptz"),
        "score100": SortColumn("r.score100", "smallint"),
    },
    default="-rated_at",
    id_column="r.id",
    filters=_RATING_FILTERS,
)


@router.get_list("/ratings", spec=RATINGS, item=RatingItem, operation_id="rating_list", permission=RATING_VIEW)
def rating_list(request: Request, page: ListRequest) -> HttpResponse:
    """Customers' ratings in the own scope, raw and on the common scale"""
    rows, total = selectors.rating_rows(request.actor, page)
    return list_answer(page, rows, total=total)


class RatingSummary(Schema):
    """All ratings that the filters let through, in one: count, satisfied ones, mean on the common scale."""

    count: int
    satisfied: int
    mean100: int | None


@router.get("/ratings/summary", operation_id="rating_summary", permission=RATING_VIEW, response=RatingSummary,
            query=tuple(f"filter[{name}]" for name in _RATING_FILTERS))  # fmt: skip
def rating_summary(request: Request) -> HttpResponse:
    """Count, satisfied and mean over all scales; takes the filters of the list"""
    return answer(selectors.rating_summary(request.actor, selectors.filters_of(request, RATINGS)))


class ScaleShape(Schema):
    """A scale's scores: whole numbers from min to max in steps; satisfied from `satisfied_from` on."""

    min: int
    max: int
    step: int
    satisfied_from: int
    labels: dict[str, dict[str, str]]


class Action(Schema):
    """Something that can be done with a row; `why` is a code when it is not allowed now."""

    name: str
    allowed: bool
    why: str | None


class ScaleItem(ScaleShape):
    """A rating scale as it is now. `scale_version` rises when its shape changes, `version` with every change."""

    id: UUID
    name: dict[str, str]
    label: str
    in_use: bool
    archived_at: datetime | None
    updated_at: datetime
    version: int
    scale_version: int


class ScaleDetail(ScaleItem):
    """A rating scale and what can be done with it."""

    actions: list[Action]


class ScaleBody(Body):
    """A new scale, not yet in use."""

    name: Names
    min: Score = 1
    max: Score = 10
    step: Annotated[int, Field(ge=1, le=1000)] = 1
    satisfied_from: Score = 8
    labels: Labels = {}


class ScalePatch(Body):
    """What may change about a scale; a changed shape makes a new version, ratings keep theirs."""

    name: Names | None = None
    min: Score | None = None
    max: Score | None = None
    step: Annotated[int, Field(ge=1, le=1000)] | None = None
    satisfied_from: Score | None = None
    labels: Labels | None = None


SCALES: Final = ListSpec(
    sorts={"updated_at": SortColumn("s.updated_at", "timestamptz")},
    default="-updated_at",
    id_column="s.id",
    filters={"archived": Filter("bool")},
)


@router.get_list("/rating-scales", spec=SCALES, item=ScaleItem, operation_id="rating_scale_list", permission=SIGNED_IN)
def rating_scale_list(request: Request, page: ListRequest) -> HttpResponse:
    """Rating scales; `filter[archived]=true` lists those put away"""
    rows, total = selectors.scale_rows(page)
    for row in rows:
        row["label"] = i18n.local_name(row["name"], request.language)
    return list_answer(page, rows, total=total)


def _detail(request: Request, scale: RatingScale) -> dict[str, Any]:
    may = request.actor.may(SCALE_MANAGE)
    denied = None if may else "permission.missing"
    archived = scale.archived_at is not None
    return {
        "id": scale.id,
        "name": scale.name,
        "label": i18n.local_name(scale.name, request.language),
        "in_use": scale.in_use,
        "archived_at": scale.archived_at,
        "updated_at": scale.updated_at,
        "version": scale.version,
        "scale_version": scale.scale_version,
        **shape_of(scale),
        "actions": [
            {"name": "edit", "allowed": may, "why": denied},
            {"name": "use", "allowed": may and not scale.in_use, "why": denied},
            {
                "name": "restore" if archived else "archive",
                "allowed": may and not scale.in_use,
                "why": denied or ("surveys.scale_active" if scale.in_use else None),
            },
        ],
    }


@router.get("/rating-scales/{scale_id}", operation_id="rating_scale_detail", permission=SIGNED_IN, response=ScaleDetail)
def rating_scale_detail(request: Request, scale_id: UUID) -> HttpResponse:
    """One rating scale"""
    scale = RatingScale.objects.filter(id=scale_id).first()
    if scale is None:
        raise NOT_FOUND()
    return answer(_detail(request, scale), etag=scale.version)


@router.post(
    "/rating-scales",
    operation_id="rating_scale_create",
    permission=SCALE_MANAGE,
    body=ScaleBody,
    response=ScaleDetail,
    status=201,
    idempotent=True,
)
def rating_scale_new(request: Request, body: ScaleBody) -> HttpResponse:
    """Make a rating scale"""
    shape = body.model_dump()
    scale = scale_create(actor=request.actor, name=shape.pop("name"), shape=shape)
    return answer(_detail(request, scale), status=201, etag=scale.version)


@router.patch(
    "/rating-scales/{scale_id}",
    operation_id="rating_scale_change",
    permission=SCALE_MANAGE,
    body=ScalePatch,
    response=ScaleDetail,
    versioned=True,
)
def rating_scale_edit(request: Request, scale_id: UUID, body: ScalePatch) -> HttpResponse:
    """Change a rating scale; ratings that were given keep their meaning"""
    shape = body.model_dump(exclude_unset=True)
    empty = [FieldError(name, "value.missing") for name, value in shape.items() if value is None]
    if empty:
        raise INPUT_INVALID(fields=empty)
    scale = scale_change(
        actor=request.actor,
        scale_id=scale_id,
        expected_version=request.expected_version,
        name=shape.pop("name", None),
        shape=shape,
    )
    return answer(_detail(request, scale), etag=scale.version)


@router.put(
    "/rating-scales/{scale_id}/in-use",
    operation_id="rating_scale_use",
    permission=SCALE_MANAGE,
    response=ScaleDetail,
    versioned=True,
)
def rating_scale_put_to_use(request: Request, scale_id: UUID) -> HttpResponse:
    """Put a scale into use in place of the present one"""
    scale = scale_use(actor=request.actor, scale_id=scale_id, expected_version=request.expected_version)
    return answer(_detail(request, scale), etag=scale.version)


archive_route(
    router,
    "rating-scales",
    "rating_scale_archive",
    "Put a scale away, or take it back",
    Archiving("scale_id", SCALE_MANAGE, scale_archive, _detail, ScaleDetail),
)


class RatingBody(Body):
    """A customer's answer."""

    episode_id: UUID
    score: Score
    comment: Annotated[str, PlainText(2000, blank=True)] = ""


class AskedScale(Schema):
    """The scale of this invitation, labels in the customer's language."""

    min: int
    max: int
    step: int
    labels: dict[str, str]


class WidgetRatingState(Schema):
    """How far the customer's rating is, on which scale, and until when it can be given or changed."""

    state: str
    score: int | None
    comment: str
    scale: AskedScale | None
    open_until: datetime | None


def _own_episode(request: Request, episode_id: UUID) -> None:
    if not episode_of_visitor(visitor_of(request), episode_id):
        raise NOT_INVITED()


def _state(request: Request, episode_id: UUID) -> dict[str, Any]:
    view = selectors.rating_view(episode_id)
    labels = view.scale.labels.items() if view.scale else ()
    scale = view.scale and {
        "min": view.scale.min,
        "max": view.scale.max,
        "step": view.scale.step,
        "labels": {score: i18n.local_name(names, request.language) for score, names in labels},
    }
    return {
        "state": view.state,
        "score": view.score,
        "comment": view.comment,
        "scale": scale,
        "open_until": view.open_until,
    }


@router.get(
    "/widget/ratings/{episode_id}",
    operation_id="widget_rating_state",
    permission=widget_guard,
    response=WidgetRatingState,
)
def widget_rating_state(request: Request, episode_id: UUID) -> HttpResponse:
    """The customer's own rating of an episode, and the scale it is asked on"""
    _own_episode(request, episode_id)
    return answer(_state(request, episode_id))


@router.post(
    "/widget/rating",
    operation_id="widget_rating",
    permission=widget_guard,
    body=RatingBody,
    response=WidgetRatingState,
)
def widget_rating(request: Request, body: RatingBody) -> HttpResponse:
    """Rate an episode, or change the rating; the same answer twice is one answer"""
    # Each change is kept for ever: nobody may fill the ledger by changing their mind all day.
    rates.take("widget.rating", visitor_of(request).visitor_id.hex, rate_per_s=1 / 10, burst=20)
    _own_episode(request, body.episode_id)
    respond(actor=request.actor, episode_id=body.episode_id, score=body.score, comment=body.comment.strip())
    return answer(_state(request, body.episode_id))

"""The notification centre."""

from datetime import datetime
from typing import Annotated, Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
from django.http import HttpResponse
from ninja import Schema
from pydantic import Field

from zhike.accounts.directory import capped_count, dict_rows
from zhike.accounts.models import NotificationChoice
from zhike.accounts.services.notice_kinds import CHANNELS, notification_kinds
from zhike.accounts.services.notices import choice_set, notifications_read, unread_count
from zhike.kernel import i18n
from zhike.kernel.errors import SIGN_IN_REQUIRED
from zhike.kernel.http import (
    SIGNED_IN,
    Body,
    Filter,
    ListRequest,
    ListSpec,
    OneLine,
    Request,
    Router,
    SortColumn,
    answer,
    list_answer,
)

router = Router("accounts")

_LIST: Final = ListSpec(
    sorts={"created_at": SortColumn("n.created_at", "timestamptz")},
    default="-created_at",
    id_column="n.id",
    filters={"unread": Filter("bool"), "kind": Filter("text")},
)


class SubjectItem(Schema):
    """What a notification is about; the screen links to it."""

    kind: str
    id: str


class NotificationItem(Schema):
    """A notification in the reader's language. `times` counts how many of one subject became this one; `part`
    names the place within the subject that is meant.
    """

    id: str
    kind: str
    urgency: str
    title: str
    body: str
    subject: SubjectItem
    part: str | None
    times: int
    created_at: datetime
    read_at: datetime | None


class ReadBody(Body):
    """Which notifications were read: these, or all with null."""

    ids: Annotated[list[UUID], Field(max_length=200)] | None


class Unread(Schema):
    """How many are left unread, counted up to a thousand."""

    unread: int


class ChoiceItem(Schema):
    """How the user hears of a kind of notification."""

    kind: str
    title: str
    urgency: str
    can_mute: bool
    channels: dict[str, bool]


class Choices(Schema):
    """All kinds."""

    items: list[ChoiceItem]


class ChoiceBody(Body):
    """A choice for one kind and channel."""

    kind: Annotated[str, OneLine(80)]
    channel: Annotated[str, OneLine(20)]
    enabled: bool


@router.get_list(
    "/notifications", spec=_LIST, item=NotificationItem, operation_id="notification_list", permission=SIGNED_IN
)
def notification_list(request: Request, page: ListRequest) -> HttpResponse:
    """Own notifications"""
    parts: list[str] = ["n.recipient_id = %s"]
    params: list[Any] = [request.actor.id]
    if "unread" in page.filters:
        parts.append("(n.read_at IS NULL) = ANY(%s::boolean[])")
        params.append(page.filters["unread"])
    if "kind" in page.filters:
        parts.append("n.kind = ANY(%s)")
        params.append(page.filters["kind"])
    where = f"FROM accounts_notification n WHERE {' AND '.join(parts)}"
    condition, more, order = page.keyset()
    rows = dict_rows(
        "SELECT n.id, n.kind, n.subject_kind, n.subject_id, n.params::text AS params, n.times, n.created_at, n.read_at "
        f"{where} AND {condition} ORDER BY {order} LIMIT %s",
        [*params, *more, page.limit + 1],
    )
    total = capped_count(where, params) if page.want_total else None
    zone = ZoneInfo(request.principal.zone) if request.principal else ZoneInfo("UTC")
    return list_answer(page, [_item(row, request.language, zone) for row in rows], total=total)


@router.post(
    "/notifications/read", operation_id="notification_read", permission=SIGNED_IN, body=ReadBody, response=Unread
)
def notification_read(request: Request, body: ReadBody) -> HttpResponse:
    """Mark own notifications read"""
    return answer({"unread": notifications_read(actor=request.actor, notification_ids=body.ids)})


@router.get("/notifications/unread", operation_id="notification_unread", permission=SIGNED_IN, response=Unread)
def notification_unread(request: Request) -> HttpResponse:
    """How many own notifications are unread"""
    return answer({"unread": unread_count(_own_id(request))})


@router.get("/me/notification-choices", operation_id="notification_choices", permission=SIGNED_IN, response=Choices)
def notification_choices(request: Request) -> HttpResponse:
    """How the user hears of each kind of notification"""
    return answer({"items": _choices(request)})


@router.put(
    "/me/notification-choices",
    operation_id="notification_choice_set",
    permission=SIGNED_IN,
    body=ChoiceBody,
    response=Choices,
)
def notification_choice_set(request: Request, body: ChoiceBody) -> HttpResponse:
    """Choose how to hear of a kind of notification"""
    choice_set(actor=request.actor, kind=body.kind, channel=body.channel, enabled=body.enabled)
    return answer({"items": _choices(request)})


def _own_id(request: Request) -> UUID:
    if request.actor.id is None:
        raise SIGN_IN_REQUIRED()
    return request.actor.id


def _choices(request: Request) -> list[dict[str, Any]]:
    chosen = {
        (one.kind, one.channel): one.enabled for one in NotificationChoice.objects.filter(user_id=_own_id(request))
    }
    return [
        {
            "kind": code,
            "title": i18n.text(f"notifications.{code}.title", request.language),
            "urgency": kind.urgency,
            "can_mute": kind.can_mute,
            "channels": {channel: chosen.get((code, channel), channel in kind.channels) for channel in CHANNELS},
        }
        for code, kind in notification_kinds().items()
    ]


def _item(row: dict[str, Any], language: str, zone: ZoneInfo) -> dict[str, Any]:
    kind = notification_kinds().get(row["kind"])
    params = orjson.loads(row["params"])
    if "permission" in params:
        params["right"] = i18n.text(f"permissions.{params['permission']}", language)
    if due_at := params.get("due_at"):
        params["due_at"] = f"{datetime.fromisoformat(due_at).astimezone(zone):%Y-%m-%d %H:%M}"
    # A kind that may end in several ways has texts for each: the choice of kinds stays one.
    texts = ".".join(["notifications", row["kind"], *([params["outcome"]] if "outcome" in params else [])])
    return {
        "id": row["id"],
        "kind": row["kind"],
        "urgency": kind.urgency if kind else "normal",
        "title": i18n.text(f"{texts}.title", language, params),
        "body": i18n.text(f"{texts}.body", language, params),
        "subject": {"kind": row["subject_kind"], "id": row["subject_id"]},
        "part": params.get("part"),
        "times": row["times"],
        "created_at": row["created_at"],
        "read_at": row["read_at"],
    }

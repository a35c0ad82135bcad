"""Channels: settings, snippet, secret, and a token for trying out."""

from typing import Any, Final
from uuid import UUID

from django.conf import settings as django_settings
from django.db import connection
from django.http import HttpResponse

from zhike.conversations.api.channel_shapes import (
    ChannelFields,
    ChannelNew,
    ChannelShape,
    SecretShape,
    TestToken,
    TestTokenBody,
)
from zhike.conversations.models import Channel
from zhike.conversations.origins import normal_origin
from zhike.conversations.permissions import CHANNEL_MANAGE, CHANNEL_VIEW
from zhike.conversations.services.channels import (
    channel_archive,
    channel_change,
    channel_create,
    channel_secret_renew,
    channel_try,
)
from zhike.customers.public import Claims
from zhike.kernel import clock, i18n
from zhike.kernel.errors import INPUT_INVALID, NOT_FOUND, FieldError
from zhike.kernel.http import (
    COUNT_CAP,
    Filter,
    ListRequest,
    ListSpec,
    Request,
    Router,
    SortColumn,
    answer,
    expected_version,
    list_answer,
)

router = Router("channels")

LIST: Final = ListSpec(
    sorts={"label": SortColumn("label", "text"), "created_at": SortColumn("created_at", "timestamptz")},
    default="label",
    filters={"shop": Filter("uuid"), "archived": Filter("bool")},
)


def shape(channel: Channel, language: str) -> dict[str, Any]:
    """A channel as the API shows it."""
    public = django_settings.PUBLIC_URL
    return {
        "id": channel.id,
        "kind": channel.kind,
        "key": channel.key,
        "shop_id": channel.shop_id,
        "team_id": channel.team_id,
        "skill_ids": channel.skill_ids,
        "calendar_id": channel.calendar_id,
        "names": channel.names,
        "name": i18n.local_name(channel.names, language),
        "label": channel.label,
        "greetings": channel.greetings,
        "color": channel.color,
        "languages": channel.languages,
        "allowed_origins": channel.allowed_origins,
        "max_file_bytes": channel.max_file_bytes,
        "file_types": channel.file_types,
        "has_secret": channel.secret_sealed is not None,
        "snippet": f'<script src="{public}/widget.js" data-channel="{channel.key}" async></script>',
        "portal_url": f"{public}/chat/{channel.key}",
        "created_at": clock.iso(channel.created_at),
        "archived_at": clock.iso(channel.archived_at) if channel.archived_at else None,
        "version": channel.version,
    }


def _values(body: ChannelFields) -> dict[str, Any]:
    """The fields that were sent, checked. Raises `input.invalid` for an origin that is none."""
    values = body.model_dump(exclude_unset=True, exclude={"shop_id"})
    nullable = {"team_id", "calendar_id"}
    wrong = [FieldError(name, "value.missing") for name, one in values.items() if one is None and name not in nullable]
    if "allowed_origins" in values and values["allowed_origins"] is not None:
        origins = [normal_origin(text) for text in values["allowed_origins"]]
        wrong += [
            FieldError(f"allowed_origins.{place}", "value.origin") for place, one in enumerate(origins) if one is None
        ]
        values["allowed_origins"] = [one for one in dict.fromkeys(origins) if one is not None]
    if wrong:
        raise INPUT_INVALID(fields=wrong)
    return values


def _answer(request: Request, channel: Channel, status: int = 200) -> HttpResponse:
    return answer(shape(channel, request.language), status=status, etag=channel.version)


@router.get_list("/channels", spec=LIST, item=ChannelShape, operation_id="channel_list", permission=CHANNEL_VIEW)
def channel_list(request: Request, page: ListRequest) -> HttpResponse:
    """Channels in use; archived ones with `filter[archived]=true`."""
    condition, params, order = page.keyset()
    where = ["archived_at IS NULL" if "true" not in page.filters.get("archived", []) else "archived_at IS NOT NULL"]
    values: list[Any] = []
    if "shop" in page.filters:
        where.append("shop_id = ANY(%s::uuid[])")
        values.append(page.filters["shop"])
    clause = " AND ".join(where)
    sql = f"SELECT * FROM conversations_channel WHERE {clause} AND {condition} ORDER BY {order} LIMIT %s"
    # The cursor needs the exact instant; the answer rounds it as everywhere.
    rows = [
        {**shape(one, request.language), "created_at": one.created_at}
        for one in Channel.objects.raw(sql, [*values, *params, page.limit + 1])
    ]
    return list_answer(page, rows, total=_count(clause, values) if page.want_total else None)


def _count(clause: str, values: list[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM conversations_channel WHERE {clause} LIMIT {COUNT_CAP + 1}) n", values
        )
        row = cursor.fetchone()
    return int(row[0]) if row else 0


@router.post(
    "/channels",
    operation_id="channel_create",
    permission=CHANNEL_MANAGE,
    body=ChannelNew,
    response=ChannelShape,
    status=201,
    idempotent=True,
)
def create(request: Request, body: ChannelNew) -> HttpResponse:
    """A new channel with its public key."""
    values = _values(body)
    names = values.pop("names")
    channel = channel_create(actor=request.actor, shop_id=body.shop_id, names=names, values=values)
    return _answer(request, channel, 201)


@router.get("/channels/{channel_id}", operation_id="channel_get", permission=CHANNEL_VIEW, response=ChannelShape)
def get(request: Request, channel_id: UUID) -> HttpResponse:
    """One channel."""
    channel = Channel.objects.filter(pk=channel_id).first()
    if channel is None:
        raise NOT_FOUND()
    return _answer(request, channel)


@router.patch(
    "/channels/{channel_id}",
    operation_id="channel_edit",
    permission=CHANNEL_MANAGE,
    body=ChannelFields,
    response=ChannelShape,
    versioned=True,
)
def edit(request: Request, channel_id: UUID, body: ChannelFields) -> HttpResponse:
    """Changes the fields that are sent."""
    channel = channel_change(
        actor=request.actor,
        channel_id=channel_id,
        expected_version=expected_version(request),
        values=_values(body),
    )
    return _answer(request, channel)


@router.post(
    "/channels/{channel_id}/archive",
    operation_id="channel_archive",
    permission=CHANNEL_MANAGE,
    response=ChannelShape,
    versioned=True,
)
def archive(request: Request, channel_id: UUID) -> HttpResponse:
    """Takes a channel out of use; its threads stay."""
    version = expected_version(request)
    return _answer(
        request,
        channel_archive(actor=request.actor, channel_id=channel_id, expected_version=version, archived=True),
    )


@router.post(
    "/channels/{channel_id}/restore",
    operation_id="channel_restore",
    permission=CHANNEL_MANAGE,
    response=ChannelShape,
    versioned=True,
)
def restore(request: Request, channel_id: UUID) -> HttpResponse:
    """Takes a channel back into use."""
    version = expected_version(request)
    return _answer(
        request,
        channel_archive(actor=request.actor, channel_id=channel_id, expected_version=version, archived=False),
    )


@router.post(
    "/channels/{channel_id}/secret",
    operation_id="channel_secret_renew",
    permission=CHANNEL_MANAGE,
    response=SecretShape,
    status=201,
    versioned=True,
)
def renew_secret(request: Request, channel_id: UUID) -> HttpResponse:
    """Makes a new secret for the shop's tokens and shows it this once; the old one counts for another day."""
    made = channel_secret_renew(actor=request.actor, channel_id=channel_id, expected_version=expected_version(request))
    return answer({"secret": made.secret, "version": made.channel.version}, status=201, etag=made.channel.version)


@router.post(
    "/channels/{channel_id}/test-token",
    operation_id="channel_test_token",
    permission=CHANNEL_MANAGE,
    body=TestTokenBody,
    response=TestToken,
    status=201,
)
def test_token(request: Request, channel_id: UUID, body: TestTokenBody) -> HttpResponse:
    """A shop token for trying the recognition of customers out."""
    claims = Claims(subject=body.sub, name=body.name, vip=body.vip)
    token, expires_at = channel_try(actor=request.actor, channel_id=channel_id, claims=claims)
    return answer({"token": token, "expires_at": clock.iso(expires_at)}, status=201)

"""Channels: making, changing, archiving them, and the secret that signs a shop's customer tokens."""

import secrets as random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from zhike.accounts.public import company_language, names_checked, shops, skills_in_use, teams
from zhike.conversations.errors import SHOP_TOKEN_INVALID
from zhike.conversations.events import ChannelChanged
from zhike.conversations.models import Channel
from zhike.conversations.permissions import CHANNEL_MANAGE
from zhike.conversations.services.visitors import secret_aad
from zhike.conversations.shop_tokens import LIFE_MAX, write_shop_token
from zhike.customers.public import Claims
from zhike.kernel import clock, i18n, trail
from zhike.kernel.authz import Actor
from zhike.kernel.crypto import open_secret, seal_secret
from zhike.kernel.errors import INPUT_INVALID, NOT_FOUND, VERSION_CONFLICT, FieldError
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.ids import new_id
from zhike.work.public import calendar_usable

#: How long a replaced secret still counts, so that a shop can switch without a gap.
SECRET_OVERLAP: Final = timedelta(hours=24)

DEFAULTS: Final[Mapping[str, Any]] = {
    "color": "#1f6feb",
    "languages": list(i18n.LANGUAGES),
    "greetings": {"zh-CN": "您好，请问有什么可以帮您？", "en": "Hello, how can we help?"},
    "allowed_origins": [],
    "max_file_bytes": 10 * 1024 * 1024,
    "file_types": ["image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf", "text/plain"],
    "team_id": None,
    "skill_ids": [],
    "calendar_id": None,
}


@dataclass(frozen=True, slots=True)
class NewSecret:
    """A secret at the only moment it can be read."""

    channel: Channel
    secret: str


@transaction.atomic
def channel_create(*, actor: Actor, shop_id: UUID, names: Mapping[str, str], values: Mapping[str, Any]) -> Channel:
    """A new web channel of a shop. `values` are any of DEFAULTS, checked by the caller's schema.

    Raises `input.invalid` for names without the company's language and for what is not in use.
    """
    actor.require(CHANNEL_MANAGE)
    chosen, kept_names = {**DEFAULTS, **values}, names_checked(names)
    _check_references({**chosen, "shop_id": shop_id})
    channel = Channel.objects.create(
        id=new_id(),
        key=random.token_urlsafe(15),
        shop_id=shop_id,
        names=kept_names,
        label=_label(kept_names),
        created_at=clock.now(),
        **chosen,
    )
    _tell(channel, ["created"], actor=actor)
    _log(channel, "create", actor=actor, before={}, after={"shop_id": shop_id, "names": kept_names, **chosen})
    return channel


@transaction.atomic
def channel_change(*, actor: Actor, channel_id: UUID, expected_version: int, values: Mapping[str, Any]) -> Channel:
    """Changes the named fields. Raises `missing.not_found` and `conflict.version` with both texts."""
    channel = _locked(actor, channel_id, expected_version, values)
    wanted = {name: value for name, value in values.items() if value != getattr(channel, name)}
    _check_references(wanted)
    if "names" in wanted:
        wanted["names"] = names_checked(wanted["names"])
        wanted["label"] = _label(wanted["names"])
    before, after = trail.changed({name: getattr(channel, name) for name in wanted}, wanted)
    if after:
        _save(channel, after)
        _tell(channel, sorted(after), actor=actor)
        _log(channel, "edit", actor=actor, before=before, after=after)
    return channel


@transaction.atomic
def channel_archive(*, actor: Actor, channel_id: UUID, expected_version: int, archived: bool) -> Channel:
    """Takes a channel out of use (its widget says so, threads stay), or back into use."""
    channel = _locked(actor, channel_id, expected_version, {})
    if (channel.archived_at is not None) != archived:
        _save(channel, {"archived_at": clock.now() if archived else None})
        _tell(channel, ["archived" if archived else "restored"], actor=actor)
        action = "archive" if archived else "restore"
        _log(channel, action, actor=actor, before={"archived": not archived}, after={"archived": archived})
    return channel


@transaction.atomic
def channel_secret_renew(*, actor: Actor, channel_id: UUID, expected_version: int) -> NewSecret:
    """Makes a new secret and shows it this once; the one before stays good for a day."""
    channel = _locked(actor, channel_id, expected_version, {})
    secret = random.token_urlsafe(48)
    if channel.secret_sealed is not None:
        old = open_secret(bytes(channel.secret_sealed), aad=secret_aad(channel.id))
        channel.secret_before_sealed = seal_secret(old, aad=secret_aad(channel.id, "secret_before_sealed"))
        channel.secret_before_until = clock.now() + SECRET_OVERLAP
    _save(channel, {"secret_sealed": seal_secret(secret, aad=secret_aad(channel.id))})
    _tell(channel, ["secret"], actor=actor)
    _log(channel, "secret_renew", actor=actor, before={}, after={"secret": "renewed"})
    return NewSecret(channel, secret)


@transaction.atomic
def channel_try(*, actor: Actor, channel_id: UUID, claims: Claims) -> tuple[str, datetime]:
    """A shop token for trying the recognition of customers out, and when it ends.

    Whoever holds it is the customer it names, so making one is logged. Raises `permission.missing`,
    `missing.not_found` and what :func:`channel_test_token` raises.
    """
    actor.require(CHANNEL_MANAGE)
    channel = Channel.objects.filter(pk=channel_id, archived_at__isnull=True).first()
    if channel is None:
        raise NOT_FOUND()
    token, expires_at = channel_test_token(channel=channel, claims=claims)
    _log(channel, "test_token", actor=actor, before={}, after={"expires_at": clock.iso(expires_at)})
    return token, expires_at


def channel_test_token(*, channel: Channel, claims: Claims) -> tuple[str, datetime]:
    """A shop token as the channel's shop would make it, and when it ends; for the demo shop and for trying out.

    Raises `conversations.shop_token_invalid` when the channel has no secret yet.
    """
    if channel.secret_sealed is None:
        raise SHOP_TOKEN_INVALID()
    secret = open_secret(bytes(channel.secret_sealed), aad=secret_aad(channel.id))
    expires_at = clock.now() + LIFE_MAX / 2
    return write_shop_token(claims, secret=secret, jti=random.token_urlsafe(16), expires_at=expires_at), expires_at


def _label(names: Mapping[str, str]) -> str:
    """What lists sort by: the name in the company's language, which every channel has."""
    return names[company_language()][:120]


def _check_references(values: Mapping[str, Any]) -> None:
    """Raises `input.invalid` for a shop, team, skill or calendar that is not there or not in use any more.

    A channel that named one would take its customers' messages to nobody, or not at all.
    """
    shop_id, team_id, calendar_id = values.get("shop_id"), values.get("team_id"), values.get("calendar_id")
    skill_ids = set(values.get("skill_ids") or ())
    wrong: list[str] = []
    if shop_id is not None and not (shop_id in (found := shops([shop_id])) and found[shop_id].active):
        wrong.append("shop_id")
    if team_id is not None and not (team_id in (known := teams([team_id])) and known[team_id].active):
        wrong.append("team_id")
    if skill_ids - skills_in_use(skill_ids):
        wrong.append("skill_ids")
    if calendar_id is not None and not calendar_usable(calendar_id):
        wrong.append("calendar_id")
    if wrong:
        raise INPUT_INVALID(fields=[FieldError(name, "value.unknown") for name in wrong])


def _locked(actor: Actor, channel_id: UUID, expected_version: int, yours: Mapping[str, Any]) -> Channel:
    actor.require(CHANNEL_MANAGE)
    channel = Channel.objects.select_for_update(of=("self",)).filter(pk=channel_id).first()
    if channel is None:
        raise NOT_FOUND()
    if channel.version != expected_version:
        current = {name: getattr(channel, name) for name in yours} | {"version": channel.version}
        raise VERSION_CONFLICT(extra={"current": current, "yours": dict(yours)})
    return channel


def _save(channel: Channel, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(channel, name, value)
    channel.version += 1
    channel.save()


def _tell(channel: Channel, changed: list[str], *, actor: Actor) -> None:
    emit(
        ChannelChanged(channel_id=channel.id, changed=tuple(changed)),
        actor=actor,
        subject=Subject(kind="channel", id=channel.id, version=channel.version),
        shop_id=channel.shop_id,
        topics=["company"],
    )


def _log(
    channel: Channel, action: str, *, actor: Actor, before: Mapping[str, object], after: Mapping[str, object]
) -> None:
    trail.record(
        f"conversations.channel.{action}",
        actor=actor,
        object_kind="channel",
        object_id=channel.id,
        before=before,
        after=after,
        shop_id=channel.shop_id,
    )

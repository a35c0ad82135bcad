"""The notification centre: telling users, and their reading."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from zhike.accounts.access import lock_named
from zhike.accounts.events import NotificationsRead, Notified
from zhike.accounts.models import Notification, NotificationChoice, User
from zhike.accounts.services.notice_kinds import CHANNELS, NotificationKind, notification_kinds
from zhike.kernel import clock
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.errors import NOT_FOUND, invalid
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject

#: Several of one kind about one subject within this time are one.
SAME_WITHIN: Final = timedelta(seconds=60)
#: Unread counts are exact up to here.
UNREAD_CAP: Final = 1_000


def notify(
    kind: NotificationKind,
    *,
    recipients: Collection[UUID],
    subject: Subject,
    params: Mapping[str, object] | None = None,
    dedupe_key: str | None = None,
    actor: Actor = SYSTEM,
) -> int:
    """Tells active users about `subject`, in the running transaction; answers how many hear of it.

    `params` fill the texts: names, numbers and codes, no personal values of customers; `part` among them is the id of
    the place within the subject that is meant, where screens can go there; `outcome` chooses among the texts of a
    kind (`notifications.<kind>.<outcome>.title`). `dedupe_key` is what counts as the same within a minute; by default
    the subject.
    """
    ids = sorted(set(recipients))
    if not ids:
        return 0
    with transaction.atomic():
        active = User.objects.filter(pk__in=ids, active=True).order_by("pk").values_list("pk", flat=True)
        muted = set(
            NotificationChoice.objects.filter(
                user_id__in=ids, kind=kind.code, channel="in_app", enabled=False
            ).values_list("user_id", flat=True)
        )
        heard = [one for one in active if one not in muted or not kind.can_mute]
        for recipient in heard:
            _notify_one(
                kind, recipient, subject, dict(params or {}), dedupe_key or f"{subject.kind}:{subject.id}", actor
            )
    return len(heard)


def _notify_one(
    kind: NotificationKind,
    recipient: UUID,
    subject: Subject,
    params: dict[str, object],
    dedupe_key: str,
    actor: Actor,
) -> None:
    lock_named(f"notify:{recipient}:{kind.code}:{dedupe_key}")
    now = clock.now()
    same = Notification.objects.filter(
        recipient_id=recipient,
        kind=kind.code,
        dedupe_key=dedupe_key,
        read_at__isnull=True,
        created_at__gt=now - SAME_WITHIN,
    ).first()
    if same is not None:
        same.times += 1
        same.params = params
        same.save(update_fields=["times", "params"])
        return
    row = Notification.objects.create(
        recipient_id=recipient,
        kind=kind.code,
        subject_kind=subject.kind,
        subject_id=str(subject.id),
        params=params,
        dedupe_key=dedupe_key,
        created_at=now,
    )
    emit(
        Notified(notification_id=row.id, kind=kind.code, unread=unread_count(recipient)),
        actor=actor,
        subject=Subject(kind="notification", id=row.id),
        topics=[f"user:{recipient}"],
    )


def unread_count(user_id: UUID) -> int:
    """How many the user has not read, counted up to UNREAD_CAP."""
    return Notification.objects.filter(recipient_id=user_id, read_at__isnull=True)[:UNREAD_CAP].count()


def notifications_read(*, actor: Actor, notification_ids: Collection[UUID] | None) -> int:
    """Marks own notifications read, all when None; answers how many are left. Other people's ids are not found."""
    if actor.id is None:
        raise NOT_FOUND()
    with transaction.atomic():
        own = Notification.objects.filter(recipient_id=actor.id)
        if notification_ids is not None:
            own = own.filter(pk__in=notification_ids)
            if own.count() != len(set(notification_ids)):
                raise NOT_FOUND()
        changed = own.filter(read_at__isnull=True).update(read_at=clock.now())
        left = unread_count(actor.id)
        if changed:
            emit(
                NotificationsRead(unread=left),
                actor=actor,
                subject=Subject(kind="user", id=actor.id),
                topics=[f"user:{actor.id}"],
            )
    return left


def choice_set(*, actor: Actor, kind: str, channel: str, enabled: bool) -> None:
    """The user's own answer for a kind and channel. Raises `input.invalid` for what cannot be chosen."""
    known = notification_kinds().get(kind)
    if known is None:
        raise invalid("kind", "value.unknown")
    if channel not in CHANNELS:
        raise invalid("channel", "value.choice", expected=", ".join(CHANNELS))
    if not enabled and not known.can_mute:
        raise invalid("enabled", "notification.not_mutable")
    if actor.id is None:
        raise NOT_FOUND()
    with transaction.atomic():
        NotificationChoice.objects.update_or_create(
            user_id=actor.id, kind=kind, channel=channel, defaults={"enabled": enabled}
        )

"""The notification centre."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from tests.accounts.conftest import World
from tests.accounts.people import events, send
from zhike.accounts.models import Notification, User
from zhike.accounts.services import notice_kinds
from zhike.accounts.services.notice_kinds import AUDIT_ALARM
from zhike.accounts.services.notices import notify
from zhike.accounts.services.users import user_deactivate
from zhike.kernel import clock
from zhike.kernel.authz import SYSTEM
from zhike.kernel.events.payload import Subject
from zhike.kernel.ids import new_id
from zhike.work.alerts import CLOCK_BREACHED

SignIn = Callable[[User | str], Client]
PARAMS = {"count": 1, "first": "row_altered pos=7"}


def tell(user: User, subject: Subject) -> int:
    return notify(AUDIT_ALARM, recipients=[user.id], subject=subject, params=PARAMS)


def test_several_of_one_subject_within_a_minute_are_one(world: World) -> None:
    first, other = Subject(kind="audit_check", id=new_id()), Subject(kind="audit_check", id=new_id())
    with clock.frozen_at(clock.now(), everywhere=True) as frozen:
        for subject in (first, first, other):
            assert tell(world.admin, subject) == 1
        frozen.advance(timedelta(seconds=59))
        tell(world.admin, first)
        frozen.advance(timedelta(seconds=2))
        tell(world.admin, first)
    rows = Notification.objects.filter(recipient=world.admin).order_by("created_at", "id")
    assert [(row.subject_id, row.times) for row in rows] == [(str(first.id), 3), (str(other.id), 1), (str(first.id), 1)]
    assert [one["unread"] for one in events("accounts.notified")] == [1, 2, 3]


def test_words_are_made_for_the_reader_and_reading_is_told(world: World, sign_in: SignIn) -> None:
    tell(world.admin, Subject(kind="audit_check", id=new_id()))
    tell(world.admin, Subject(kind="audit_check", id=new_id()))
    client = sign_in(world.admin)
    rows = send(client, "GET", "/notifications?total=1").json()
    assert rows["total"] == {"value": 2, "exact": True}
    assert rows["items"][0]["title"] == "审计记录校验未通过"
    assert "row_altered pos=7" in rows["items"][0]["body"]
    send(client, "PATCH", "/me", {"language": "en"})
    english = send(client, "GET", "/notifications?filter[unread]=true").json()["items"]
    assert english[0]["title"] == "The audit log failed its check"
    left = send(client, "POST", "/notifications/read", {"ids": [english[0]["id"]]})
    assert left.json() == {"unread": 1}
    assert send(client, "POST", "/notifications/read", {"ids": None}).json() == {"unread": 0}
    assert [one["unread"] for one in events("accounts.notifications_read")] == [1, 0]


def test_instants_in_the_words_are_in_the_readers_zone(world: World, sign_in: SignIn) -> None:
    subject = Subject(kind="ticket", id=new_id())
    notify(CLOCK_BREACHED, recipients=[world.admin.id], subject=subject, params={"due_at": "2026-11-21T18:50:21.060Z"})
    client = sign_in(world.admin)
    send(client, "PATCH", "/me", {"zone": "Asia/Shanghai"})
    assert "2026-11-22 02:50 超时" in send(client, "GET", "/notifications").json()["items"][0]["body"]


def test_other_peoples_notifications_do_not_exist(world: World, sign_in: SignIn) -> None:
    tell(world.admin, Subject(kind="audit_check", id=new_id()))
    foreign = Notification.objects.get(recipient=world.admin)
    client = sign_in(world.wang_min)
    assert send(client, "GET", "/notifications").json()["items"] == []
    assert send(client, "POST", "/notifications/read", {"ids": [str(foreign.id)]}).status_code == 404
    foreign.refresh_from_db()
    assert foreign.read_at is None


def test_inactive_people_hear_nothing(world: World) -> None:
    user_deactivate(actor=SYSTEM, user_id=world.li_lei.id, version=1)
    assert tell(world.li_lei, Subject(kind="audit_check", id=new_id())) == 0
    assert notify(AUDIT_ALARM, recipients=[new_id()], subject=Subject(kind="x", id=new_id())) == 0


def test_kinds_can_be_muted_unless_nobody_should_miss_them(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.wang_min)
    held = send(
        client, "PUT", "/me/notification-choices", {"kind": AUDIT_ALARM.code, "channel": "in_app", "enabled": False}
    )
    assert held.json()["fields"][0]["code"] == "notification.not_mutable"
    kind = notice_kinds.notification_kind(f"tests.kind_{new_id().hex}")
    choice = {"kind": kind.code, "channel": "in_app", "enabled": False}
    shown = send(client, "PUT", "/me/notification-choices", choice).json()["items"]
    assert [one["channels"] for one in shown if one["kind"] == kind.code] == [{"in_app": False}]
    assert notify(kind, recipients=[world.wang_min.id, world.li_lei.id], subject=Subject(kind="x", id=new_id())) == 1
    for bad in ({"kind": "no.such"}, {"channel": "pigeon"}):
        assert send(client, "PUT", "/me/notification-choices", {**choice, **bad}).status_code == 422

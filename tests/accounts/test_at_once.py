"""Things that happen at the same moment, on real connections."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from tests.accounts.people import new_user
from tests.plumbing.database import Urls
from zhike.accounts.authenticator import rights_of
from zhike.accounts.models import Company, Notification, Presence, PresenceInterval, Role, User
from zhike.accounts.services.notice_kinds import AUDIT_ALARM
from zhike.accounts.services.notices import notify
from zhike.accounts.services.presence import presence_choose
from zhike.accounts.services.roles import role_change, role_create
from zhike.accounts.services.seed import company_ensure, first_administrator_ensure, role_seed
from zhike.accounts.services.users import user_change, user_deactivate
from zhike.accounts.types import PresenceState, RoleFields, UserFields
from zhike.kernel.authz import SYSTEM, Actor, Rights, Scope
from zhike.kernel.errors import ZhikeError
from zhike.kernel.events.payload import Subject
from zhike.kernel.ids import new_id

VIEW = "conversations.conversation.view"


@pytest.fixture(autouse=True)
def _committed(db_committed: Urls, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Runs all at the same moment, each on its own connection; answers what each gave or raised."""
    ready = threading.Barrier(len(acts))
    outcomes: list[object] = [None] * len(acts)

    def act(place: int) -> None:
        try:
            ready.wait(10)
            outcomes[place] = acts[place]()
        except ZhikeError as error:
            outcomes[place] = error.code.code
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return outcomes


def test_several_starts_make_one_company_one_set_of_roles_and_one_administrator(tmp_path: Path) -> None:
    outcomes = at_once(*[lambda: first_administrator_ensure(tmp_path)] * 4)
    assert len({str(one) for one in outcomes}) == 1
    assert (Company.objects.count(), User.objects.count()) == (1, 1)
    assert Role.objects.filter(code="agent").count() == 1


def test_two_administrators_cannot_switch_each_other_off() -> None:
    role_seed()
    role = Role.objects.get(code="system_administrator").id
    User.objects.update(active=False)
    first, second = new_user(f"a{new_id().hex[-8:]}", "甲", role), new_user(f"b{new_id().hex[-8:]}", "乙", role)
    outcomes = at_once(
        lambda: user_deactivate(actor=SYSTEM, user_id=first.id, version=1),
        lambda: user_deactivate(actor=SYSTEM, user_id=second.id, version=1),
    )
    assert outcomes.count("accounts.last_administrator") == 1
    assert User.objects.filter(pk__in=(first.id, second.id), active=True).count() == 1


def test_one_of_two_changes_of_a_version_wins() -> None:
    company_ensure()
    user = new_user(f"c{new_id().hex[-8:]}", "丙")

    def rename(name: str) -> Callable[[], object]:
        return lambda: user_change(actor=SYSTEM, user_id=user.id, version=1, fields=UserFields(name=name)).name

    outcomes = at_once(rename("一"), rename("二"), rename("三"))
    assert outcomes.count("conflict.version") == 2
    assert User.objects.get(pk=user.pk).name in outcomes


def test_a_role_given_while_it_changes_leaves_no_old_rights_behind() -> None:
    company_ensure()
    for turn in range(5):
        names = {"zh-CN": f"轮换{new_id()}"}
        role = role_create(actor=SYSTEM, fields=RoleFields(names=names, rights={VIEW: Scope.OWN}))
        user = new_user(f"d{turn}{new_id().hex[-8:]}", "丁")
        at_once(partial(_give, user.id, role.id), partial(_widen, role.id))
        fresh = User.objects.get(pk=user.pk)
        assert rights_of(fresh.id, fresh.authz_version).scopes == {VIEW: Scope.ALL}


def _give(user_id: UUID, role_id: UUID) -> Rights:
    fields = UserFields(role_ids=frozenset({role_id}))
    changed = user_change(actor=SYSTEM, user_id=user_id, version=1, fields=fields)
    return rights_of(changed.id, changed.authz_version)


def _widen(role_id: UUID) -> Role:
    return role_change(actor=SYSTEM, role_id=role_id, version=1, fields=RoleFields(rights={VIEW: Scope.ALL}))


def test_one_notification_for_many_reports_at_once() -> None:
    company_ensure()
    user = new_user(f"e{new_id().hex[-8:]}", "戊")
    subject = Subject(kind="audit_check", id=new_id())
    at_once(*[lambda: notify(AUDIT_ALARM, recipients=[user.id], subject=subject)] * 8)
    assert [row.times for row in Notification.objects.filter(recipient=user)] == [8]


def test_presence_chosen_in_two_windows_keeps_one_open_interval() -> None:
    company_ensure()
    user = new_user(f"f{new_id().hex[-8:]}", "己")
    actor = Actor("user", user.id)
    states: list[PresenceState] = ["online", "busy", "away", "online"]
    at_once(*[partial(presence_choose, actor=actor, state=state) for state in states])
    [still] = PresenceInterval.objects.filter(user=user, to_at__isnull=True)
    assert still.state == Presence.objects.get(user=user).state

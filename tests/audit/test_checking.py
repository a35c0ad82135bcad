"""The scheduled check, the person it tells, and the log's addresses."""

import argparse
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import orjson
import pytest
from django.db import connection, connections, transaction
from django.test import Client

from tests.accounts.people import PASSWORD, new_user
from tests.audit.rows import run, write_row
from tests.plumbing.database import Urls
from zhike.accounts.models import Notification, Role, User
from zhike.accounts.services.seed import company_ensure, role_seed
from zhike.audit import parameters
from zhike.audit.commands import add_arguments
from zhike.audit.commands import run as run_command
from zhike.audit.public import check, check_when_due, seal_waiting
from zhike.config.settings import _database
from zhike.kernel import clock
from zhike.kernel.authz import SYSTEM
from zhike.kernel.jobs import run_due
from zhike.kernel.settings import values
from zhike.kernel.settings.registry import AnySetting, Place


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def people(db: None) -> dict[str, User]:
    company_ensure()
    role_seed()
    roles = {role.code: role.id for role in Role.objects.all()}
    return {
        "admin": new_user("root.admin", "系统管理员", roles["system_administrator"]),
        "guard": new_user("zhao.guard", "赵审", roles["technical_support"]),
        "agent": new_user("wang.min", "王敏", roles["agent"]),
    }


def signed_in(username: str) -> Client:
    body = {"username": username, "password": PASSWORD, "transport": "bearer"}
    answer = Client().post("/api/v1/sessions", body, content_type="application/json")
    return Client(headers={"Authorization": f"Bearer {answer.json()['token']}"})


def set_value(setting: AnySetting, value: object) -> None:
    values.change(actor=SYSTEM, setting=setting, place=Place(), value=value, expected_version=0, reason="")


def as_owner(urls: Urls, act: Callable[[], None]) -> None:
    """Does something with the owner's rights, committed."""
    for url in (urls.owner, urls.app):
        connections.close_all()
        chosen = _database(url)
        for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT"):
            connection.settings_dict[name] = chosen[name]
        if url == urls.owner:
            with transaction.atomic():
                act()


@pytest.mark.req("AUD-06")
def test_logs_are_tamper_evident_and_a_periodic_check_tells_the_named_person(db_committed: Urls) -> None:
    company_ensure()
    role_seed()
    roles = {role.code: role.id for role in Role.objects.all()}
    new_user("root.admin", "系统管理员", roles["system_administrator"])
    guard = new_user("zhao.guard", "赵审", roles["technical_support"])
    set_value(parameters.GUARDIAN, str(guard.id))
    set_value(parameters.CHECK_INTERVAL_S, 3_600)
    ids = [str(write_row(after={"place": place})) for place in range(4)]
    seal_waiting()

    # Append-only for the product itself (each statement is in test_recording), chained by seals.
    assert run(
        "SELECT has_table_privilege('audit_entry', 'DELETE'), has_table_privilege('audit_entry', 'TRUNCATE')"
    ) == [(False, False)]
    assert run("SELECT count(*) FROM audit_entry WHERE pos IS NULL") == [(0,)]

    with clock.frozen_at(clock.now(), everywhere=True) as frozen:
        # Complete: the check says so, and comes again only after its interval.
        assert check_when_due()
        assert not check_when_due()
        assert run("SELECT ok, trigger FROM audit_check ORDER BY id DESC LIMIT 1") == [(True, "schedule")]
        assert not Notification.objects.exists()

        # One row altered, one gone, by somebody with the database owner's rights.
        [(altered, missing)] = run(
            "SELECT max(pos) FILTER (WHERE object_id = %s), max(pos) FILTER (WHERE object_id = %s) FROM audit_entry",
            ids[1], ids[2],
        )  # fmt: skip

        def damage() -> None:
            run("ALTER TABLE audit_entry_p0 DISABLE TRIGGER USER")
            run("UPDATE audit_entry SET after = '{}' WHERE object_id = %s", ids[1])
            run("DELETE FROM audit_entry WHERE object_id = %s", ids[2])
            run("ALTER TABLE audit_entry_p0 ENABLE TRIGGER USER")

        as_owner(db_committed, damage)
        frozen.advance(timedelta(seconds=3_601))
        assert check_when_due()

    [(ok, findings)] = run("SELECT ok, findings::text FROM audit_check ORDER BY id DESC LIMIT 1")
    named = [(one["kind"], one["pos"]) for one in orjson.loads(findings)]
    assert (ok, named) == (False, [("row_altered", altered), ("row_missing", missing)])
    told = Notification.objects.get()
    assert (told.recipient_id, told.kind) == (guard.id, "accounts.audit_alarm")
    assert told.params["count"] == 2
    assert told.params["first"].startswith(f"row_altered pos={altered} ")


def test_without_a_named_person_all_system_administrators_hear(people: dict[str, User], monkeypatch: Any) -> None:
    monkeypatch.setattr("zhike.audit.checking.verify", _broken)
    second = new_user("second.admin", "副管", Role.objects.get(code="system_administrator").id)
    set_value(parameters.GUARDIAN, "not an id")
    check(actor=SYSTEM, trigger="schedule")
    heard = set(Notification.objects.values_list("recipient_id", flat=True))
    assert heard == {people["admin"].id, second.id}


def _broken(*_range: int | None) -> Any:
    from zhike.audit.verification import Finding, Report

    return Report(rows=3, seals=1, findings=[Finding("row_altered", pos=2, entry_id=9, seal=1)])


def test_the_command_prints_and_answers_by_its_exit_code(people: dict[str, User], monkeypatch: Any) -> None:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    seal_waiting()
    out = io.StringIO()
    assert run_command(parser.parse_args(["verify"]), out) == 0
    assert "The log is whole" in out.getvalue()
    monkeypatch.setattr("zhike.audit.checking.verify", _broken)
    out = io.StringIO()
    assert run_command(parser.parse_args(["verify", "--from", "1", "--to", "3"]), out) == 1
    assert "row_altered pos=2 entry=9 seal=1" in out.getvalue()
    assert "记录内容被改动" in out.getvalue()


class TestAddresses:
    def test_only_who_may_reads_the_log_and_the_refusal_is_logged(self, people: dict[str, User]) -> None:
        agent = signed_in("wang.min")
        for path in ("entries", "entries/1", "seals", "checks"):
            assert agent.get(f"/api/v1/audit/{path}").json()["permission"] == "audit.entry.view"
        assert agent.post("/api/v1/audit/verify", {}, content_type="application/json").status_code == 403
        assert run(
            "SELECT count(*) FROM audit_entry WHERE result = 'denied' AND actor_id = %s", people["agent"].id
        ) == [(5,)]

    def test_entries_are_filtered_paged_and_named(self, people: dict[str, User]) -> None:
        client = signed_in("root.admin")
        object_id = write_row("tests.other.edit", before={"a": 1}, after={"a": 2})
        for _row in range(7):
            write_row()
        page = client.get(f"/api/v1/audit/entries?filter[object]={object_id}&total=1").json()
        assert (page["total"]["value"], page["items"][0]["action"]) == (1, "tests.other.edit")
        seen: list[str] = []
        after = ""
        while True:
            page = client.get(f"/api/v1/audit/entries?filter[action]=tests.thing.edit&limit=3&after={after}").json()
            seen += [item["id"] for item in page["items"]]
            after = page["next"]
            if not after:
                break
        assert len(seen) == 7
        assert [int(one) for one in seen] == sorted((int(one) for one in seen), reverse=True)
        mine = client.get(f"/api/v1/audit/entries?filter[actor]={people['admin'].id}").json()["items"]
        assert {item["actor"]["name"] for item in mine} == {"系统管理员"}
        assert mine[-1]["action_title"] == "登录"
        tomorrow = clock.iso(clock.now() + timedelta(days=1))
        assert client.get(f"/api/v1/audit/entries?filter[from]={tomorrow}").json()["items"] == []
        assert client.get("/api/v1/audit/entries?filter[from]=yesterday").status_code == 422
        for bad in ("sort=action", "filter[nope]=1", "limit=0", "after=garbage"):
            assert client.get(f"/api/v1/audit/entries?{bad}").status_code == 422

    def test_an_entry_shows_what_changed_and_that_it_is_intact(self, people: dict[str, User]) -> None:
        object_id = write_row(before={"名": "旧"}, after={"名": "新"})
        seal_waiting()
        client = signed_in("zhao.guard")
        [item] = client.get(f"/api/v1/audit/entries?filter[object]={object_id}").json()["items"]
        shown = client.get(f"/api/v1/audit/entries/{item['id']}").json()
        assert (shown["before"], shown["after"], shown["intact"]) == ({"名": "旧"}, {"名": "新"}, True)
        assert shown["seal"] == client.get("/api/v1/audit/seals?filter[kind]=batch").json()["items"][0]["number"]
        for unknown in ("999999999", "0", str(2**70)):
            assert client.get(f"/api/v1/audit/entries/{unknown}").status_code == 404

    def test_a_person_can_check_now(self, people: dict[str, User]) -> None:
        seal_waiting()
        client = signed_in("zhao.guard")
        done = client.post("/api/v1/audit/verify", {}, content_type="application/json").json()
        assert (done["ok"], done["trigger"], done["actor_id"]) == (True, "person", str(people["guard"].id))
        assert client.get("/api/v1/audit/checks").json()["items"][0]["id"] == done["id"]
        wrong = client.post("/api/v1/audit/verify", {"from_pos": 9, "to_pos": 3}, content_type="application/json")
        assert wrong.json()["code"] == "audit.range"

    def test_the_log_is_exported_by_a_task_that_is_itself_logged(self, people: dict[str, User]) -> None:
        write_row("tests.other.edit", after={"formula": "=1+1"})
        client = signed_in("root.admin")
        body = {"format": "csv", "filters": {"action": ["tests.other.edit"]}, "columns": ["action", "after"]}

        def post(sent: dict[str, Any], key: str) -> Any:
            return client.post(
                "/api/v1/audit/entries/export", sent, content_type="application/json", headers={"Idempotency-Key": key}
            )

        started = post(body, "export-of-the-log")
        assert started.status_code == 202
        assert run_due() == 1
        done = client.get(f"/api/v1/jobs/{started.json()['job']}").json()
        assert (done["state"], done["progress"]["done"]) == ("done", 1)
        assert run("SELECT count(*) FROM audit_entry WHERE action = 'audit.entry.export'") == [(2,)]
        for bad in (
            {"filters": {"nope": ["x"]}},
            {"filters": {"actor": ["x"]}},
            {"columns": ["nope"]},
            {"format": "pdf"},
        ):
            assert post({**body, **bad}, f"bad-{next(iter(bad))}-export").status_code == 422
        agent = signed_in("wang.min")
        refused = agent.post("/api/v1/audit/entries/export", body, content_type="application/json")
        assert refused.json()["permission"] == "audit.entry.export"

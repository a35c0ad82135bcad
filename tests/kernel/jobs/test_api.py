"""The tasks drawer over HTTP."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from zhike.kernel import files
from zhike.kernel.authz import AUTHENTICATOR, Actor, Principal
from zhike.kernel.errors import STATE_FORBIDS
from zhike.kernel.ids import new_id
from zhike.kernel.jobs import JobKind, Run, job, run_due

pytestmark = pytest.mark.usefixtures("db")

ME = Actor("user", new_id())


class Door:
    """Every token is a user's id."""

    session_sql = "SELECT NULL::uuid AS session_id, NULL::uuid AS user_id, 0 AS authz_version WHERE %s::bytea IS NULL"

    def token_hash(self, token: str) -> bytes:
        return token.encode()

    def authenticate(self, token: str) -> Principal | None:
        return Principal(Actor("user", UUID(token)), new_id(), 1, "en", "UTC")


@pytest.fixture(autouse=True)
def door() -> Iterator[None]:
    before = AUTHENTICATOR.get()
    AUTHENTICATOR.fill(Door())
    yield
    AUTHENTICATOR.fill(before)


@pytest.fixture
def me() -> Client:
    return Client(headers={"Authorization": f"Bearer {ME.id}"})


@pytest.fixture
def report() -> JobKind:
    @job("t.report")
    def body(run: Run, refuse: bool) -> None:
        if refuse:
            raise STATE_FORBIDS(state="closed")
        info = files.store_generated(
            name="报表.csv", type_="text/csv", chunks=[b"x"], owner_kind="job", owner_id=run.id, actor=run.actor
        )
        run.result(info.id)

    return body


def _list(client: Client, query: str = "") -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get(f"/api/v1/jobs{query}").json()["items"]
    return items


def test_one_sees_ones_own_with_result_and_errors(me: Client, report: JobKind) -> None:
    report.defer(actor=Actor("user", new_id()), refuse=False)
    good, bad = report.defer(actor=ME, refuse=False), report.defer(actor=ME, refuse=True)
    run_due()
    listed = _list(me, "?total=1")
    assert {item["id"] for item in listed} == {str(good), str(bad)}
    shown = me.get(f"/api/v1/jobs/{good}").json()
    assert (shown["state"], shown["can_retry"], shown["can_cancel"]) == ("done", False, False)
    assert shown["file"]["name"] == "报表.csv"
    assert shown["file"]["url"].startswith(f"/files/{shown['file']['id']}?v=")
    [failed] = _list(me, "?filter[state]=failed,dead")
    assert (failed["id"], failed["errors"][0]["code"]) == (str(bad), "conflict.state")
    assert failed["errors"][0]["title"] != "errors.conflict.state.title"


def test_other_peoples_are_not_found(report: JobKind) -> None:
    job_id = report.defer(actor=ME, refuse=False)
    stranger = Client(headers={"Authorization": f"Bearer {new_id()}"})
    assert _list(stranger) == []
    assert stranger.get(f"/api/v1/jobs/{job_id}").status_code == 404
    for verb in ("cancel", "retry"):
        answer = stranger.post(f"/api/v1/jobs/{job_id}/{verb}", headers={"If-Match": '"1"'})
        assert answer.status_code == 404


def test_cancel_and_retry_need_the_version_one_saw(me: Client, report: JobKind) -> None:
    job_id = report.defer(actor=ME, refuse=False)
    assert me.post(f"/api/v1/jobs/{job_id}/cancel").status_code == 428
    assert me.post(f"/api/v1/jobs/{job_id}/cancel", headers={"If-Match": '"7"'}).status_code == 409
    cancelled = me.post(f"/api/v1/jobs/{job_id}/cancel", headers={"If-Match": '"1"'})
    assert (cancelled.status_code, cancelled.json()["state"]) == (200, "cancelled")
    again = me.post(f"/api/v1/jobs/{job_id}/retry", headers={"If-Match": cancelled["ETag"]})
    assert (again.status_code, again.json()["state"]) == (200, "queued")


def test_pages_follow_each_other(me: Client, report: JobKind) -> None:
    made = [str(report.defer(actor=ME, refuse=False)) for _ in range(5)]
    seen: list[str] = []
    after = ""
    while True:
        page = me.get(f"/api/v1/jobs?limit=2{after}").json()
        seen.extend(item["id"] for item in page["items"])
        if page["next"] is None:
            break
        after = f"&after={page['next']}"
    assert seen == made[::-1]

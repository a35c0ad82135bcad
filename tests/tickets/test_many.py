"""Many tickets at once: changed by a task that tells of each, taken back, and left as a file."""

from typing import Any

from django.db import connection

from tests.plumbing.callers import Api, read
from tests.tickets.conftest import Desk
from zhike.accounts.authenticator import raise_authz_version
from zhike.accounts.models import Role, RolePermission
from zhike.kernel.authz import Scope
from zhike.kernel.ids import new_id
from zhike.kernel.jobs import run_due
from zhike.tickets.models import Ticket, TicketChange


def bulk(by: Api, action: str, params: dict[str, Any], select: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Does it, and answers the run with its rows under `rows`."""
    body = {"action": action, "params": params, "select": select, **more}
    return finished(by, by.post("/tickets/bulk", body, 202)["job"])


def finished(by: Api, job: str) -> dict[str, Any]:
    run_due()
    run: dict[str, Any] = by.get(f"/bulk-runs/{job}")
    assert run["state"] == "done", by.get(f"/jobs/{job}")
    run["rows"] = by.get(f"/bulk-runs/{job}/rows?total=1")["items"]
    return run


def undone(by: Api, run: dict[str, Any]) -> dict[str, Any]:
    return finished(by, by.post(f"/bulk-runs/{run['id']}/undo", None, 202)["job"])


def ids(*tickets: dict[str, Any]) -> dict[str, Any]:
    return {"ids": [one["id"] for one in tickets]}


def counts(run: dict[str, Any]) -> tuple[int, int, int, int]:
    return run["total"], run["done"], run["unchanged"], run["refused"]


def states(run: dict[str, Any]) -> list[str]:
    return [row["state"] for row in run["rows"]]


def test_each_row_of_an_assignment_has_its_own_result_history_and_log(desk: Desk) -> None:
    waiting, held, mine = desk.make(), desk.mine(), desk.make(owner_id=str(desk.cast.zhang.id), by=desk.chen)
    done = desk.mine()
    desk.wang.post(f"/tickets/{done['id']}/close", {"result": "已处理"}, version=done["version"])
    run = bulk(
        desk.chen, "assign", {"user_id": str(desk.cast.zhang.id)}, ids(waiting, held, mine, done, {"id": str(new_id())})
    )
    assert counts(run) == (5, 2, 1, 2)
    assert states(run) == ["done", "done", "unchanged", "refused", "refused"]
    assert [row["label"] for row in run["rows"]][:2] == [waiting["number"], held["number"]]
    assert [row["reason"]["code"] for row in run["rows"][3:]] == ["conflict.state", "missing.not_found"]
    assert all(row["reason"]["title"] and row["reason"]["detail"] for row in run["rows"][3:])
    assert {desk.get(one)["owner"]["name"] for one in (waiting, held, mine)} == {desk.cast.zhang.name}
    assert desk.history(waiting)[-1]["actor"]["name"] == "陈静"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(DISTINCT operation_id) FROM audit_entry WHERE action = 'work.item.assign' "
            "AND object_id = ANY(%s) AND operation_id = (SELECT operation_id FROM kernel_job WHERE id = %s)",
            [[waiting["id"], held["id"]], run["id"]],
        )
        assert cursor.fetchone() == (2, 1)


def test_an_assignment_is_taken_back_to_whoever_had_each(desk: Desk) -> None:
    waiting, held, moved = desk.make(), desk.mine(), desk.make()
    run = bulk(desk.chen, "assign", {"user_id": str(desk.cast.zhang.id)}, ids(waiting, held, moved))
    seen = desk.get(moved)
    read(desk.admin.call("PATCH", f"/tickets/{moved['id']}", {"subject": "另一件事"}, version=seen["version"]))
    assert run["undo_until"] is not None
    back = undone(desk.chen, run)
    assert (counts(back), states(back)) == ((3, 2, 0, 1), ["done", "done", "refused"])
    assert back["rows"][2]["reason"]["code"] == "conflict.version"
    assert back["undoes"] == run["id"]
    assert desk.get(waiting)["owner"] is None
    assert desk.get(held)["owner"]["name"] == "王敏"
    assert desk.get(moved)["owner"]["name"] == desk.cast.zhang.name
    again = desk.chen.call("POST", f"/bulk-runs/{run['id']}/undo")
    assert read(again, 409)["code"] == "bulk.no_undo"
    assert desk.chen.get(f"/bulk-runs/{run['id']}")["undo_until"] is None
    assert read(desk.chen.call("POST", f"/bulk-runs/{back['id']}/undo"), 409)["code"] == "bulk.no_undo"


def test_closing_many_is_taken_back_with_status_owner_and_result(desk: Desk) -> None:
    held, waiting = desk.mine(), desk.make()
    begun = desk.wang.post(
        f"/tickets/{held['id']}/status", {"status_id": desk.statuses()["in_progress"]["id"]}, version=held["version"]
    )
    run = bulk(desk.chen, "close", {"result": "双十一积压统一答复"}, ids(held, waiting))
    assert counts(run) == (2, 2, 0, 0)
    closed = desk.get(held)
    assert (closed["category"], closed["result"]) == ("closed", "双十一积压统一答复")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT b::text || j::text FROM kernel_bulk b JOIN kernel_job j ON j.id = b.id WHERE b.id = %s",
            [run["id"]],
        )
        assert "积压" not in cursor.fetchone()[0], "what people write stays sealed"
    undone(desk.chen, run)
    back = desk.get(held)
    assert (back["category"], back["status"]["id"], back["result"], back["owner"]["name"]) == (
        "open",
        begun["status"]["id"],
        "",
        "王敏",
    )
    assert back["closed_at"] is None
    assert back["reopened"] == 0
    assert (desk.get(waiting)["category"], desk.get(waiting)["owner"]) == ("new", None)
    assert "undone" in [one["step"] for one in desk.history(held)]


def test_priority_and_status_change_with_a_reason_and_go_back(desk: Desk) -> None:
    one, other = desk.mine(), desk.mine(priority=1)
    run = bulk(desk.wang, "priority", {"priority": 1, "reason": "大促期间"}, ids(one, other))
    assert states(run) == ["done", "unchanged"]
    assert TicketChange.objects.get(ticket_id=one["id"], field="priority").reason == "大促期间"
    undone(desk.wang, run)
    assert desk.get(one)["priority"] == 3
    waits = desk.statuses()["waiting"]["id"]
    moved = bulk(desk.wang, "status", {"status_id": waits, "reason": "等物流"}, ids(one, other))
    assert counts(moved) == (2, 2, 0, 0)
    undone(desk.wang, moved)
    assert {desk.get(each)["category"] for each in (one, other)} == {"open"}


def test_an_end_without_a_result_is_refused_with_the_words_of_the_field(desk: Desk) -> None:
    run = bulk(desk.chen, "close", {}, ids(desk.mine()))
    assert run["rows"][0]["reason"]["detail"] == "请填写处理结果"


def test_many_are_linked_to_one_and_unlinked(desk: Desk) -> None:
    main, one, other = desk.mine(), desk.mine(), desk.mine()
    run = bulk(desk.wang, "link", {"kind": "ticket", "target_id": main["id"]}, ids(one, other, main))
    assert states(run) == ["done", "done", "refused"]
    assert [link["kind"] for link in desk.get(one)["links"]] == ["ticket"]
    undone(desk.wang, run)
    assert desk.get(one)["links"] == []


def test_tickets_go_to_a_team_s_queue_held_or_waiting(desk: Desk) -> None:
    team = str(desk.cast.b.team_id)
    held, waiting = desk.mine(), desk.make()
    run = bulk(desk.admin, "assign", {"team_id": team}, ids(held, waiting))
    assert states(run) == ["done", "done"]
    found = [desk.get(each) for each in (held, waiting)]
    assert [(each["team"]["id"], each["owner"]) for each in found] == [(team, None)] * 2
    assert desk.history(waiting)[-1]["field"] in ("team_id", "status_id")
    undone(desk.admin, run)
    found = [desk.get(each) for each in (held, waiting)]
    assert [each["team"]["id"] for each in found] == [held["team"]["id"], waiting["team"]["id"]]
    assert [each["owner"] and each["owner"]["name"] for each in found] == ["王敏", None]
    assert [each["status"]["id"] for each in found] == [held["status"]["id"], waiting["status"]["id"]]


def test_all_of_a_filter_are_taken_as_they_stood_when_the_list_was_read(desk: Desk) -> None:
    for number in range(3):
        desk.make(priority=2, subject=f"第 {number} 件")
    desk.make(priority=4)
    select = {"filters": {"priority": ["2"], "active": ["true"]}, "as_of": "2099-01-01T00:00:00Z"}
    body = {"action": "priority", "params": {"priority": 5}, "select": select}
    assert desk.chen.post("/tickets/bulk", {**body, "dry_run": True}, 202) == {"job": None, "count": 3}
    started = desk.chen.post("/tickets/bulk", body, 202)
    assert started["count"] == 3
    desk.make(priority=2, subject="之后的")
    assert counts(finished(desk.chen, started["job"])) == (3, 3, 0, 0)
    assert Ticket.objects.filter(priority=2).count() == 1
    old = {**select, "as_of": "2000-01-01T00:00:00Z"}
    assert read(desk.chen.call("POST", "/tickets/bulk", {**body, "select": old}), 422)["code"] == "bulk.nothing"


def test_rights_are_those_held_when_each_row_is_changed(desk: Desk) -> None:
    ticket = desk.mine()
    body = {"action": "close", "params": {"result": "好"}, "select": ids(ticket)}
    job = desk.wang.post("/tickets/bulk", body, 202)["job"]
    desk.admin.post(f"/tickets/{ticket['id']}/assign", {"user_id": str(desk.cast.li.id)})
    run = finished(desk.wang, job)
    assert states(run) == ["refused"]
    assert desk.get(ticket)["active"]
    foreign = desk.make(shop_id=str(desk.cast.b.shop_id), by=desk.admin)
    other = bulk(desk.wang, "priority", {"priority": 1}, ids(foreign))
    assert (states(other), other["rows"][0]["label"]) == (["refused"], ""), "no number of what one does not see"
    refused = desk.wang.call("POST", "/tickets/bulk", {**body, "action": "assign", "params": {}})
    assert refused.status_code in (403, 422)


def test_a_move_is_not_taken_back_by_who_may_not_make_it_any_more(desk: Desk) -> None:
    ticket = desk.mine()
    run = bulk(desk.wang, "status", {"status_id": desk.statuses()["waiting"]["id"]}, ids(ticket))
    desk.cast.deny("agent", "tickets.ticket.edit")
    back = undone(desk.wang, run)
    assert (states(back), back["rows"][0]["reason"]["code"]) == (["refused"], "permission.missing")
    assert desk.get(ticket)["category"] == "waiting"


def test_a_run_is_its_starter_s_alone(desk: Desk) -> None:
    run = bulk(desk.wang, "priority", {"priority": 1}, ids(desk.mine()))
    for path in (f"/bulk-runs/{run['id']}", f"/bulk-runs/{run['id']}/rows"):
        assert desk.chen.call("GET", path).status_code == 404
    assert desk.chen.call("POST", f"/bulk-runs/{run['id']}/undo").status_code == 404


def test_a_repeated_call_starts_one_run_and_wrong_ones_none(desk: Desk) -> None:
    ticket = desk.mine()
    body = {"action": "priority", "params": {"priority": 1}, "select": ids(ticket)}
    first = desk.wang.post("/tickets/bulk", body, 202, key="bulk-again-1")
    assert desk.wang.post("/tickets/bulk", body, 202, key="bulk-again-1") == first
    for wrong in (
        {**body, "params": {}},
        {**body, "action": "assign", "params": {}},
        {**body, "select": {"filters": {"nonsense": ["1"]}}},
        {**body, "select": {"ids": []}},
        {**body, "action": "delete"},
    ):
        assert desk.admin.call("POST", "/tickets/bulk", wrong).status_code == 422


def test_the_list_leaves_as_a_file_without_names_formulas_or_what_was_searched(desk: Desk) -> None:
    desk.make(subject="=1+1", conversation_id=desk.cast.sun_li.id, shop_id=None)
    desk.make(subject="不在筛选里", priority=1)
    desk.cast.spine.run("search.index")
    body = {"format": "csv", "filters": {"priority": ["3"]}, "columns": ["number", "subject", "status", "customer"]}
    job = desk.admin.post("/tickets/export", body, 202)["job"]
    run_due()
    file = desk.admin.get(f"/jobs/{job}")["file"]
    text = b"".join(desk.admin.client.get(file["url"])).decode("utf-8-sig")
    assert "'=1+1" in text
    assert "不在筛选里" not in text
    assert "孙丽" not in text
    assert text.splitlines()[0] == "工单编号,主题,状态,客户编号"
    searched = desk.admin.post("/tickets/export", {"q": "13800001234"}, 202)["job"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM kernel_job t WHERE id = %s", [searched])
        assert "13800001234" not in cursor.fetchone()[0]
    denied = desk.api(desk.cast.zhang).call("POST", "/tickets/export", body)
    assert denied.status_code in (202, 403)


def test_an_export_holds_no_tickets_that_one_does_not_see(desk: Desk) -> None:
    """A right to export for the whole shop is no way around a right to see one's own."""
    mine, other = desk.mine(), desk.make(by=desk.chen, owner_id=str(desk.cast.zhang.id))
    role = Role.objects.get(code="agent")
    for name, scope in (("tickets.ticket.view", Scope.OWN), ("tickets.ticket.export", Scope.SHOP)):
        RolePermission.objects.update_or_create(role=role, permission=name, defaults={"scope": scope})
    raise_authz_version([desk.cast.wang.id])
    job = desk.wang.post("/tickets/export", {"format": "csv", "columns": ["number"]}, 202)["job"]
    run_due()
    text = b"".join(desk.wang.client.get(desk.wang.get(f"/jobs/{job}")["file"]["url"])).decode("utf-8-sig")
    assert mine["number"] in text
    assert other["number"] not in text

"""Working together on a ticket, clause by clause: notes, answers, mentions, files, hands, links, duplicates."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.tickets.conftest import Desk
from tests.tickets.test_merging import merge
from zhike.accounts.models import Notification
from zhike.kernel.ids import new_id


def uploaded(desk: Desk, name: str, content: bytes) -> Any:
    """What the upload of a file by Wang Min answers."""
    sent = {"file": SimpleUploadedFile(name, content)}
    return desk.wang.client.post("/api/v1/files", sent, headers={"Idempotency-Key": new_id().hex})


def allowed_bytes(desk: Desk, most: int) -> None:
    now = next(one for one in desk.admin.get("/settings")["items"] if one["key"] == "files.max_bytes")
    body = {"value": most, "reason": "附件上限"}
    desk.admin.call("PUT", "/settings/files.max_bytes", body, version=now.get("version"))


@pytest.mark.req("TKT-28")
def test_everything_that_people_do_together_on_a_ticket_is_there_and_in_its_history(desk: Desk) -> None:
    cast, thread = desk.cast, desk.cast.sun_li
    ticket = desk.mine(conversation_id=thread.id, shop_id=None)
    path = f"/tickets/{ticket['id']}"

    # Internal notes never reach the customer, public replies do; a note names a colleague.
    note = {"public": False, "text": "@张伟 仓库说没货了", "mention_ids": [str(cast.zhang.id)]}
    desk.wang.post(f"{path}/comments", note, 201)
    assert Notification.objects.get(kind="tickets.mentioned").recipient_id == cast.zhang.id

    # Attachments: types that are not allowed and files beyond the limit are refused, in words.
    refused = uploaded(desk, "setup.exe", b"MZ" + bytes(200))
    assert (refused.status_code, refused.json()["code"]) == (415, "file.type_not_allowed")
    allowed_bytes(desk, 64 * 1024)
    refused = uploaded(desk, "大.txt", b"a" * (64 * 1024 + 1))
    assert (refused.status_code, refused.json()["code"]) == (413, "file.too_large")
    assert refused.json()["detail"]
    kept = uploaded(desk, "换货步骤.txt", "第一步".encode())
    answer = {"public": True, "text": "我们会给您换新", "file_ids": [kept.json()["id"]]}
    desk.wang.post(f"{path}/comments", answer, 201)
    said = thread.widget.thread()["messages"]
    assert [(one["file"] or {}).get("name") or one["text"] for one in said[-2:]] == ["我们会给您换新", "换货步骤.txt"]
    assert "仓库" not in str(said)

    # Reassigned, linked, resolved, reopened, and a duplicate merged into it.
    desk.chen.post(f"{path}/assign", {"user_id": str(cast.zhang.id)})
    desk.chen.post(f"{path}/assign", {"user_id": str(cast.wang.id)})
    desk.wang.post(f"{path}/links", {"kind": "ticket", "target_id": desk.mine()["id"]}, 201)
    version = desk.get(ticket)["version"]
    desk.wang.post(f"{path}/resolve", {"result": "已换新"}, version=version)
    desk.wang.post(f"{path}/reopen", {"reason": "又坏了"}, version=version + 1)
    twin = desk.mine(customer_id=desk.get(ticket)["customer"]["id"])
    merge(desk.wang, twin, ticket)

    seen = desk.get(ticket)
    assert (seen["owner"]["name"], seen["reopened"], seen["active"]) == ("王敏", 1, True)
    assert [one["number"] for one in seen["merged"]] == [twin["number"]]
    steps = desk.history(ticket)
    told = [one["step"] for one in steps]
    assert told[0] == "created"
    assert {"assigned", "linked", "resolved", "reopened", "merged"} <= set(told)
    assert all(one["at"] and one["actor"]["name"] for one in steps)
    assert [(one["before_name"], one["after_name"]) for one in steps if one["field"] == "owner_id"][1:3] == [
        ("王敏", "张伟"),
        ("张伟", "王敏"),
    ]

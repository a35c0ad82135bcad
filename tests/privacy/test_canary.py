"""The canary: a customer whose phone number must be nowhere in plain, then a customer who must be nowhere at all.

One real installation lives through the main story: a shop vouches for a customer, an agent serves her, somebody reveals
her number and exports the operation log. Then everything that the installation keeps is searched. Then she is erased.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.privacy.searching import EMAIL, PHONE, dump, hits, kept_files, needles, read
from tools.acceptance.http import Caller, RefusedError
from tools.acceptance.office import Office, furnish
from tools.killrun.run import audit_verified
from tools.stack import Stack, running
from zhike.conversations.shop_tokens import write_shop_token
from zhike.customers.public import Claims

pytestmark = pytest.mark.slow

SAID = "我的包裹还没有到，请帮我查一下"


@dataclass
class Told:
    """What the story leaves in the hands of those who took part."""

    stack: Stack
    admin_token: str
    widget_token: str
    conversation_id: str
    customer_id: str
    revealed: dict[str, str]

    def ask(self, body: Callable[[Caller], Awaitable[Any]], *, token: str | None = None) -> Any:
        """Runs calls of the administrator, or of whoever has `token`."""

        async def run() -> Any:
            async with httpx.AsyncClient(timeout=30, trust_env=False) as client:
                return await body(Caller(self.stack.api, client, token or self.admin_token))

        return asyncio.run(run())


@dataclass
class Sender:
    """Sends files."""

    api: str
    client: httpx.AsyncClient


@pytest.fixture(scope="module")
def told() -> Iterator[Told]:
    with running() as stack:
        yield asyncio.run(_story(stack))


async def _story(stack: Stack) -> Told:
    async with httpx.AsyncClient(timeout=30, trust_env=False) as client:
        admin = Caller(stack.api, client)
        office = await furnish(stack, admin, 1)
        agent, _agent_id = office.agents[0]
        await agent.call("PUT", "/me/presence", {"state": "online"})
        widget = admin.twin()
        widget.token = await _vouched_for(admin, office)
        message = await widget.post("/widget/messages", {"kind": "text", "text": SAID}, key=secrets.token_hex(8))
        path = f"/conversations/{message['conversation_id']}"
        files = {"file": ("收据.txt", b"receipt of the canary", "text/plain")}
        headers = {"Authorization": f"Bearer {widget.token}"}
        stored = (await client.post(f"{stack.api}/widget/files", files=files, headers=headers)).json()
        await widget.post("/widget/messages", {"kind": "file", "file_id": stored["id"]}, key=secrets.token_hex(8))
        detail = await _serve(agent, path, office.category_id)
        await _rate(widget, str(detail["episode"]["id"]))
        customer_id = detail["customer"]["id"]
        revealed = {}
        for field in ("phone", "email"):
            body = {"field": field, "reason": "回访"}
            revealed[field] = (await admin.post(f"/customers/{customer_id}/reveal", body))["value"]
        await _export(admin)
        await _trade(admin, Sender(stack.api, client), widget, detail)
        return Told(stack, str(admin.token), str(widget.token), message["conversation_id"], str(customer_id), revealed)


async def _vouched_for(admin: Caller, office: Office) -> str:
    """The widget token of a customer whom the shop's own server vouched for."""
    channels = (await admin.get("/channels"))["items"]
    channel = next(one for one in channels if one["key"] == office.channel_key)
    made = await admin.call("POST", f"/channels/{channel['id']}/secret", {}, version=channel["version"])
    token = write_shop_token(
        Claims("canary", "金丝雀", phone=PHONE, email=EMAIL, vip=True),
        secret=made["secret"],
        jti=secrets.token_urlsafe(16),
        expires_at=datetime.now(UTC) + timedelta(minutes=5),
    )
    body = {"channel": office.channel_key, "visitor_token": None, "shop_token": token, "language": "zh-CN"}
    return str((await admin.twin().post("/widget/sessions", body))["token"])


async def _serve(agent: Caller, path: str, category_id: str) -> dict[str, Any]:
    for _ in range(100):
        mine = await agent.get("/conversations", **{"filter[state]": "mine"})
        if mine["items"]:
            break
        await asyncio.sleep(0.2)
    await agent.post(f"{path}/messages", {"kind": "text", "text": "您好，马上为您查询"}, key=secrets.token_hex(8))
    await agent.post(f"{path}/notes", {"text": "老客户"}, key=secrets.token_hex(8))
    detail: dict[str, Any] = await agent.get(path)
    body = {"category_id": category_id, "result": "solved", "problem": "未收到", "handling": "已催"}
    await agent.call("POST", f"{path}/close", body, version=detail["episode"]["version"])
    return detail


async def _rate(widget: Caller, episode_id: str) -> None:
    for _ in range(100):
        snapshot = await widget.get("/widget/conversation")
        if snapshot["episode"]["rating"]["state"] == "requested":
            break
        await asyncio.sleep(0.2)
    await widget.post("/widget/rating", {"episode_id": episode_id, "score": 9, "comment": "很好"})


async def _trade(admin: Caller, sender: Sender, widget: Caller, conversation: dict[str, Any]) -> None:
    """Her number as it comes with orders: entered, imported, looked up by herself, searched for by staff."""
    shop_id, customer_id = conversation["shop_id"], conversation["customer"]["id"]
    receiver = {"name": "金丝雀", "phone": PHONE, "region": "浙江省杭州市", "address": "浙江省杭州市西湖区文一路1号"}
    lines = [{"name": "鸟食", "quantity": 1, "unit_price": 100}]
    order = {"shop_id": shop_id, "number": "CANARY-1", "lines": lines, "receiver": receiver, "customer_id": customer_id}
    made = await admin.post("/orders", order)
    shown = await admin.post(f"/orders/{made['id']}/reveal", {"field": "phone", "reason": "派送"})
    assert shown["value"].endswith(PHONE)
    found = await widget.post("/widget/orders/lookup", {"number": "CANARY-1", "last4": PHONE[-4:]})
    assert found["number"] == "CANARY-1"
    rows = f"CANARY-2,2026-03-01 10:00:00,鸟食,1,1.00,金丝雀,{PHONE},文一路1号,C1,{PHONE}\n"
    bad = rows.replace("CANARY-2", "CANARY-3").replace("1.00", "=1+1")
    await _bring_in(
        admin,
        sender,
        shop_id,
        "订单编号,下单时间,商品名称,数量,单价,收货人,收货人手机,收货地址,客户编号,客户电话\n" + rows + bad,
    )
    people = "客户编号,姓名,手机号,邮箱,省份,城市,区县,详细地址\n"
    people += f"K7,金丝雀,{PHONE},{EMAIL},浙江,杭州,西湖区,文一路1号\nK8,,{PHONE},x,浙江,杭州,西湖区,文一路1号\n"
    await _bring_in(admin, sender, shop_id, people)
    for path in ("/search", "/customers", "/orders"):
        await admin.get(path, q=PHONE)
    await admin.get("/customers", q=EMAIL)
    for path in ("/customers/export", "/customers/bulk"):
        tags = (await admin.get("/customer-tags"))["items"]
        body = (
            {"q": PHONE}
            if path.endswith("export")
            else {"action": "tag", "add": [tags[0]["id"]], "select": {"q": PHONE}}
        )
        await _done(admin, (await admin.post(path, body))["job"])


async def _bring_in(admin: Caller, sender: Sender, shop_id: str, text: str) -> None:
    data = text.encode()
    run = await admin.post("/imports", {"name": "canary.csv", "size": len(data)})
    path = f"/imports/{run['id']}"
    headers = {"Authorization": f"Bearer {admin.token}"}
    await sender.client.post(f"{sender.api}{path}/parts/1", files={"file": ("part", data)}, headers=headers)
    run = await admin.post(f"{path}/uploaded", {})
    plan = {"shop_id": shop_id, **run["plan"]}
    run = await admin.call("PUT", f"{path}/plan", plan, version=run["version"])
    await admin.post(f"{path}/preview", {})
    await admin.call("POST", f"{path}/start", version=run["version"])
    for _ in range(200):
        run = await admin.get(path)
        if run["state"] in ("done", "failed"):
            break
        await asyncio.sleep(0.2)
    assert (run["state"], run["counts"].get("rejected")) == ("done", 1), run


async def _export(admin: Caller) -> None:
    await _done(admin, (await admin.post("/audit/entries/export", {"format": "csv"}))["job"])


async def _done(admin: Caller, job_id: str) -> None:
    for _ in range(200):
        job = await admin.get(f"/jobs/{job_id}")
        if job["state"] == "done":
            return
        await asyncio.sleep(0.2)
    raise TimeoutError("the task did not come to an end")


def test_the_number_is_shown_to_who_may_see_it_and_is_nowhere_in_plain(told: Told) -> None:
    assert told.revealed == {"phone": f"+86{PHONE}", "email": EMAIL}
    wanted = needles()
    dumped = dump(told.stack)
    for proof in (SAID.encode(), b"138****1234", "回访".encode(), b"kernel_job"):
        assert proof in dumped, "the dump does not hold what it should: the search would prove nothing"
    assert hits(dumped, wanted) == []
    searched = 0
    for path in kept_files(told.stack):
        assert hits(read(path), wanted) == [], path
        searched += 1
    assert searched > 100
    assert {"web", "gateway", "worker"} <= told.stack.logs.keys()


def test_the_search_would_find_the_number() -> None:
    wanted = needles()
    for text in (f"tel:{PHONE}", "138 0000 1234", PHONE.encode().hex(), EMAIL.title()):
        assert hits(text.encode(), wanted)


def test_stored_files_cannot_be_read_on_the_disk(told: Told) -> None:
    for path in kept_files(told.stack):
        assert b"receipt of the canary" not in read(path), path


def test_erased_she_is_gone_and_the_log_still_verifies(told: Told) -> None:
    async def erase(admin: Caller) -> dict[str, Any]:
        # An order file named her by another account: a record of its own with her number.
        for one in (await admin.get("/customers", q=PHONE))["items"]:
            if one["id"] != told.customer_id:
                body = {"number": one["number"], "reason": "客户要求删除"}
                await admin.call("POST", f"/customers/{one['id']}/erase", body, version=one["version"])
        path = f"/customers/{told.customer_id}"
        customer = await admin.get(path)
        body = {"number": customer["number"], "reason": "客户要求删除"}
        answered: dict[str, Any] = await admin.call("POST", f"{path}/erase", body, version=customer["version"])
        return answered

    erased = told.ask(erase)
    assert erased["erased_at"]
    is_whole, words = audit_verified(told.stack)
    assert is_whole, words
    with pytest.raises(RefusedError, match=r"410 .*customers\.erased"):
        told.ask(
            lambda admin: admin.post(f"/customers/{told.customer_id}/reveal", {"field": "phone", "reason": "再看"})
        )
    detail = told.ask(lambda admin: admin.get(f"/conversations/{told.conversation_id}"))
    assert detail["customer"]["erased_at"] == erased["erased_at"]
    assert {message["text"] for message in detail["messages"]} == {""}
    with pytest.raises(RefusedError, match="401"):
        told.ask(lambda widget: widget.get("/widget/conversation"), token=told.widget_token)
    dumped = dump(told.stack)
    assert erased["number"].encode() in dumped
    for gone in (SAID, "金丝雀", "138****1234", "老客户", "很好", "收据"):
        assert gone.encode() not in dumped, gone

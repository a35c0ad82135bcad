"""Calls of tickets and of what a company sets up for them."""

from collections.abc import Mapping
from typing import Any

from tests.plumbing.cast import Cast
from tests.suites.calls.call import Call, Maker, first, found, plain
from zhike.kernel.ids import new_id


def _make(cast: Cast, **more: Any) -> dict[str, Any]:
    """A ticket of shop A that Wang Min has, as Admin reads it."""
    body = {
        "subject": "包裹破损",
        "shop_id": str(cast.a.shop_id),
        "owner_id": str(cast.wang.id),
        **more,
    }
    made = cast.wang_api.post("/tickets", body, 201, key=new_id().hex)
    return found(cast, f"/tickets/{made['id']}")


def _ticket(body: Any = None, *, owned: bool = True, by: str = "wang_api", **more: Any) -> Maker:
    """Something with a ticket of shop A; `owned` by Wang Min."""

    def make(cast: Cast) -> Call:
        ticket = _make(cast, **({} if owned else {"owner_id": None}), **more)
        sent = body(cast) if callable(body) else body
        caller = getattr(cast, by)
        return Call(caller, {"ticket_id": ticket["id"]}, sent, ticket["version"], belongs="scoped")

    return make


def _new(cast: Cast) -> Call:
    body = {"subject": "发票抬头有误", "shop_id": str(cast.a.shop_id), "description": "请重开"}
    return Call(cast.wang_api, body=body)


def _moved(cast: Cast) -> dict[str, Any]:
    statuses = cast.admin_api.get("/ticket-statuses")["items"]
    return {"status_id": next(one["id"] for one in statuses if one["code"] == "waiting"), "reason": "等照片"}


def _reopen(cast: Cast) -> Call:
    ticket = _make(cast)
    cast.wang_api.post(
        f"/tickets/{ticket['id']}/resolve", {"result": "已补发"}, key=new_id().hex, version=ticket["version"]
    )
    now = found(cast, f"/tickets/{ticket['id']}")
    return Call(cast.wang_api, {"ticket_id": ticket["id"]}, {"reason": "没收到"}, now["version"], belongs="scoped")


def _link(cast: Cast) -> Call:
    ticket, other = _make(cast), _make(cast)
    body = {"kind": "ticket", "target_id": other["id"]}
    return Call(cast.wang_api, {"ticket_id": ticket["id"]}, body, belongs="scoped")


def _unlink(cast: Cast) -> Call:
    call = _link(cast)
    path = f"/tickets/{call.values['ticket_id']}/links"
    link = cast.wang_api.post(path, call.body, 201, key=new_id().hex)
    return Call(cast.wang_api, {**call.values, "link_id": link["id"]}, belongs="scoped")


def _pair(cast: Cast) -> Call:
    ticket, other = _make(cast), _make(cast)
    body = {"into_id": other["id"], "reason": "同一件事"}
    return Call(cast.wang_api, {"ticket_id": ticket["id"]}, body, ticket["version"], belongs="scoped")


def _split(cast: Cast) -> Call:
    call = _pair(cast)
    path = f"/tickets/{call.values['ticket_id']}"
    cast.wang_api.post(f"{path}/merge", call.body, key=new_id().hex, version=call.version)
    return Call(cast.wang_api, call.values, {"reason": "是两件事"}, found(cast, path)["version"], belongs="scoped")


def _bulk(cast: Cast) -> Call:
    ticket = _make(cast)
    return Call(
        cast.wang_api, body={"action": "priority", "params": {"priority": 1}, "select": {"ids": [ticket["id"]]}}
    )  # fmt: skip


def _leave(cast: Cast) -> Call:
    return Call(cast.zhou_tao.widget, belongs="own")


def _configured(path: str, body: Any = None, *, by_id: str, archived: bool = False) -> Maker:
    def make(cast: Cast) -> Call:
        row = first(cast, path)
        if archived:
            row = cast.admin_api.get(path)["items"][1]
        return Call(cast.admin_api, {by_id: row["id"]}, body, row["version"])

    return make


CALLS: Mapping[str, Maker] = {
    "ticket_list": plain("?total=1"),
    "ticket_counts": plain(),
    "ticket_create": _new,
    "ticket_bulk": _bulk,
    "ticket_export": lambda cast: Call(cast.admin_api, body={"format": "csv", "filters": {"active": ["true"]}}),
    "ticket_get": _ticket(),
    "ticket_edit": _ticket({"subject": "换个说法", "reason": "客户补充"}),
    "ticket_status": _ticket(_moved),
    "ticket_resolve": _ticket({"result": "已补发新品", "reason": ""}),
    "ticket_close": _ticket({"result": "重复的工单", "reason": ""}),
    "ticket_reopen": _reopen,
    "ticket_take": _ticket(owned=False),
    "ticket_assign": _ticket(lambda cast: {"user_id": str(cast.zhang.id)}, by="admin_api"),
    "ticket_transfer": _ticket(lambda cast: {"user_id": str(cast.zhang.id)}),
    "ticket_release": _ticket(),
    "ticket_comment_list": _ticket(),
    "ticket_comment_create": _ticket({"public": False, "text": "仓库说周五到", "file_ids": []}),
    "ticket_link": _link,
    "ticket_unlink": _unlink,
    "ticket_history": _ticket(),
    "ticket_mentionable": _ticket(),
    "ticket_merge_candidates": _ticket(),
    "ticket_merge": _pair,
    "ticket_split": _split,
    "widget_leave_message": _leave,
    "ticket_type_list": plain("?total=1"),
    "ticket_type_create": lambda cast: Call(cast.admin_api, body={"name": {"zh-CN": "安装"}, "place": 90}),
    "ticket_type_get": _configured("/ticket-types", by_id="type_id"),
    "ticket_type_change": _configured("/ticket-types", {"name": {"zh-CN": "咨询"}}, by_id="type_id"),
    "ticket_type_archive": _configured("/ticket-types", {"archived": True}, by_id="type_id", archived=True),
    "ticket_status_list": plain("?total=1"),
    "ticket_status_create": lambda cast: Call(
        cast.admin_api, body={"name": {"zh-CN": "等仓库"}, "category": "waiting", "next": []}
    ),
    "ticket_status_get": _configured("/ticket-statuses", by_id="status_id"),
    "ticket_status_change": _configured("/ticket-statuses", {"name": {"zh-CN": "新到"}}, by_id="status_id"),
    "ticket_status_archive": _configured("/ticket-statuses", {"archived": True}, by_id="status_id", archived=True),
    "ticket_priority_list": plain(),
    "ticket_priority_get": _configured("/ticket-priorities", by_id="priority_id"),
    "ticket_priority_change": _configured("/ticket-priorities", {"name": {"zh-CN": "特急"}}, by_id="priority_id"),
}

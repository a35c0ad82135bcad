"""Calls of customers, conversations, the widget and the live connection."""

from collections.abc import Mapping
from typing import Any

from tests.plumbing.callers import Api, read
from tests.plumbing.cast import Cast, Thread
from tests.suites.calls.call import Call, Maker, found, plain


def _customer(cast: Cast, body: Any = None) -> Call:
    customer = cast.admin_api.get(cast.sun_li.path)["customer"]["id"]
    return Call(cast.admin_api, {"customer_id": customer}, body, belongs="scoped")


def _erase(cast: Cast) -> Call:
    """The customer whose conversation is over; an open one must end first."""
    customer_id = cast.admin_api.get(cast.closed.path)["customer"]["id"]
    customer = cast.admin_api.get(f"/customers/{customer_id}")
    body = {"number": customer["number"], "reason": "客户要求"}
    return Call(cast.admin_api, {"customer_id": customer_id}, body, version=customer["version"], belongs="scoped")


def _thread(which: str, by: str = "wang_api", body: Any = None, query: str = "") -> Maker:
    """Something with one of the cast's threads, by Wang Min unless said."""

    def make(cast: Cast) -> Call:
        thread: Thread = getattr(cast, which)
        caller: Api = getattr(cast, by)
        cast.online(cast.wang)
        return Call(caller, {"conversation_id": thread.id}, body, query=query, belongs="scoped")

    return make


def _assign(cast: Cast) -> Call:
    cast.online(cast.zhang)
    body = {"user_id": str(cast.zhang.id)}
    return Call(cast.admin_api, {"conversation_id": cast.zhou_tao.id}, body, belongs="scoped")


def _transfer_body(cast: Cast) -> dict[str, str]:
    return {"to_user_id": str(cast.zhang.id), "note": "客户要开发票"}


def _transfer(cast: Cast) -> Call:
    cast.online(cast.zhang)
    body = _transfer_body(cast)
    return Call(cast.wang_api, {"conversation_id": cast.sun_li.id}, body, belongs="scoped")


def _asked(body: Any = None) -> Maker:
    """A transfer that Zhang Wei was asked to take."""

    def make(cast: Cast) -> Call:
        cast.online(cast.zhang)
        path = cast.sun_li.path
        made = cast.wang_api.post(f"{path}/transfer", _transfer_body(cast), 201, key="suite-transfer-1")
        values = {"conversation_id": cast.sun_li.id, "transfer_id": made["id"]}
        return Call(cast.api(cast.zhang), values, body, belongs="scoped")

    return make


def _close(cast: Cast) -> Call:
    version = found(cast, cast.sun_li.path)["episode"]["version"]
    body = {"category_id": str(cast.category_id), "result": "solved", "problem": "物流", "handling": "已催"}
    return Call(cast.wang_api, {"conversation_id": cast.sun_li.id}, body, version, belongs="scoped")


def _channel(body: Any = None, *, archived: bool = False) -> Maker:
    def make(cast: Cast) -> Call:
        path = f"/channels/{cast.a.channel.id}"
        version = found(cast, path)["version"]
        if archived:
            version = cast.admin_api.post(f"{path}/archive", version=version)["version"]
        return Call(cast.admin_api, {"channel_id": str(cast.a.channel.id)}, body, version)

    return make


def _new_channel(cast: Cast) -> Call:
    body = {"names": {"zh-CN": "小程序"}, "shop_id": str(cast.a.shop_id), "team_id": str(cast.a.team_id)}
    return Call(cast.admin_api, body=body)


def _open_widget(cast: Cast) -> Call:
    return Call(Api(None), body={"channel": cast.a.channel.key, "language": "zh-CN"})


def _widget(which: str = "sun_li", body: Any = None, *, file: bool = False) -> Maker:
    def make(cast: Cast) -> Call:
        thread: Thread = getattr(cast, which)
        return Call(thread.widget, body=body, upload=("小票.txt", b"one") if file else None)

    return make


def _end(cast: Cast) -> Call:
    widget = cast.zhou_tao.widget
    return Call(widget, body={"episode_id": widget.thread()["episode"]["id"]})


def _rating_state(cast: Cast) -> Call:
    widget = cast.closed.widget
    return Call(widget, {"episode_id": widget.thread()["episode"]["id"]}, belongs="own")


def _rate(cast: Cast) -> Call:
    widget = cast.closed.widget
    return Call(widget, body={"episode_id": widget.thread()["episode"]["id"], "score": 9, "comment": "很好"})


def _with_draft(cast: Cast) -> Call:
    path = f"{cast.sun_li.path}/draft"
    read(cast.wang_api.call("PUT", path, {"text": "稍等"}), 204)
    return Call(cast.wang_api, {"conversation_id": cast.sun_li.id}, belongs="scoped")


CALLS: Mapping[str, Maker] = {
    "customer_erase": _erase,
    "customer_get": _customer,
    "customer_reveal": lambda cast: _customer(cast, {"field": "phone", "reason": "回电"}),
    "conversation_list": plain("?filter[state]=all&total=1"),
    "conversation_counts": plain(),
    "conversation_get": _thread("sun_li"),
    "conversation_take": _thread("zhou_tao"),
    "conversation_assign": _assign,
    "conversation_transfer": _transfer,
    "conversation_transfer_accept": _asked(),
    "conversation_transfer_decline": _asked({"note": "在忙"}),
    "conversation_close": _close,
    "conversation_reopen": _thread("closed"),
    "message_list": _thread("sun_li", query="?limit=1"),
    "message_send": _thread("sun_li", body={"text": "您的包裹已到上海"}),
    "note_list": _thread("sun_li"),
    "note_create": _thread("sun_li", body={"text": "已联系快递"}),
    "conversation_read": _thread("sun_li", body={"delivered_seq": 1, "read_seq": 1}),
    "draft_get": _with_draft,
    "draft_put": _thread("sun_li", body={"text": "您好"}),
    "channel_list": plain("?total=1"),
    "channel_create": _new_channel,
    "channel_get": _channel(),
    "channel_edit": _channel({"color": "#123456"}),
    "channel_archive": _channel(),
    "channel_restore": _channel(archived=True),
    "channel_secret_renew": _channel(),
    "channel_test_token": _channel({"sub": "u1", "name": "周涛"}),
    "widget_session_create": _open_widget,
    "widget_conversation_get": _widget(),
    "widget_message_send": _widget(body={"text": "在吗"}),
    "widget_file_create": _widget(file=True),
    "widget_marks_move": _widget(body={"delivered_seq": 2, "read_seq": 2}),
    "widget_live_ticket": _widget(),
    "widget_end": _end,
    "widget_rating_state": _rating_state,
    "widget_rating": _rate,
    "live_ticket_create": lambda cast: Call(cast.wang_api),
}

"""A day at the demo company, for the pictures: who is there, who writes, and one conversation with everything in it."""

import json
from dataclasses import dataclass
from typing import Any, Final

from e2e.host_page import shop_token
from e2e.office import Caller, Floor, Office, Person, Visitor, key
from e2e.pictures import gradient
from tools.stack import Stack

#: Who writes, whether the shop calls them VIP, and what; the last of them on top.
_TALKS: Final = (
    ("周涛", False, ("优惠券为什么用不了？", "满 300 减 40 的那张，结算时显示不满足条件")),
    ("Emma Thompson", False, ("Where is my package? Tracking hasn't updated since Monday.",)),
    ("郑可欣", False, ("刚下单发现地址填错了，能帮我改一下吗", "改成浙江省杭州市西湖区文三路 90 号")),
    ("", False, ("企业采购有折扣吗？大概要 120 台",)),
    ("孙逸飞", True, ("师傅约的是明天上午，能改到周六下午吗",)),
)
_PHONE: Final = "13800005678"
#: The customer of the demo company whose file is full, by their account in its first shop.
_KNOWN: Final = ("demo-sunli", "孙丽")


@dataclass(frozen=True)
class Day:
    """What the pictures show: whose desk, which records are opened."""

    floor: Floor
    me: Person
    newcomer: Person
    chosen: str
    closed: str
    customer: str
    order: str
    ticket: str


def fill(office: Office, stack: Stack) -> Day:
    """Builds the day through the API of the demo company."""
    shops = office.admin("GET", "/shops")["items"]
    office.shop_id = next(str(one["id"]) for one in shops if one["platform"] == "own")
    floor = _first_shop(office)
    secret = office.channel_secret(floor)
    me = office.hire("陈思远", floor, role="system_administrator", position="客服主管", capacity=30)
    newcomer = office.hire("赵强", role="finance")
    mine = office.caller(me.username)
    mine("PUT", "/me/presence", {"state": "online"})
    closed = _closed(office, mine, floor, secret)
    for name, vip, texts in _TALKS:
        _arrive(office, floor, secret, name, vip=vip, texts=texts)
    chosen, customer = _main_talk(office, mine, floor, secret)
    order = _first(mine, "/orders", **{"filter[customer]": customer, "filter[category]": "shipped,signed,completed"})
    ticket = _first(mine, "/tickets", sort="created_at", **{"filter[category]": "waiting,open"})
    _presences(office, stack)
    return Day(floor, me, newcomer, chosen, closed, customer, order, ticket)


def _first_shop(office: Office) -> Floor:
    """The first shop's channel and the team behind it."""
    of_shop: dict[str, Any] = {"filter[shop]": office.shop_id}
    channels: list[dict[str, Any]] = office.admin("GET", "/channels", limit=50, **of_shop)["items"]
    channel = min(channels, key=lambda one: str(one["id"]))
    team = office.admin("GET", f"/teams/{channel['team_id']}")
    return Floor(str(team["id"]), team["names"]["zh-CN"], str(channel["id"]), channel["names"]["zh-CN"], channel["key"])


def _first(caller: Caller, path: str, **query: Any) -> str:
    return str(caller("GET", path, limit=1, **query)["items"][0]["id"])


def _presences(office: Office, stack: Stack) -> None:
    password = json.loads((stack.home / "ready.json").read_text(encoding="utf-8"))["demo"]["password"]
    for username, state in (("wang.min", "online"), ("li.lei", "busy"), ("zhao.min", "away")):
        office.caller(username, password)("PUT", "/me/presence", {"state": state})


def _arrive(
    office: Office, floor: Floor, secret: str, name: str, *, vip: bool = False, texts: tuple[str, ...] = ()
) -> Visitor:
    token = shop_token(secret, key(), name, vip=vip, phone=_PHONE, email="guest@example.com") if name else None
    visitor = office.arrives(floor, token)
    for text in texts:
        visitor.say(text)
    return visitor


def _closed(office: Office, mine: Caller, floor: Floor, secret: str) -> str:
    visitor = _arrive(office, floor, secret, "吴昊然", texts=("退款一直没有到账",))
    detail = office.in_hand(mine, visitor)
    path = f"/conversations/{visitor.conversation_id}"
    mine("POST", f"{path}/messages", {"kind": "text", "text": "已为您加急，预计今天 18 点前到账。"})
    visitor.say("好的，谢谢")
    category = next(
        one for one in office.admin("GET", "/categories", limit=200)["items"] if one["name"].get("zh-CN") == "退款进度"
    )
    body = {"category_id": category["id"], "result": "solved", "problem": "银行处理超时", "handling": "联系渠道加急"}
    mine("POST", f"{path}/close", body, version=detail["episode"]["version"])
    episode = visitor.sees()["episode"]
    if episode["rating"]["state"] == "requested":
        visitor.call("POST", "/widget/rating", {"episode_id": episode["id"], "score": 9, "comment": "处理得很快"})
    return visitor.conversation_id


def _main_talk(office: Office, mine: Caller, floor: Floor, secret: str) -> tuple[str, str]:
    """The conversation that stands open in the pictures, and whose it is."""
    visitor = office.arrives(floor, shop_token(secret, *_KNOWN, vip=True))
    visitor.say("你好，我买的耳机左耳没有声音")
    customer = str(office.in_hand(mine, visitor)["customer"]["id"])
    path = f"/conversations/{visitor.conversation_id}"
    visitor.say("前几天刚收到的，订单里有")
    mine("POST", f"{path}/messages", {"kind": "text", "text": "您好，我是客服思远。很抱歉给您带来不便。"})
    mine("POST", f"{path}/messages", {"kind": "text", "text": "方便拍一张左耳单元的照片吗？我先帮您登记换新。"})
    visitor.send_file("左耳.png", gradient(640, 420))
    mine("POST", f"{path}/notes", {"text": "订单在七天内，可直接换新；客户是重要客户，走加急。"})
    mine("POST", f"{path}/messages", {"kind": "text", "text": "收到了。换货单已提交，快递员今天 18 点前上门取件。"})
    visitor.call("POST", "/widget/marks", {"delivered_seq": 99, "read_seq": 99})
    visitor.say("太好了！另外保修会重新计算吗？")
    return visitor.conversation_id, customer

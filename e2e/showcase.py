"""A day at a shop, for the pictures: colleagues, canned replies, categories, customers who write."""

from dataclasses import dataclass
from typing import Final

from e2e.host_page import shop_token
from e2e.office import Caller, Floor, Office, Person, Visitor, key
from e2e.pictures import gradient

_CANNED: Final = (
    ("问候", "hi", "您好，{customer.name}，我是客服{agent.name}，很高兴为您服务。"),
    ("换货步骤", "hh", "换货单已为您提交，快递员会在 24 小时内上门取件。"),
    ("退款时间", "tk", "退款会原路退回，一般需要 3–7 个工作日到账。"),
    ("发票", "fp", "电子发票已开具，请在订单详情中下载。"),
)
_CATEGORIES: Final = {
    "售后": ("退换货", "退款", "维修"),
    "售前": ("商品咨询", "优惠活动"),
    "物流": ("催发货", "改地址"),
}
#: Who writes, whether the shop calls them VIP, and what; the last of them on top.
_TALKS: Final = (
    ("周涛", False, ("优惠券为什么用不了？", "满 300 减 40 的那张，结算时显示不满足条件")),
    ("Emma Thompson", False, ("Where is my package? Tracking hasn't updated since Monday.",)),
    ("郑可欣", False, ("刚下单发现地址填错了，能帮我改一下吗", "改成浙江省杭州市西湖区文三路 90 号")),
    ("", False, ("企业采购有折扣吗？大概要 120 台",)),
    ("孙逸飞", True, ("师傅约的是明天上午，能改到周六下午吗",)),
)
_PHONE: Final = "13800005678"


@dataclass(frozen=True)
class Day:
    """What the pictures show: whose desk, which conversation is open, which is closed."""

    floor: Floor
    me: Person
    newcomer: Person
    chosen: str
    closed: str


def fill(office: Office) -> Day:
    """Builds the day through the API."""
    floor = office.floor("售后组", greetings={"zh-CN": "您好，请问有什么可以帮您？", "en": "Hello, how can we help?"})
    secret = office.channel_secret(floor)
    _catalogue(office)
    me = office.hire("陈思远", floor, role="system_administrator", position="客服主管", capacity=10)
    colleagues = [office.hire(name, floor) for name in ("王敏", "李磊", "林晓雯")]
    newcomer = office.hire("赵强", role="finance")
    mine = office.caller(me.username)
    mine("PUT", "/me/presence", {"state": "online"})
    closed = _closed(office, mine, floor, secret)
    for name, vip, texts in _TALKS:
        _arrive(office, floor, secret, name, vip=vip, texts=texts)
    chosen = _main_talk(office, mine, floor, secret)
    for person, state in zip(colleagues, ("online", "busy", "away"), strict=True):
        office.caller(person.username)("PUT", "/me/presence", {"state": state})
    return Day(floor, me, newcomer, chosen, closed)


def _catalogue(office: Office) -> None:
    for name, shortcut, body in _CANNED:
        bodies = {"zh-CN": body, "en": body}
        office.admin(
            "POST", "/canned-replies", {"name": name, "shortcut": shortcut, "bodies": bodies, "reach": "company"}
        )
    for place, (parent, children) in enumerate(_CATEGORIES.items()):
        top = office.admin("POST", "/categories", {"name": {"zh-CN": parent}, "place": place})
        for child in children:
            office.admin("POST", "/categories", {"name": {"zh-CN": child}, "parent_id": top["id"]})
    for name in ("退款专家", "英语", "大客户"):
        office.admin("POST", "/skills", {"names": {"zh-CN": name, "en": name}})


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
        one for one in office.admin("GET", "/categories", limit=200)["items"] if one["name"].get("zh-CN") == "退款"
    )
    body = {"category_id": category["id"], "result": "solved", "problem": "银行处理超时", "handling": "联系渠道加急"}
    mine("POST", f"{path}/close", body, version=detail["episode"]["version"])
    episode = visitor.sees()["episode"]
    if episode["rating"]["state"] == "requested":
        visitor.call("POST", "/widget/rating", {"episode_id": episode["id"], "score": 9, "comment": "处理得很快"})
    return visitor.conversation_id


def _main_talk(office: Office, mine: Caller, floor: Floor, secret: str) -> str:
    visitor = _arrive(office, floor, secret, "周雨桐", vip=True, texts=("你好，我买的耳机左耳没有声音",))
    office.in_hand(mine, visitor)
    path = f"/conversations/{visitor.conversation_id}"
    visitor.say("上周五刚收到的，订单号 20261109-88213")
    mine("POST", f"{path}/messages", {"kind": "text", "text": "雨桐您好，我是客服思远。很抱歉给您带来不便。"})
    mine("POST", f"{path}/messages", {"kind": "text", "text": "方便拍一张左耳单元的照片吗？我先帮您登记换新。"})
    visitor.send_file("左耳.png", gradient(640, 420))
    mine("POST", f"{path}/notes", {"text": "订单在七天内，可直接换新；客户是重要客户，走加急。"})
    mine("POST", f"{path}/messages", {"kind": "text", "text": "收到了。换货单已提交，快递员今天 18 点前上门取件。"})
    visitor.call("POST", "/widget/marks", {"delivered_seq": 99, "read_seq": 99})
    visitor.say("太好了！另外保修会重新计算吗？")
    return visitor.conversation_id

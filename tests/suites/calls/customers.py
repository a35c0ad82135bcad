"""Calls of customers: the record, the parts of the file, tags, many at once."""

from collections.abc import Mapping
from typing import Any

from tests.plumbing.cast import Cast
from tests.suites.calls.call import Call, Maker, plain

HOME = {"province": "浙江", "city": "杭州", "district": "西湖区", "detail": "文三路 100 号"}
ENTERED = {"name": "钱多多", "phone": "13900002222", "addresses": [HOME]}


def _body(cast: Cast, **more: Any) -> dict[str, Any]:
    return {**ENTERED, "shop_ids": [str(cast.a.shop_id)], **more}


def _made(cast: Cast, **more: Any) -> dict[str, Any]:
    """A customer of shop A that somebody entered."""
    made: dict[str, Any] = cast.admin_api.post("/customers", _body(cast, **more), 201, key="suite-customer-1")
    return made


def _row(cast: Cast, body: Any = None, *, versioned: bool = False) -> Call:
    made = _made(cast)
    version = made["version"] if versioned else None
    return Call(cast.admin_api, {"customer_id": made["id"]}, body, version=version, belongs="scoped")


def _restored(cast: Cast) -> Call:
    made = _made(cast)
    gone = cast.admin_api.post(f"/customers/{made['id']}/archive", {}, key="suite-gone-01", version=made["version"])
    return Call(cast.admin_api, {"customer_id": made["id"]}, version=gone["version"], belongs="scoped")


def _section(kind: str, name: str, body: Any = None) -> Maker:
    """A call about a contact point or an address, of which there are two, so that one may go."""

    def make(cast: Cast) -> Call:
        made = _made(
            cast,
            contact_points=[{"kind": "wechat", "value": "qianduoduo"}],
            addresses=[HOME, {**HOME, "detail": "天目山路 1 号"}],
        )
        row = made["file"][kind][0]
        values = {"customer_id": made["id"], name: row["id"]}
        return Call(cast.admin_api, values, body, version=row["version"], belongs="scoped")

    return make


def _group(cast: Cast) -> dict[str, Any]:
    body = {"names": {"zh-CN": "套件组", "en": "Suite"}}
    made: dict[str, Any] = cast.admin_api.post("/customer-tag-groups", body, 201, key="suite-group-01")
    return made


def _tag(cast: Cast) -> dict[str, Any]:
    body = {"group_id": _group(cast)["id"], "names": {"zh-CN": "套件标签"}, "color": "teal"}
    made: dict[str, Any] = cast.admin_api.post("/customer-tags", body, 201, key="suite-tag-001")
    return made


def _of_group(body: Any = None) -> Maker:
    def make(cast: Cast) -> Call:
        made = _group(cast)
        return Call(cast.admin_api, {"group_id": made["id"]}, body, version=made["version"])

    return make


def _of_tag(body: Any = None) -> Maker:
    def make(cast: Cast) -> Call:
        made = _tag(cast)
        return Call(cast.admin_api, {"tag_id": made["id"]}, body, version=made["version"])

    return make


def _tagged(cast: Cast) -> Call:
    return Call(cast.admin_api, query=f"?customers={_made(cast)['id']}")


def _bulk(cast: Cast) -> Call:
    body = {"action": "tag", "add": [_tag(cast)["id"]], "select": {"ids": [_made(cast)["id"]]}}
    return Call(cast.admin_api, body=body)


def _asked(cast: Cast, made: dict[str, Any]) -> dict[str, Any]:
    body = {"changes": [{"part": "name", "value": "钱少少"}], "reason": "顾客更正"}
    asked: dict[str, Any] = cast.admin_api.post(
        f"/customers/{made['id']}/corrections", body, 201, key="suite-correction-1"
    )
    return asked


def _decided(cast: Cast) -> Call:
    made = _made(cast)
    asked = _asked(cast, made)
    values = {"customer_id": made["id"], "correction_id": asked["id"]}
    return Call(cast.admin_api, values, {"answer": "已核对"}, version=asked["version"], belongs="scoped")


def _withdrawn(cast: Cast) -> Call:
    made = _made(cast)
    asked = _asked(cast, made)
    values = {"customer_id": made["id"], "correction_id": asked["id"]}
    return Call(cast.admin_api, values, {}, version=asked["version"], belongs="scoped")


def _correction(cast: Cast) -> Call:
    return Call(cast.admin_api, {"correction_id": _asked(cast, _made(cast))["id"]}, belongs="scoped")


def _corrections(cast: Cast) -> Call:
    body = {"answer": "无法核实", "action": "decline", "select": {"ids": [_asked(cast, _made(cast))["id"]]}}
    return Call(cast.admin_api, body=body)


_CORRECTION = {
    "changes": [
        {"part": "phone", "value": "13900003333"},
        {"part": "contact", "action": "add", "kind": "qq", "value": "100001"},
        {"part": "address", "action": "add", "address": HOME},
    ],
    "reason": "换号",
}

CALLS: Mapping[str, Maker] = {
    "customer_list": plain(),
    "customer_create": lambda cast: Call(cast.admin_api, body=_body(cast)),
    "customer_edit": lambda cast: _row(cast, {"remark": "喜欢蓝色"}, versioned=True),
    "customer_archive": lambda cast: _row(cast, {}, versioned=True),
    "customer_delete": lambda cast: _row(cast, {}, versioned=True),
    "customer_restore": _restored,
    "customer_timeline": _row,
    "customer_tags_change": lambda cast: _row(cast, {"add": [_tag(cast)["id"]]}),
    "customer_corrections": _row,
    "customer_correction_ask": lambda cast: _row(cast, _CORRECTION),
    "customer_correction_accept": _decided,
    "customer_correction_decline": _decided,
    "customer_correction_withdraw": _withdrawn,
    "correction_list": plain(),
    "correction_counts": plain(),
    "correction_get": _correction,
    "correction_bulk": _corrections,
    "customer_contact_add": lambda cast: _row(cast, {"kind": "qq", "value": "100001"}),
    "customer_contact_change": _section("contact_points", "contact_id", {"label": "工作"}),
    "customer_contact_remove": _section("contact_points", "contact_id"),
    "customer_address_add": lambda cast: _row(cast, HOME),
    "customer_address_change": _section("addresses", "address_id", {"district": "拱墅区"}),
    "customer_address_remove": _section("addresses", "address_id"),
    "customer_export": lambda cast: Call(cast.admin_api, body={"format": "csv"}),
    "customer_bulk": _bulk,
    "customer_tags_of_many": _tagged,
    "customer_tag_group_list": plain(),
    "customer_tag_group_create": lambda cast: Call(cast.admin_api, body={"names": {"zh-CN": "套件新组"}}),
    "customer_tag_group_detail": _of_group(),
    "customer_tag_group_change": _of_group({"place": 7}),
    "customer_tag_group_archive": _of_group({"archived": True}),
    "customer_tag_list": plain(),
    "customer_tag_create": lambda cast: Call(
        cast.admin_api, body={"group_id": _group(cast)["id"], "names": {"zh-CN": "套件新标签"}}
    ),
    "customer_tag_detail": _of_tag(),
    "customer_tag_change": _of_tag({"color": "red"}),
    "customer_tag_archive": _of_tag({"archived": True}),
}

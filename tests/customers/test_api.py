"""Customers over the API: entry, search, the file, deleting and bringing back, tags, many at once."""

from typing import Any

import pytest
from django.db import connection

from tests.plumbing.callers import Api, read
from tests.plumbing.cast import Cast
from tests.suites.scoped import scoped_callers
from zhike.kernel.authz import Rights, Scope
from zhike.kernel.jobs import run_due

HOME = {"province": "浙江", "city": "杭州", "district": "西湖区", "detail": "文三路 100 号", "phone": "13700003333"}
NAMES = {"zh-CN": "常客", "en": "Regular"}


def enter(cast: Cast, api: Api | None = None, key: str = "enter-0001", **more: Any) -> dict[str, Any]:
    """A customer of shop A."""
    body = {"name": "钱多多", "phone": "13900002222", "addresses": [HOME], "shop_ids": [str(cast.a.shop_id)], **more}
    made: dict[str, Any] = (api or cast.admin_api).post("/customers", body, 201, key=key)
    return made


def found(api: Api, query: str) -> list[str]:
    return [one["number"] for one in api.get(f"/customers?{query}")["items"]]


def logged(action: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_entry WHERE action = %s", [action])
        return int(cursor.fetchone()[0])


@pytest.mark.req("CUS-07")
@pytest.mark.req("CUS-08")
@pytest.mark.django_db
def test_entry_asks_for_what_is_mandatory_and_tells_every_field_that_is_wrong(cast: Cast) -> None:
    body = {"name": "Sun", "phone": "1380000", "email": "x@", "birthday": "2999-01-01",
            "addresses": [{"province": "浙江", "detail": "文三路"}], "shop_ids": [str(cast.a.shop_id)]}  # fmt: skip
    answer = read(cast.wang_api.call("POST", "/customers", body, key="wrong-00001"), 422)
    codes = {one["path"]: one["code"] for one in answer["fields"]}
    assert codes == {
        "name": "customers.name_form",
        "phone": "customers.mobile_form",
        "email": "customers.email_form",
        "birthday": "customers.birthday_form",
        "addresses.0.city": "customers.address_incomplete",
    }
    assert all(one["text"] for one in answer["fields"])
    nothing = read(
        cast.wang_api.call("POST", "/customers", {"shop_ids": [str(cast.a.shop_id)]}, key="empty-00001"), 422
    )
    assert {one["path"] for one in nothing["fields"]} == {"name", "phone", "addresses"}
    made = enter(cast, cast.wang_api)
    assert (made["completeness"], made["missing"]) == (70, ["email", "birthday", "preferences"])
    assert (made["origin"], made["auto"]) == ("manual", False)


@pytest.mark.req("CUS-09")
@pytest.mark.django_db
def test_values_are_stored_in_one_standard_form(cast: Cast) -> None:
    made = enter(cast, name="　钱　多多", phone="+86 139-0000-2222", email="Qian@Example.COM", birthday="1990年5月12日")
    address = made["file"]["addresses"][0]
    assert (made["name"], made["phone_mask"], made["email_mask"]) == ("钱多多", "139****2222", "q***@example.com")
    assert (address["province"], address["city"], address["phone_mask"]) == ("浙江省", "杭州市", "137****3333")
    path = f"/customers/{made['id']}/reveal"
    shown = {field: cast.admin_api.post(path, {"field": field, "reason": "核对"})["value"]
             for field in ("phone", "email", "birthday")}  # fmt: skip
    assert shown == {"phone": "+8613900002222", "email": "qian@example.com", "birthday": "1990-05-12"}
    where = cast.admin_api.post(path, {"field": "address", "id": address["id"], "reason": "核对"})
    assert where["parts"]["phone"] == "+8613700003333"
    assert where["value"] == "浙江省杭州市西湖区文三路 100 号"


@pytest.mark.django_db
def test_what_is_mandatory_can_be_relaxed(cast: Cast) -> None:
    path = "/settings/customers.require_address"
    version = next(one["version"] for one in cast.admin_api.get("/settings")["items"]
                   if one["key"] == "customers.require_address")  # fmt: skip
    read(cast.admin_api.call("PUT", path, {"value": False, "reason": "门店客户"}, version=version or 0))
    assert "address" in enter(cast, addresses=[])["missing"]


@pytest.mark.django_db
def test_a_known_phone_is_told_before_saving(cast: Cast) -> None:
    first = enter(cast)
    again = {"name": "钱多", "phone": "139 0000 2222", "addresses": [HOME], "shop_ids": [str(cast.a.shop_id)]}
    answer = read(cast.wang_api.call("POST", "/customers", again, key="again-00001"), 409)
    assert (answer["code"], [one["number"] for one in answer["candidates"]]) == (
        "customers.duplicate",
        [first["number"]],
    )
    stranger = {**again, "shop_ids": [str(cast.b.shop_id)]}
    hidden = read(cast.api(cast.li).call("POST", "/customers", stranger, key="again-00002"), 409)
    assert (hidden["candidates"], hidden["hidden"]) == ([], 1)
    cast.wang_api.post("/customers", {**again, "accept_duplicate": True}, 201, key="again-00003")


@pytest.mark.django_db
def test_a_phone_of_an_archived_customer_is_told_and_one_of_a_deleted_is_free(cast: Cast) -> None:
    made = enter(cast)
    path, again = f"/customers/{made['id']}", {"name": "钱多多", "phone": "13900002222", "addresses": [HOME]}
    away = cast.admin_api.post(f"{path}/archive", {}, version=1)
    told = read(cast.admin_api.call("POST", "/customers", again, key="enter-again-1"), 409)
    assert [one["id"] for one in told["candidates"]] == [made["id"]]
    cast.admin_api.post(f"{path}/delete", {}, version=away["version"])
    read(cast.admin_api.call("POST", "/customers", again, key="enter-again-2"), 201)


@pytest.mark.django_db
def test_who_sees_own_shops_only_enters_customers_for_those(cast: Cast) -> None:
    body = {"name": "钱多多", "phone": "13900002222", "addresses": [HOME]}
    for shops, code in (([], "value.missing"), ([str(cast.b.shop_id)], "customers.shop_foreign")):
        answer = read(cast.wang_api.call("POST", "/customers", {**body, "shop_ids": shops}, key="shops-00001"), 422)
        assert [(one["path"], one["code"]) for one in answer["fields"]] == [("shop_ids", code)]


@pytest.mark.django_db
def test_customers_are_found_by_number_name_part_phone_part_and_email(cast: Cast) -> None:
    one = enter(cast, name="欧阳娜娜", email="nana@shop.example", phone="13811112222")
    other = enter(cast, key="enter-0002", name="李娜", phone="15933334444",
                  contact_points=[{"kind": "phone", "value": "13855556666"}])  # fmt: skip
    api = cast.wang_api
    both = {one["number"], other["number"]}
    assert found(api, "q=娜娜") == [one["number"]]
    assert set(found(api, "q=娜")) == both
    assert found(api, "q=李") == [other["number"]]
    assert set(found(api, "q=138")) == both
    assert found(api, "q=4444") == [other["number"]]
    assert found(api, "q=138 5555 6666") == [other["number"]]
    assert found(api, "q=NANA@shop.example") == [one["number"]]
    assert found(api, "q=@shop.example") == [one["number"]]
    assert found(api, f"q={one['number'].lower()}") == [one["number"]]
    assert found(api, "q=没有这个人") == []
    assert found(cast.api(cast.li), "q=138") == []
    assert logged("customers.customer.search") == 13, "eleven searches and two entries"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(after::text, ' ') FROM audit_entry WHERE action = 'customers.customer.search'"
        )
        assert "13855556666" not in str(cursor.fetchone()[0])


@pytest.mark.req("ACC-14")
@pytest.mark.django_db
def test_the_whole_file_needs_its_own_right(cast: Cast) -> None:
    made = enter(cast, birthday="1990-05-12", remark="爱问问题", contact_points=[{"kind": "qq", "value": "100001"}])
    path = f"/customers/{made['id']}"
    assert cast.wang_api.get(path)["file"]["remark"] == "爱问问题", "agents hold it for their shops"
    cast.deny("agent", "customers.file.view")
    summary = cast.wang_api.get(path)
    assert (summary["file"], summary["phone_mask"]) == (None, "139****2222")
    assert "西湖" not in str(summary)
    assert "爱问问题" not in str(summary)
    assert read(cast.wang_api.call("GET", f"{path}/timeline"), 403)["permission"] == "customers.file.view"
    file = cast.api(cast.chen).get(path)["file"]
    assert (file["remark"], file["birthday_mask"], len(file["contact_points"])) == ("爱问问题", "****-05-12", 1)
    with scoped_callers(cast) as callers:
        rights = Rights(scopes={"customers.customer.view": Scope.SHOP, "customers.customer.reveal": Scope.SHOP},
                        shop_ids=(cast.a.shop_id,))  # fmt: skip
        revealer = callers.with_rights(cast.wang, rights)
        body = {"field": "address", "id": made["file"]["addresses"][0]["id"], "reason": "送货"}
        assert read(revealer.call("POST", f"{path}/reveal", body), 403)["permission"] == "customers.file.view"
        shown = read(revealer.call("POST", f"{path}/reveal", {"field": "phone", "reason": "回电"}))
        assert shown["value"] == "+8613900002222"


@pytest.mark.django_db
def test_of_the_shops_who_reads_the_summary_sees_the_own_only(cast: Cast) -> None:
    made = enter(cast, shop_ids=[str(cast.a.shop_id), str(cast.b.shop_id)])
    cast.deny("agent", "customers.file.view")
    assert cast.wang_api.get(f"/customers/{made['id']}")["shop_ids"] == [str(cast.a.shop_id)]
    assert len(cast.admin_api.get(f"/customers/{made['id']}")["shop_ids"]) == 2


@pytest.mark.req("CUS-03")
@pytest.mark.django_db
def test_a_customer_is_made_changed_found_deleted_and_brought_back_and_everything_is_logged(cast: Cast) -> None:
    made = enter(cast)
    path = f"/customers/{made['id']}"
    changed = read(cast.callers["chen"].call("PATCH", path, {"name": "钱少少", "phone": "13911113333"}, version=1))
    assert (changed["name"], changed["phone_mask"], changed["version"]) == ("钱少少", "139****3333", 2)
    stale = read(cast.callers["chen"].call("PATCH", path, {"name": "钱大"}, version=1), 409)
    assert (stale["current"]["name"], stale["yours"]["name"]) == ("钱少少", "钱大")
    assert read(cast.callers["chen"].call("POST", f"{path}/delete", {}, version=2, key="agent-gone"), 403)[
        "permission"
    ] == ("customers.customer.delete")
    away = read(cast.callers["chen"].call("POST", f"{path}/archive", {}, version=2, key="chief-away"))
    assert (away["archived_at"] is not None, away["purge_at"]) == (True, None)
    assert found(cast.callers["chen"], "q=钱少少") == []
    assert found(cast.callers["chen"], "filter[state]=archived") == [made["number"]]
    again = read(cast.callers["chen"].call("POST", f"{path}/restore", {}, version=3, key="chief-back"))
    assert (again["archived_at"], found(cast.callers["chen"], "q=钱少少")) == (None, [made["number"]])
    gone = cast.admin_api.post(f"{path}/delete", {}, key="admin-gone", version=4)
    assert gone["purge_at"] is not None
    assert found(cast.callers["chen"], "q=钱少少") == []
    assert found(cast.callers["chen"], "filter[state]=archived") == []
    assert found(cast.callers["chen"], "filter[state]=deleted") == [made["number"]]
    refused = read(cast.callers["chen"].call("PATCH", path, {"name": "钱大"}, version=5), 409)
    assert refused["code"] == "customers.archived"
    unable = cast.callers["chen"].call("POST", f"{path}/restore", {}, version=5, key="chief-back2")
    assert read(unable, 403)["permission"] == "customers.customer.delete"
    back = cast.admin_api.post(f"{path}/restore", {}, key="admin-back", version=5)
    assert (back["archived_at"], found(cast.callers["chen"], "q=钱少少")) == (None, [made["number"]])
    assert read(cast.admin_api.call("POST", f"{path}/restore", {}, version=6, key="twice-back"), 409)["code"] == (
        "customers.not_archived"
    )
    for action in ("create", "edit", "archive", "delete", "restore", "search"):
        assert logged(f"customers.customer.{action}") >= 1, action
    with connection.cursor() as cursor:
        cursor.execute("SELECT before::text, after::text FROM audit_entry WHERE action = 'customers.customer.edit'")
        [(before, after)] = cursor.fetchall()
    assert "139****2222" in before
    assert "139****3333" in after
    assert "钱少少" in after


@pytest.mark.django_db
def test_an_entered_record_keeps_what_is_mandatory(cast: Cast) -> None:
    made = enter(cast)
    path = f"/customers/{made['id']}"
    answer = read(cast.callers["chen"].call("PATCH", path, {"name": "", "phone": ""}, version=1), 422)
    assert {one["path"] for one in answer["fields"]} == {"name", "phone"}
    address = made["file"]["addresses"][0]
    lost = read(
        cast.callers["chen"].call("DELETE", f"{path}/addresses/{address['id']}", version=address["version"]), 422
    )
    assert lost["fields"][0]["path"] == "addresses"


@pytest.mark.django_db
def test_contact_points_and_addresses_come_change_and_go(cast: Cast) -> None:
    made = enter(cast)
    path = f"/customers/{made['id']}"
    api = cast.admin_api
    with_mail = api.post(f"{path}/contact-points", {"kind": "email", "value": "a@b.example"}, 201, key="mail-00001")
    assert (with_mail["email_mask"], with_mail["file"]["contact_points"]) == ("***@b.example", [])
    second = api.post(f"{path}/contact-points", {"kind": "phone", "value": "0571-88881234", "label": "公司"}, 201,
                      key="phone-0001")  # fmt: skip
    [point] = second["file"]["contact_points"]
    assert (point["mask"], point["label"], point["verified"]) == ("571****1234", "公司", False)
    same = api.call("POST", f"{path}/contact-points", {"kind": "phone", "value": "13900002222"}, key="phone-0002")
    assert read(same, 409)["code"] == "customers.contact_known"
    at = f"{path}/contact-points/{point['id']}"
    checked = read(api.call("PATCH", at, {"verified": True}, version=1))["file"]["contact_points"][0]
    assert (checked["verified"], checked["version"]) == (True, 2)
    read(api.call("PATCH", at, {"label": "x"}, version=1), 409)
    assert read(api.call("DELETE", at, version=2))["file"]["contact_points"] == []
    more = api.post(f"{path}/addresses", {**HOME, "detail": "天目山路 1 号", "is_default": True}, 201, key="address-01")
    first, other = more["file"]["addresses"]
    assert (first["is_default"], other["is_default"]) == (True, False)
    moved = read(api.call("PATCH", f"{path}/addresses/{other['id']}", {"city": "宁波"}, version=other["version"]))
    kept = next(one for one in moved["file"]["addresses"] if one["id"] == other["id"])
    assert (kept["city"], kept["phone_mask"]) == ("宁波市", "137****3333")
    left = read(api.call("DELETE", f"{path}/addresses/{first['id']}", version=first["version"]))["file"]["addresses"]
    assert [(one["id"], one["is_default"]) for one in left] == [(other["id"], True)]


@pytest.mark.django_db
def test_an_address_needs_a_district_where_its_city_has_some(cast: Cast) -> None:
    path, api = f"/customers/{enter(cast)['id']}/addresses", cast.admin_api
    lacks = read(api.call("POST", path, {**HOME, "district": ""}, key="address-01"), 422)
    assert [one["path"] for one in lacks["fields"]] == ["address.district"]
    without = {**HOME, "province": "广东", "city": "东莞", "district": "", "detail": "长安镇沙头路 1 号"}
    added = api.post(path, without, 201, key="address-02")
    assert ("东莞市", "") in [(one["city"], one["district"]) for one in added["file"]["addresses"]]


@pytest.mark.req("CUS-19")
@pytest.mark.django_db
def test_tags_in_groups_are_put_on_shown_and_filtered(cast: Cast) -> None:
    api = cast.admin_api
    examples = {one["code"]: one for one in api.get("/customer-tags?limit=200")["items"]}
    assert {"vip", "high_value", "potential", "complaining"} <= set(examples)
    group = api.post("/customer-tag-groups", {"names": {"zh-CN": "等级"}, "exclusive": True}, 201, key="group-0001")
    made = [
        api.post("/customer-tags", {"group_id": group["id"], "names": {"zh-CN": f"级{number}"}, "color": "teal"}, 201,
                 key=f"tag-{number:05d}")
        for number in range(200)
    ]  # fmt: skip
    assert api.get("/customer-tags?limit=1&total=1")["total"]["value"] >= 210
    assert [one["label"] for one in api.get("/customer-tags?q=级199")["items"]] == ["级199"]
    customer = enter(cast, tag_ids=[examples["vip"]["id"]])
    path = f"/customers/{customer['id']}/tags"
    cast.callers["chen"].post(path, {"add": [made[0]["id"]]})
    tagged = cast.callers["chen"].post(path, {"add": [made[7]["id"]]})
    assert [tag["names"]["zh-CN"] for tag in tagged["tags"]] == ["VIP", "级7"]
    assert found(cast.callers["chen"], f"filter[tag]={made[7]['id']}") == [customer["number"]]
    assert [tag["color"] for tag in cast.callers["chen"].get("/customers")["items"][0]["tags"]] == ["yellow", "teal"]
    removed = cast.callers["chen"].post(path, {"remove": [made[7]["id"]]})
    assert [tag["names"]["zh-CN"] for tag in removed["tags"]] == ["VIP"]
    out = read(api.call("PUT", f"/customer-tags/{made[3]['id']}/archived", {"archived": True}, version=1))
    assert out["archived_at"] is not None
    refused = read(cast.callers["chen"].call("POST", path, {"add": [made[3]["id"]]}), 409)
    assert refused["code"] == "customers.tag_archived"
    taken = api.call("POST", "/customer-tags", {"group_id": group["id"], "names": {"zh-CN": "级1"}}, key="tag-taken")
    assert read(taken, 422)["fields"][0]["code"] == "customers.name_taken"


@pytest.mark.django_db
def test_many_are_tagged_by_a_task(cast: Cast) -> None:
    tag = cast.admin_api.get("/customer-tags")["items"][0]
    for number in range(3):
        enter(cast, key=f"enter-{number:04d}", phone=f"1390000{number:04d}")
    body = {"action": "tag", "add": [tag["id"]], "select": {"q": "钱多多"}}
    trial = cast.admin_api.post("/customers/bulk", {**body, "dry_run": True}, 202, key="bulk-00001")
    assert trial == {"job": None, "count": 3}
    job_id = cast.admin_api.post("/customers/bulk", body, 202, key="bulk-00002")["job"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT t.args::text FROM kernel_job t WHERE id = %s", [job_id])
        assert "钱多多" not in cursor.fetchone()[0]
    assert run_due() >= 1
    assert len(found(cast.admin_api, f"filter[tag]={tag['id']}")) == 3


@pytest.mark.django_db
def test_tags_put_on_many_are_taken_off_again_where_nothing_moved_since(cast: Cast) -> None:
    group = cast.admin_api.post("/customer-tag-groups", {"names": NAMES, "exclusive": True}, 201, key="bulk-group-1")
    first, second = (
        cast.admin_api.post(
            "/customer-tags", {"group_id": group["id"], "names": {"zh-CN": name}}, 201, key=f"bulk-tag-{name}-01"
        )["id"]
        for name in ("jia", "yi")
    )
    made = [enter(cast, key=f"enter-{number:04d}", phone=f"1390000{number:04d}") for number in range(3)]
    cast.admin_api.post(f"/customers/{made[0]['id']}/tags", {"add": [first]})
    ids = [one["id"] for one in made]
    body = {"action": "tag", "add": [second], "select": {"ids": ids}}
    job = cast.admin_api.post("/customers/bulk", body, 202, key="bulk-00003")["job"]
    run_due()
    run = cast.admin_api.get(f"/bulk-runs/{job}")
    assert (run["done"], run["refused"], run["undo_until"] is not None) == (3, 0, True)
    seen = cast.admin_api.get(f"/customers/{ids[2]}")
    read(cast.admin_api.call("PATCH", f"/customers/{ids[2]}", {"remark": "改过"}, version=seen["version"]))
    back = cast.admin_api.post(f"/bulk-runs/{job}/undo", None, 202, key="bulk-00004")["job"]
    run_due()
    rows = cast.admin_api.get(f"/bulk-runs/{back}/rows")["items"]
    assert [(row["label"], row["state"]) for row in rows] == [
        (made[0]["number"], "done"),
        (made[1]["number"], "done"),
        (made[2]["number"], "refused"),
    ]
    assert found(cast.admin_api, f"filter[tag]={first}") == [made[0]["number"]], "the tag that was replaced is back"
    assert found(cast.admin_api, f"filter[tag]={second}") == [made[2]["number"]]


@pytest.mark.django_db
@pytest.mark.parametrize("searched", ["13900002222", "钱多多"])
def test_the_list_leaves_as_a_file_with_masks_and_what_was_searched_for_stays_nowhere(
    cast: Cast, searched: str
) -> None:
    made = enter(cast)
    body = {"format": "csv", "q": searched, "columns": ["number", "name", "phone", "missing", "origin"]}
    job_id = cast.admin_api.post("/customers/export", body, 202, key="export-0001")["job"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT t.args::text FROM kernel_job t WHERE id = %s", [job_id])
        arguments = cursor.fetchone()[0]
        cursor.execute("SELECT e::text FROM audit_entry e WHERE object_id = %s", [str(job_id)])
        assert searched not in arguments + cursor.fetchone()[0]
        assert made["id"] not in arguments
    run_due()
    link = cast.admin_api.get(f"/jobs/{job_id}")
    text = b"".join(cast.admin_api.client.get(link["file"]["url"])).decode("utf-8-sig")
    assert "钱多多,139****2222,邮箱、生日、偏好,手工录入" in text
    cast.deny("agent", "customers.customer.export")
    assert read(cast.wang_api.call("POST", "/customers/export", body, key="export-0002"), 403)["permission"] == (
        "customers.customer.export"
    )


@pytest.mark.django_db
def test_the_time_line_tells_what_happened(cast: Cast) -> None:
    made = enter(cast)
    path = f"/customers/{made['id']}"
    read(cast.callers["chen"].call("PATCH", path, {"name": "钱少少"}, version=1))
    tag = cast.admin_api.get("/customer-tags")["items"][0]["id"]
    cast.callers["chen"].post(f"{path}/tags", {"add": [tag]})
    cast.spine.run("customers.timeline")
    cast.spine.run("customers.timeline")
    items = cast.admin_api.get(f"{path}/timeline?total=1")
    assert items["total"]["value"] == 3
    assert [one["name"].removeprefix("customers.customer_") for one in items["items"]] == [
        "tagged",
        "changed",
        "created",
    ]
    assert items["items"][1]["facts"] == {"fields": ["name"]}
    assert items["items"][0]["actor"]["name"] == "陈静"
    assert cast.admin_api.get(f"{path}/timeline?filter[kind]=order")["items"] == []

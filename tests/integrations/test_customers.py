"""Customer files: mandatory rules bind, people who are known are completed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.integrations.conftest import Imports
from tests.plumbing.callers import read
from tests.plumbing.cast import Cast
from tests.spine_fixture import Spine
from zhike.accounts.models import Role, RolePermission
from zhike.customers.models import Address, Customer, CustomerShop, CustomerTag, Identity, Tag, TagGroup
from zhike.customers.parameters import REQUIRE_ADDRESS
from zhike.kernel import clock
from zhike.kernel.ids import new_id
from zhike.kernel.settings.registry import Place
from zhike.kernel.settings.values import change

HEAD = "客户编号,姓名,手机号,邮箱,省份,城市,区县,详细地址,备注\n"
SUN = "K1,孙丽,138 0000 1234,Sun.Li@example.com,浙江,杭州,西湖区,文三路 1 号,老客户\n"
ZHOU = "K2,周涛,13900005678,,北京,,朝阳区,建国路 2 号,\n"


def test_customers_come_in_in_standard_form(imports: Imports) -> None:
    run = imports.go(HEAD + SUN + ZHOU, "客户.csv")
    assert (run["kind"], run["counts"]) == ("customers", {"created": 2})
    sun = Customer.objects.get(name="孙丽")
    assert (sun.origin, sun.phone_mask, sun.remark) == ("import", "138****1234", "老客户")
    assert "contact" not in sun.missing
    assert "address" not in sun.missing
    address = Address.objects.get(customer=sun)
    assert (address.province, address.city, address.district) == ("浙江省", "杭州市", "西湖区")
    assert b"13800001234" not in bytes(sun.phone_sealed or b"")
    assert Identity.objects.filter(kind="platform", realm=imports.shop_id).count() == 2


def test_mandatory_rules_bind_and_name_the_column(imports: Imports) -> None:
    text = HEAD + (
        "K1,,13800001234,,浙江,杭州,西湖区,文三路 1 号,\n"
        "K2,王五,,,浙江,杭州,西湖区,文三路 1 号,\n"
        "K3,王五,1380000,,浙江,杭州,西湖区,文三路 1 号,\n"
        "K4,王五,13800001235,,,,,,\n"
        "K5,王五,13800001236,,浙江,杭州,,文三路 1 号,\n"
        "K6,W,13800001237,,浙江,杭州,西湖区,文三路 1 号,\n"
        "K7,王五,13800001238,,火星,杭州,西湖区,文三路 1 号,\n"
    )
    run = imports.go(text)
    assert run["counts"] == {"rejected": 7}
    assert {row["number"]: row["columns"] for row in imports.rows(run)} == {
        2: ["姓名"], 3: ["手机号"], 4: ["手机号"], 5: ["详细地址"], 6: ["区县"], 7: ["姓名"], 8: ["省份"],
    }  # fmt: skip
    assert all(row["reason"] for row in imports.rows(run))
    assert not Customer.objects.exists()


def test_the_same_file_again_and_people_who_are_known(imports: Imports) -> None:
    imports.go(HEAD + SUN + ZHOU)
    again = imports.go(HEAD + SUN + ZHOU)
    assert again["counts"] == {"unchanged": 2}
    # Another system's number, the same phone: the record is completed, not doubled.
    other = imports.go(HEAD + "X9,周涛,13900005678,zhou@example.com,北京,,朝阳区,建国路 2 号,喜欢电话\n")
    assert other["counts"] == {"merged": 1}
    assert imports.rows(other)[0]["code"] == "customer.same_phone"
    assert Customer.objects.count() == 2
    zhou = Customer.objects.get(name="周涛")
    assert (zhou.email_mask != "", zhou.remark) == (True, "喜欢电话")


def test_one_person_twice_in_a_file_is_one_customer(imports: Imports) -> None:
    run = imports.go(HEAD + SUN + SUN.replace("K1", "K8") + SUN.replace("K1,孙丽,138 0000 1234", "K1,孙丽,13700000001"))
    assert run["counts"] == {"created": 1, "merged": 2}
    assert {row["code"] for row in imports.rows(run, "merged")} == {"customer.same_phone", "customer.same_account"}
    assert Customer.objects.count() == 1


def test_all_or_nothing_looks_at_every_row_first(imports: Imports) -> None:
    run = imports.go(HEAD + SUN + "K2,王五,1,,,,,,\n", mode="all_or_nothing")
    assert (run["state"], Customer.objects.count()) == ("failed", 0)
    good = imports.go(HEAD + SUN + ZHOU, mode="all_or_nothing")
    assert (good["state"], good["counts"], Customer.objects.count()) == ("done", {"created": 2}, 2)


def test_relaxed_rules_bind_less(imports: Imports) -> None:
    actor = imports.cast.actor(imports.cast.admin)
    change(
        actor=actor,
        setting=REQUIRE_ADDRESS,
        place=Place("company", None),
        value=False,
        expected_version=0,
        reason="旧系统没有地址",
    )
    run = imports.go("姓名,手机号\n王五,13800001235\n")
    assert run["counts"] == {"created": 1}
    assert "address" in Customer.objects.get().missing


@pytest.fixture
def manager(db: None, spine: Spine) -> Imports:
    """The manager of shop A."""
    cast = Cast(spine)
    user = cast._user("ma.li", "马莉", "manager", cast.a)
    return Imports(cast.api(user), cast.a.shop_id, cast)


def test_a_file_of_customers_goes_into_one_s_own_shop(manager: Imports) -> None:
    run = manager.upload((HEAD + SUN).encode())
    body = {**run["plan"], "shop_id": str(manager.cast.b.shop_id)}
    refused = read(manager.api.call("PUT", f"/imports/{run['id']}/plan", body, version=run["version"]), 422)
    assert refused["fields"][0]["path"] == "shop_id"
    run = manager.start(manager.plan(run))
    manager.work()
    assert manager.get(run)["counts"] == {"created": 1}


def test_a_file_opens_nobody_s_record_whom_one_may_not_see(manager: Imports) -> None:
    elsewhere = Imports(manager.cast.admin_api, manager.cast.b.shop_id, manager.cast)
    elsewhere.go(HEAD + SUN)
    sun = Customer.objects.get()
    run = manager.go(HEAD + SUN.replace("K1", "X1") + ZHOU)
    assert run["counts"] == {"rejected": 1, "created": 1}
    row = manager.rows(run, "rejected")[0]
    assert (row["code"], row["columns"], row["subject_id"]) == ("customers.hidden", ["手机号"], None)
    assert row["reason"]
    assert list(CustomerShop.objects.filter(customer=sun).values_list("shop_id", flat=True)) == [elsewhere.shop_id]


@pytest.mark.parametrize(
    ("state", "code", "words"),
    [("deleted", "customers.deleted", "已被删除"), ("archived", "customers.put_away", "已归档")],
)
def test_a_customer_out_of_use_is_left_as_they_are(imports: Imports, state: str, code: str, words: str) -> None:
    """By account, phone or e-mail: the row says that they have to be brought back first, and nothing changes."""
    imports.go(HEAD + SUN)
    now = clock.now()
    Customer.objects.update(archived_at=now, deleted_at=now if state == "deleted" else None, remark="")
    before = Customer.objects.values().get()
    rows = (SUN, SUN.replace("K1", "K7"), ",孙丽,,Sun.Li@example.com,浙江,杭州,西湖区,文三路 1 号,新备注\n")
    run = imports.go(HEAD + "".join(rows) + ZHOU)
    assert run["counts"] == {"rejected": 3, "created": 1}
    refused = imports.rows(run, "rejected")
    assert {row["code"] for row in refused} == {code}
    assert all(words in row["reason"] for row in refused)
    assert [row["columns"] for row in refused] == [["客户编号"], ["手机号"], ["邮箱"]]
    assert Customer.objects.values().get(name="孙丽") == before


def test_a_customer_in_use_comes_before_a_deleted_one_with_the_same_phone(imports: Imports) -> None:
    imports.go(HEAD + SUN)
    Customer.objects.update(archived_at=clock.now())
    twin = new_id()
    customer = Customer.objects.get()
    Customer.objects.create(
        id=twin, number="C26-900000", name="孙丽", origin="manual", phone_token=customer.phone_token,
        registered_at=clock.now(), created_at=clock.now(), updated_at=clock.now(),
    )  # fmt: skip
    run = imports.go(HEAD + SUN.replace("K1", "K7"))
    assert [row["subject_id"] for row in imports.rows(run)] == [str(twin)]


def test_a_record_that_was_taken_into_another_is_that_other(imports: Imports) -> None:
    imports.go(HEAD + SUN + ZHOU)
    sun, zhou = Customer.objects.get(name="孙丽"), Customer.objects.get(name="周涛")
    Customer.objects.filter(pk=zhou.pk).update(merged_into=sun, archived_at=clock.now())
    again = imports.go(HEAD + ZHOU + ZHOU.replace("K2", "K9"))
    assert {row["subject_id"] for row in imports.rows(again)} == {str(sun.pk)}
    Customer.objects.filter(pk=sun.pk).update(archived_at=clock.now())
    assert imports.go(HEAD + ZHOU + ZHOU.replace("K2", "K9"))["counts"] == {"rejected": 2}


def test_a_file_changes_nobody_whom_one_may_not_edit(manager: Imports) -> None:
    manager.go(HEAD + SUN)
    role = Role.objects.get(code="manager")
    RolePermission.objects.filter(role=role, permission="customers.customer.edit").delete()
    run = manager.go(HEAD + SUN.replace(",老客户", ",新备注").replace("K1", "K5") + ZHOU)
    assert run["counts"] == {"rejected": 1, "created": 1}
    assert manager.rows(run, "rejected")[0]["code"] == "customers.may_not_edit"


FULL = "客户编号,姓名,手机号,省份,城市,区县,详细地址,标签,VIP,服务级别,偏好渠道,偏好语言\n"
LI = "K5,李雷,13600000001,浙江,杭州,西湖区,文三路 2 号,{tags},是,专属服务,微信,zh-CN\n"


def tag(name: str, *, group: TagGroup | None = None) -> Tag:
    now = {"created_at": clock.now(), "updated_at": clock.now()}
    kept = group or TagGroup.objects.create(id=new_id(), names={"zh-CN": f"{name}类"}, **now)
    return Tag.objects.create(id=new_id(), group=kept, names={"zh-CN": name, "en": f"{name}-EN"}, **now)


def tags_of(name: str) -> set[str]:
    rows = CustomerTag.objects.filter(customer__name=name)
    return {names["zh-CN"] for names in rows.values_list("tag__names", flat=True)}


def test_tags_levels_and_preferences_come_with_a_customer(imports: Imports) -> None:
    for name in ("团购", "送礼"):
        tag(name)
    run = imports.go(FULL + LI.format(tags="团购；送礼-en"))
    assert run["counts"] == {"created": 1}
    customer = Customer.objects.get()
    assert (customer.vip, customer.service_level) == (True, "exclusive")
    assert customer.preferences == {"channel": "wechat", "language": "zh-CN"}
    assert "preferences" not in customer.missing
    assert tags_of("李雷") == {"团购", "送礼"}
    assert imports.go(FULL + LI.format(tags="送礼;团购"))["counts"] == {"unchanged": 1}


def test_words_that_mean_nothing_name_their_column(imports: Imports) -> None:
    tag("旧的")
    Tag.objects.update(archived_at=clock.now())
    rows = (LI.format(tags="没有的"), LI.format(tags="旧的"), LI.format(tags="").replace("是", "大概"))
    run = imports.go(FULL + "".join(rows) + LI.format(tags="").replace("微信", "飞鸽"))
    assert [(row["code"], row["columns"]) for row in imports.rows(run, "rejected")] == [
        ("customers.tag_unknown", ["标签"]), ("customers.tag_unknown", ["标签"]), ("cell.choice", ["VIP"]),
        ("cell.choice", ["偏好渠道"]),
    ]  # fmt: skip
    assert all(row["reason"] for row in imports.rows(run))


def test_tags_are_added_and_never_replaced(imports: Imports) -> None:
    """Of a group that excludes, a known customer keeps what staff chose, and a new one gets the last that is given."""
    now = {"created_at": clock.now(), "updated_at": clock.now()}
    group = TagGroup.objects.create(id=new_id(), names={"zh-CN": "价值"}, exclusive=True, **now)
    tag("高价值", group=group)
    tag("低价值", group=group)
    tag("团购")
    imports.go(FULL + LI.format(tags="低价值;高价值"))
    assert tags_of("李雷") == {"高价值"}
    assert imports.go(FULL + LI.format(tags="低价值;团购"))["counts"] == {"merged": 1}
    assert tags_of("李雷") == {"高价值", "团购"}


def test_a_file_that_says_nothing_new_locks_no_records(imports: Imports) -> None:
    rows = "".join(f"K{n},孙丽,138{n:08},,浙江,杭州,西湖区,文三路 {n} 号,\n" for n in range(60))
    imports.go(HEAD + rows)
    with CaptureQueriesContext(connection) as asked:
        assert imports.go(HEAD + rows)["counts"] == {"unchanged": 60}
    statements = [one["sql"] for one in asked if "customers_" in one["sql"] and " customers_tag" not in one["sql"]]
    assert len(statements) < 30

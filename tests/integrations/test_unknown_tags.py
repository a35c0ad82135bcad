"""Tags in a file that nobody made: their rows are refused, the tags are left out, or they are made."""

from typing import Any

import pytest

from tests.integrations.conftest import Imports
from tests.integrations.test_customers import FULL, LI, tag, tags_of
from tests.plumbing.callers import read
from zhike.accounts.models import Role, RolePermission
from zhike.customers import bulk_tags
from zhike.customers.models import Customer, Tag, TagGroup

HAN = LI.replace("K5,李雷,13600000001", "K6,韩梅,13600000002")


@pytest.fixture
def group(imports: Imports) -> TagGroup:
    return tag("团购").group


def made() -> set[str]:
    """Tags that files brought."""
    rows = Tag.objects.filter(names__has_key="zh-CN").exclude(names__has_key="en")
    return {names["zh-CN"] for names in rows.values_list("names", flat=True)}


def make(group: TagGroup) -> dict[str, Any]:
    return {"unknown_tags": "make", "tag_group": str(group.id)}


def test_unknown_tags_are_left_out_and_known_ones_put_on(imports: Imports, group: TagGroup) -> None:
    run = imports.go(FULL + LI.format(tags="团购;没有的"), options={"unknown_tags": "leave_out"})
    assert run["counts"] == {"created": 1}
    assert tags_of("李雷") == {"团购"}
    assert made() == set()


def test_unknown_tags_are_made_once_in_the_group(imports: Imports, group: TagGroup) -> None:
    run = imports.go(FULL + LI.format(tags="团购;Gift") + HAN.format(tags="gift;送礼"), options=make(group))
    assert run["counts"] == {"created": 2}
    assert tags_of("李雷") == {"团购", "Gift"}
    assert tags_of("韩梅") == {"Gift", "送礼"}
    assert made() == {"Gift", "送礼"}
    assert Tag.objects.filter(group=group).count() == 3
    again = imports.go(FULL + LI.format(tags="团购;Gift") + HAN.format(tags="gift;送礼"), options=make(group))
    assert (again["counts"], Tag.objects.filter(group=group).count()) == ({"unchanged": 2}, 3)


def test_rows_that_are_refused_make_no_tags(imports: Imports, group: TagGroup) -> None:
    run = imports.go(FULL + LI.format(tags="送礼").replace("13600000001", "136"), options=make(group))
    assert run["counts"] == {"rejected": 1}
    whole = imports.go(
        FULL + LI.format(tags="送礼") + HAN.format(tags="").replace("13600000002", "1"), mode="all_or_nothing",
        options=make(group),
    )  # fmt: skip
    assert whole["counts"] == {"skipped": 1, "rejected": 1}
    assert made() == set()


def test_what_cannot_be_a_tag_stays_unknown(imports: Imports, group: TagGroup, monkeypatch: pytest.MonkeyPatch) -> None:
    run = imports.go(FULL + LI.format(tags="长" * 41), options=make(group))
    assert [row["code"] for row in imports.rows(run)] == ["customers.tag_unknown"]
    monkeypatch.setattr(bulk_tags, "MOST_TAGS", Tag.objects.count() + 1)
    run = imports.go(FULL + LI.format(tags="甲;乙;丙"), options=make(group))
    assert [row["code"] for row in imports.rows(run)] == ["customers.tag_unknown"]
    assert (len(made()), Customer.objects.count()) == (1, 0)


def previewed(imports: Imports, run: Any, **options: Any) -> Any:
    plan = {**run["plan"], "options": run["plan"]["options"] | options}
    return read(imports.api.call("POST", f"/imports/{run['id']}/preview", {"plan": plan}))


def test_the_preview_counts_them_and_says_what_the_import_will_do(imports: Imports, group: TagGroup) -> None:
    run = imports.upload((FULL + LI.format(tags="团购;没有的") + HAN.format(tags="没有的;也没有")).encode())
    refused = previewed(imports, run)
    assert refused["unknown_tags"] == {"没有的": 2, "也没有": 1}
    assert [len(row["problems"]) for row in refused["rows"]] == [1, 1]
    for options in ({"unknown_tags": "leave_out"}, make(group)):
        fine = previewed(imports, run, **options)
        assert [row["problems"] for row in fine["rows"]] == [[], []]
        assert len(fine["unknown_tags"]) == 2


def test_making_them_needs_a_group_and_the_right(imports: Imports, group: TagGroup) -> None:
    run = imports.upload((FULL + LI.format(tags="没有的")).encode())
    body = {**run["plan"], "shop_id": str(imports.shop_id)}
    body["options"] |= {"unknown_tags": "make"}
    refused = read(imports.api.call("PUT", f"/imports/{run['id']}/plan", body, version=run["version"]), 422)
    assert [one["path"] for one in refused["fields"]] == ["options.tag_group"]
    user = imports.cast._user("ma.li", "马莉", "manager", imports.cast.a)
    RolePermission.objects.filter(role=Role.objects.get(code="manager"), permission="customers.tag.manage").delete()
    manager = Imports(imports.cast.api(user), imports.shop_id, imports.cast)
    run = manager.upload((FULL + LI.format(tags="没有的")).encode())
    body = {**run["plan"], "shop_id": str(imports.shop_id), "options": run["plan"]["options"] | make(group)}
    read(manager.api.call("PUT", f"/imports/{run['id']}/plan", body, version=run["version"]), 403)

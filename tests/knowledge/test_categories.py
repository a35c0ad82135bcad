"""The category tree: depth, loops, archiving, order."""

from typing import Any

import pytest

from tests.conversations.conftest import World, read
from zhike.kernel.authz import SYSTEM
from zhike.kernel.errors import VERSION_CONFLICT, ZhikeError
from zhike.kernel.ids import new_id
from zhike.knowledge.categories import category_archive, category_change, category_create, category_paths
from zhike.knowledge.errors import (
    CATEGORY_CYCLE,
    CATEGORY_DEPTH,
    CATEGORY_HAS_CHILDREN,
    CATEGORY_PARENT_ARCHIVED,
    CATEGORY_UNUSABLE,
)
from zhike.knowledge.models import Category
from zhike.knowledge.public import category_usable


def make(name: str, parent: Category | None = None, place: int = 0) -> Category:
    values = {"name": {"zh-CN": name}, "parent_id": parent and parent.id, "place": place}
    return category_create(actor=SYSTEM, values=values)


def move(category: Category, parent: Category | None) -> Category:
    category.refresh_from_db()
    values: dict[str, Any] = {"parent_id": parent and parent.id}
    return category_change(actor=SYSTEM, category_id=category.id, expected_version=category.version, values=values)


def archive(category: Category, archived: bool = True) -> Category:
    category.refresh_from_db()
    return category_archive(actor=SYSTEM, category_id=category.id, expected_version=category.version, archived=archived)


def test_paths_lead_down_from_the_top(world: World) -> None:
    top = make("售后")
    leaf = make("退款", make("退货", top))
    path = category_paths([leaf.id])[leaf.id]
    assert [name["zh-CN"] for name in path.names] == ["售后", "退货", "退款"]
    assert category_paths([new_id()]) == {}


def test_five_levels_and_no_more_also_by_moving(world: World) -> None:
    chain = [make("1")]
    for level in "2345":
        chain.append(make(level, chain[-1]))
    with pytest.raises(ZhikeError) as deep:
        make("6", chain[-1])
    assert deep.value.code is CATEGORY_DEPTH
    tree = make("a")
    make("b", tree)
    with pytest.raises(ZhikeError) as moved:
        move(tree, chain[3])
    assert moved.value.code is CATEGORY_DEPTH
    assert move(tree, chain[2]).parent_id == chain[2].id


def test_no_loops(world: World) -> None:
    top = make("上")
    below = make("下", make("中", top))
    for target in (top, below):
        with pytest.raises(ZhikeError) as refused:
            move(top, target)
        assert refused.value.code is CATEGORY_CYCLE


def test_archiving_goes_from_the_leaves_and_back_from_the_top(world: World) -> None:
    top = make("上")
    leaf = make("下", top)
    assert category_usable(leaf.id)
    with pytest.raises(ZhikeError) as refused:
        archive(top)
    assert refused.value.code is CATEGORY_HAS_CHILDREN
    archive(leaf)
    archive(top)
    assert not category_usable(leaf.id)
    assert not category_usable(new_id())
    with pytest.raises(ZhikeError) as above:
        archive(leaf, archived=False)
    assert above.value.code is CATEGORY_PARENT_ARCHIVED
    with pytest.raises(ZhikeError) as unusable:
        make("新", top)
    assert unusable.value.code is CATEGORY_UNUSABLE
    archive(top, archived=False)
    archive(leaf, archived=False)
    assert category_usable(leaf.id)


def test_stale_changes_are_refused_with_both_texts(world: World) -> None:
    category = make("甲")
    category_change(actor=SYSTEM, category_id=category.id, expected_version=1, values={"name": {"zh-CN": "乙"}})
    with pytest.raises(ZhikeError) as refused:
        category_change(actor=SYSTEM, category_id=category.id, expected_version=1, values={"name": {"zh-CN": "丙"}})
    assert refused.value.code is VERSION_CONFLICT
    current: Any = refused.value.extra["current"]
    assert current["name"] == {"zh-CN": "乙"}


def test_list_has_order_paths_and_rights(world: World) -> None:
    top = make("售后", place=1000)
    make("退款", top, place=1001)
    wang = world.api(world.wang)
    shown = read(wang.get("/categories?sort=-place&limit=2"))
    assert [(row["label"], row["path"]) for row in shown["items"]] == [
        ("退款", ["售后", "退款"]),
        ("售后", ["售后"]),
    ]
    assert [row["label"] for row in read(wang.get(f"/categories?filter[parent]={top.id}"))["items"]] == ["退款"]
    denied = read(wang.post("/categories", {"name": {"en": "x"}}, key=new_id().hex), 403)
    assert denied["permission"] == "knowledge.category.manage"

"""Parameters at several places, changed with history, in force at once."""

from collections.abc import Iterator

import pytest

from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.errors import ZhikeError
from zhike.kernel.ids import new_id
from zhike.kernel.settings import values
from zhike.kernel.settings.registry import Place, Setting, all_settings
from zhike.work.parameters import WARN_BEFORE_S

pytestmark = pytest.mark.django_db
SHOP, OTHER_SHOP = new_id(), new_id()


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    values.forget()
    yield
    values.forget()


def put(value: object | None, place: Place, version: int = 0, setting: Setting[int] = WARN_BEFORE_S) -> values.Found:
    return values.change(
        actor=SYSTEM, setting=setting, place=place, value=value, expected_version=version, reason="busy season"
    )


def test_the_narrowest_place_wins_and_says_where_the_value_comes_from() -> None:
    default = WARN_BEFORE_S.default
    assert values.get(WARN_BEFORE_S, shop_id=SHOP) == default
    put(default + 60, Place())
    put(default + 120, Place("shop", SHOP))
    assert values.get(WARN_BEFORE_S) == default + 60
    assert values.get(WARN_BEFORE_S, shop_id=SHOP) == default + 120
    assert values.get(WARN_BEFORE_S, shop_id=OTHER_SHOP) == default + 60
    at_shop = values.at_place(WARN_BEFORE_S, Place("shop", SHOP))
    assert (at_shop.source, at_shop.version) == ("shop", 1)
    assert values.at_place(WARN_BEFORE_S, Place("shop", OTHER_SHOP)) == values.Found(default + 60, "company", 0)


def test_all_at_once_agrees_with_one_by_one() -> None:
    put(WARN_BEFORE_S.default + 60, Place())
    put(WARN_BEFORE_S.default + 120, Place("shop", SHOP))
    for place in (Place(), Place("shop", SHOP), Place("shop", OTHER_SHOP)):
        single = {key: values.at_place(one, place) for key, one in all_settings().items() if place.kind in one.scopes}
        assert values.all_at_place(place) == single


def test_taking_a_value_away_falls_back_and_keeps_counting_versions() -> None:
    put(WARN_BEFORE_S.default + 60, Place())
    assert put(None, Place(), version=1) == values.Found(WARN_BEFORE_S.default, "default", 0)
    assert put(WARN_BEFORE_S.default + 90, Place()).version == 3
    changes = values.history(WARN_BEFORE_S.key, lambda _ids: {})
    assert [change["version"] for change in changes] == [3, 2, 1]
    assert [change["after"] for change in changes][1] is None


def test_whoever_comes_second_is_shown_both_values() -> None:
    put(WARN_BEFORE_S.default + 60, Place())
    with pytest.raises(ZhikeError) as raised:
        put(WARN_BEFORE_S.default + 90, Place())
    assert raised.value.code.code == "conflict.version"
    assert raised.value.extra["current"] == {"value": WARN_BEFORE_S.default + 60, "source": "company", "version": 1}


@pytest.mark.parametrize("value", ["x", True, 1.5, -1, 10**9])
def test_values_of_the_wrong_kind_or_out_of_bounds_are_refused(value: object) -> None:
    with pytest.raises(ZhikeError) as raised:
        put(value, Place())
    assert raised.value.code.code == "setting.value"
    assert values.history(WARN_BEFORE_S.key, lambda _ids: {}) == []


def test_a_place_the_parameter_does_not_know_is_refused() -> None:
    with pytest.raises(ZhikeError) as raised:
        put(WARN_BEFORE_S.default, Place("shop", None))
    assert raised.value.code.code == "setting.scope"


def test_changing_needs_the_right() -> None:
    with pytest.raises(ZhikeError) as raised:
        values.change(
            actor=Actor("user", new_id()),
            setting=WARN_BEFORE_S,
            place=Place(),
            value=WARN_BEFORE_S.default,
            expected_version=0,
            reason="",
        )
    assert raised.value.permission == WARN_BEFORE_S.permission.name

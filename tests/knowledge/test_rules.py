"""Variables in canned replies, and the shape of the category tree."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from zhike.knowledge.rules import VARIABLES, height, path_to, render, unknown_variables

VALUES = {"customer.name": "孙丽", "agent.name": "王敏", "shop.name": "旗舰店", "order.number": "A-1"}


def test_values_are_filled_in() -> None:
    found = render("{customer.name}您好，订单 { order.number } 已发货。", VALUES)
    assert found.text == "孙丽您好，订单 A-1 已发货。"
    assert [(part.kind, part.text) for part in found.parts] == [
        ("value", "孙丽"),
        ("text", "您好，订单 "),
        ("value", "A-1"),
        ("text", " 已发货。"),
    ]
    assert found.gaps == ()


def test_a_missing_value_is_a_gap_that_stands_out() -> None:
    found = render(
        "订单 {order.number}，{customer.name}，{order.number}", {"customer.name": "  ", "order.number": None}
    )
    assert found.text == "订单 {order.number}，{customer.name}，{order.number}"
    assert found.gaps == ("order.number", "customer.name")
    assert [part.kind for part in found.parts] == ["text", "gap", "text", "gap", "text", "gap"]


def test_braces_in_values_mean_nothing() -> None:
    found = render("{customer.name}", {"customer.name": "{agent.name}", "agent.name": "x"})
    assert found.text == "{agent.name}"
    assert found.gaps == ()


def test_unknown_variables_are_named_once_and_other_braces_are_text() -> None:
    assert unknown_variables("{customer.nmae} {customer.name} {customer.nmae} {1,2} {} { } {折扣}") == ["customer.nmae"]
    assert render("{1,2} {}", {}).text == "{1,2} {}"


@given(st.text(max_size=80), st.dictionaries(st.sampled_from(VARIABLES), st.text(max_size=10)))
def test_parts_are_the_whole_text(body: str, values: dict[str, str | None]) -> None:
    found = render(body, values)
    assert "".join(part.text for part in found.parts) == found.text
    if not any(f"{name}" in body for name in VARIABLES) and not unknown_variables(body):
        assert found.text == body


def test_paths_and_heights() -> None:
    top, middle, leaf, other = (UUID(int=number) for number in range(1, 5))
    parents = {top: None, middle: top, leaf: middle, other: top}
    assert path_to(leaf, parents) == [top, middle, leaf]
    assert path_to(None, parents) == []
    assert (height(top, parents), height(middle, parents), height(leaf, parents)) == (3, 2, 1)


def test_a_loop_in_the_data_ends() -> None:
    one, two = UUID(int=1), UUID(int=2)
    assert path_to(one, {one: two, two: one}) == [two, one]
    assert height(one, {one: two, two: one}) == 2

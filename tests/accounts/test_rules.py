"""Pure rules with exact values, and the time sums against a second-by-second count."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhike.accounts import rules
from zhike.kernel.authz import Rights, Scope

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given_name", "normal"),
    [
        (" Wang.Min ", "wang.min"),
        ("ＷＡＮＧ", "wang"),
        ("王敏_01", "王敏_01"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
    ],
)
def test_user_names_have_one_form(given_name: str, normal: str) -> None:
    assert rules.normal_username(given_name) == normal


@pytest.mark.parametrize("bad", ["", "ab", ".abc", "abc.", "a b c", "a/b", "a" * 65, "<script>", "a\x00b", "a\u202eb"])
def test_misshapen_user_names_are_refused(bad: str) -> None:
    assert rules.username_fault(bad) == "username.form"


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("Sh0rt-pw", "password.too_short"),
        ("x" * 129, "password.too_long"),
        ("My-wang.min-7", "password.contains_username"),
        ("Aa1Aa1Aa1Aa1", "password.too_easy"),
        ("Zz-1234567890", "password.too_easy"),
        ("onlylowercase", "password.too_few_kinds"),
        ("Good-Enough-7", None),
        ("茶壶里的风暴Abc12", None),
    ],
)
def test_passwords(password: str, fault: str | None) -> None:
    assert rules.password_fault(password, username="wang.min", min_length=10, min_kinds=3) == fault


def test_a_right_is_covered_only_in_its_scope() -> None:
    mine = Rights(scopes={"a.b.view": Scope.TEAM, "a.b.edit": Scope.ALL})
    assert rules.missing_right(mine, {"a.b.view": Scope.TEAM, "a.b.edit": Scope.SHOP}) is None
    assert rules.missing_right(mine, {"a.b.view": Scope.SHOP}) == "a.b.view"
    assert rules.missing_right(mine, {"a.b.close": Scope.OWN}) == "a.b.close"
    assert rules.missing_for(mine, Rights(everything=True)) == rules.EVERYTHING
    assert rules.missing_for(Rights(everything=True), Rights(everything=True)) is None


def test_changing_a_scope_needs_the_wider_of_both() -> None:
    before, after = {"x": Scope.ALL, "y": Scope.OWN, "z": Scope.OWN}, {"x": Scope.OWN, "y": Scope.OWN, "w": Scope.TEAM}
    assert rules.changed_rights(before, after) == {"x": Scope.ALL, "z": Scope.OWN, "w": Scope.TEAM}


def test_a_department_never_comes_under_itself() -> None:
    parents: dict[object, object] = {1: None, 2: 1, 3: 2, 4: None}
    assert rules.closes_cycle(parents, 1, 3)
    assert rules.closes_cycle(parents, 2, 2)
    assert not rules.closes_cycle(parents, 3, 4)
    assert not rules.closes_cycle(parents, 3, None)
    assert not rules.closes_cycle({5: 6, 6: 5}, 7, 5)


def test_a_day_begins_at_local_midnight() -> None:
    assert rules.day_start(NOON, "Asia/Shanghai") == datetime(2026, 11, 20, 16, tzinfo=UTC)
    evening = datetime(2026, 11, 21, 16, tzinfo=UTC)
    assert rules.day_start(evening, "Asia/Shanghai") == evening


@given(
    st.lists(
        st.tuples(st.sampled_from(["online", "away"]), st.integers(-50, 150), st.integers(0, 80), st.booleans()),
        max_size=6,
    )
)
def test_seconds_per_state_equal_a_count_by_seconds(rows: list[tuple[str, int, int, bool]]) -> None:
    start, end = NOON, NOON + timedelta(seconds=100)

    def at(second: int) -> datetime:
        return NOON + timedelta(seconds=second)

    intervals = [(state, at(begin), None if still else at(begin + length)) for state, begin, length, still in rows]
    counted: dict[str, int] = {}
    for state, begin, length, still in rows:
        seconds = sum(1 for second in range(100) if begin <= second and (still or second < begin + length))
        if seconds:
            counted[state] = counted.get(state, 0) + seconds
    assert rules.seconds_per_state(intervals, start=start, end=end) == counted


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("not an address", "not an address"),
        ("", "-"),
        (None, "-"),
    ],
)
def test_limits_count_by_network(address: str | None, network: str) -> None:
    assert rules.network_of(address) == network

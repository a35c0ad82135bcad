"""Who gets an item, and why the others do not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from zhike.work.rules.routing import Wanted, known_agent, rank, score_parts, why_given, why_waiting
from zhike.work.types import Agent, LastServed

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
SHOP, TEAM, OTHER_TEAM = UUID(int=1), UUID(int=2), UUID(int=3)
REFUNDS, ENGLISH = UUID(int=11), UUID(int=12)
WANTED = Wanted(shop_id=SHOP, team_id=TEAM)


def agent(number: int, **facts: Any) -> Agent:
    """Somebody of the team who is there and free."""
    base = Agent(
        user_id=UUID(int=100 + number),
        presence="online",
        capacity=5,
        team_ids=frozenset({TEAM}),
        shop_ids=frozenset({SHOP}),
    )
    return replace(base, **facts)


def test_only_the_team_is_looked_at_or_the_shop_without_a_team() -> None:
    stranger = agent(1, team_ids=frozenset({OTHER_TEAM}))
    assert rank(WANTED, [stranger], NOW) == []
    assert [one.user_id for one in rank(replace(WANTED, team_id=None), [stranger], NOW)] == [stranger.user_id]


def test_everybody_who_is_passed_over_has_a_reason() -> None:
    wanted = replace(WANTED, skill_ids=(REFUNDS,))
    skilled = {REFUNDS: 3}
    agents = [
        agent(1, levels=skilled),
        agent(2, levels=skilled, presence="offline"),
        agent(3, levels=skilled, presence="away"),
        agent(4, levels=skilled, presence="busy"),
        agent(5),
        agent(6, levels=skilled, load=5),
        agent(7, levels=skilled, capacity=0),
    ]
    found = rank(wanted, agents, NOW)
    assert found[0].user_id == agents[0].user_id
    assert found[0].passed is None
    reasons = {one.user_id.int - 100: one.passed for one in found[1:]}
    assert reasons == {2: "offline", 3: "away", 4: "busy", 5: "skill_missing", 6: "full", 7: "no_capacity"}


def test_a_heavy_item_needs_that_much_room() -> None:
    found = rank(replace(WANTED, weight=3), [agent(1, load=3), agent(2, load=2)], NOW)
    assert [(one.user_id.int - 100, one.passed) for one in found] == [(2, None), (1, "full")]


def test_a_returning_customer_goes_first_to_whoever_knows_them_if_there_is_room() -> None:
    wanted = replace(WANTED, skill_ids=(REFUNDS,), prefer_user_id=UUID(int=101))
    knows = agent(1, load=4, levels={REFUNDS: 1}, last_assigned_at=NOW)
    better = agent(2, levels={REFUNDS: 5})
    first = rank(wanted, [better, knows], NOW)[0]
    assert (first.user_id, why_given(wanted, first)) == (knows.user_id, "returning_customer")
    for gone in (replace(knows, load=5), replace(knows, presence="away"), replace(knows, presence="offline")):
        first = rank(wanted, [better, gone], NOW)[0]
        assert (first.user_id, why_given(wanted, first)) == (better.user_id, "best_score")


def test_who_served_too_long_ago_is_nobody_special() -> None:
    last = LastServed(UUID(int=101), NOW - timedelta(days=6, hours=23))
    assert known_agent(last, now=NOW, within_days=7) == last.user_id
    assert known_agent(replace(last, at=NOW - timedelta(days=7)), now=NOW, within_days=7) is None
    assert known_agent(last, now=NOW, within_days=0) is None
    assert known_agent(None, now=NOW, within_days=7) is None


def test_score_is_made_of_whole_parts() -> None:
    wanted = replace(WANTED, skill_ids=(REFUNDS, ENGLISH), prefer_user_id=UUID(int=101))
    one = agent(1, load=2, levels={REFUNDS: 5, ENGLISH: 2}, last_assigned_at=NOW - timedelta(minutes=15))
    assert score_parts(wanted, one, NOW) == {"free": 240, "idle": 100, "skill": 280, "known": 1001}


def test_equal_scores_go_to_whoever_waits_longest() -> None:
    long, longer = NOW - timedelta(hours=2), NOW - timedelta(hours=3)
    agents = [agent(1, last_assigned_at=long), agent(2, last_assigned_at=longer), agent(3)]
    assert [one.user_id.int - 100 for one in rank(WANTED, agents, NOW)] == [3, 2, 1]


def test_busier_agents_come_later() -> None:
    agents = [agent(1, load=3), agent(2, load=1), agent(3, load=4)]
    assert [one.user_id.int - 100 for one in rank(WANTED, agents, NOW)] == [2, 1, 3]


def test_nobody_gets_more_of_a_kind_than_fits() -> None:
    found = rank(replace(WANTED, kind="ticket", weight=0), [agent(1, room={"ticket": 0}), agent(2, load=5)], NOW)
    assert [one.passed for one in found] == ["full", "full"]


def test_why_an_item_waits() -> None:
    def why(*agents: Agent, skills: tuple[UUID, ...] = ()) -> str:
        return why_waiting(rank(replace(WANTED, skill_ids=skills), agents, NOW))

    assert why() == "nobody_online"
    assert why(agent(1, presence="offline")) == "nobody_online"
    assert why(agent(1, presence="offline"), agent(2, load=5)) == "all_full"
    assert why(agent(1), skills=(REFUNDS,)) == "skill_missing"
    assert why(agent(1)) == "soon"


@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 7200), st.sampled_from(["online", "busy", "away", "offline"])),
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_order_of_the_roster_does_not_matter(facts: list[tuple[int, int, str]], random: Random) -> None:
    agents = [
        agent(number, load=load, presence=presence, last_assigned_at=NOW - timedelta(seconds=ago))
        for number, (load, ago, presence) in enumerate(facts)
    ]
    shuffled = list(agents)
    random.shuffle(shuffled)
    assert rank(WANTED, agents, NOW) == rank(WANTED, shuffled, NOW)


def test_work_is_spread_evenly_over_equal_agents() -> None:
    """Sixty items for three equal agents: twenty each, in turn."""
    agents = {number: agent(number, capacity=100) for number in range(3)}
    given_to: list[int] = []
    for turn in range(60):
        now = NOW + timedelta(seconds=turn)
        best = rank(WANTED, agents.values(), now)[0].user_id.int - 100
        given_to.append(best)
        agents[best] = replace(agents[best], load=agents[best].load + 1, last_assigned_at=now)
    assert {number: given_to.count(number) for number in range(3)} == {0: 20, 1: 20, 2: 20}
    assert all(len(set(given_to[place : place + 3])) == 3 for place in range(0, 60, 3))

"""Queue, automatic assignment, taking, transferring, releasing."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests.spine_fixture import Spine
from tests.work.conftest import KIND, PATIENT, World, user
from tests.work.test_api import Api
from zhike.kernel.authz import SYSTEM, all_permissions
from zhike.kernel.clock import FrozenClock
from zhike.kernel.errors import NOT_FOUND, PERMISSION_MISSING, ZhikeError
from zhike.work.assigner import assign_waiting
from zhike.work.errors import AGENT_UNAVAILABLE, CAPACITY_FULL, ITEM_STATE, ITEM_TAKEN, TRANSFER_TARGET
from zhike.work.models import Assignment, Load, WorkItem
from zhike.work.ports import use_item_owner
from zhike.work.public import (
    Assigned,
    LoadBoard,
    agents_online,
    clock_satisfy,
    item_assign,
    item_done,
    item_release,
    item_reopen,
    item_take,
    item_transfer,
    item_view,
    queue_place,
)
from zhike.work.sweeps import release_deserted
from zhike.work.types import PresenceState


def owner_of(item_id: UUID) -> UUID | None:
    view = item_view(kind=KIND, item_id=item_id)
    assert view is not None
    return view.owner_id


def load_of(user_id: UUID) -> int:
    return LoadBoard().loads([user_id])[user_id][0]


def test_whoever_fits_best_gets_it_and_the_decision_is_kept(world: World, spine: Spine) -> None:
    world.online(world.wang, world.zhang)
    item = world.open(skills=[world.refunds])
    spine.run("work.assign")
    assert owner_of(item.item_id) == world.wang
    assert world.owner.told == [("assigned", item.item_id, world.wang)]
    decision = Assignment.objects.get(item_id=item.item_id)
    assert (decision.how, decision.reason, decision.actor_kind, decision.owner_id) == (
        "auto", "best_score", "system", world.wang,
    )  # fmt: skip
    kept = {one["user_id"]: (one["score"], one["passed"]) for one in decision.candidates}
    # free 400 + idle 200 + skill level 4 of 5: 320
    assert kept == {
        str(world.wang): (920, None),
        str(world.zhang): (None, "skill_missing"),
        str(world.chen): (None, "no_capacity"),
    }
    assert decision.candidate_count == 3
    told = [event.payload for event in spine.events("work.item_queued", "work.item_assigned")]
    assert [one.name for one in told] == ["work.item_queued", "work.item_assigned"]


def test_nobody_there_it_waits_and_is_given_when_somebody_comes(world: World, spine: Spine) -> None:
    first, second = world.open(priority=3), world.open(priority=1)
    spine.run("work.assign")
    assert owner_of(first.item_id) is None
    world.online(world.zhang)
    spine.run("work.assign")
    assert (owner_of(second.item_id), owner_of(first.item_id)) == (world.zhang, world.zhang)
    assert [kind_id[1] for kind_id in world.owner.told] == [second.item_id, first.item_id]


def test_the_limit_is_never_passed_and_the_backlog_drains(world: World, spine: Spine) -> None:
    world.online(world.wang, world.zhang)
    items = [world.open() for _ in range(8)]
    spine.run("work.assign")
    assert (load_of(world.wang), load_of(world.zhang)) == (3, 2)
    waiting = [one.item_id for one in items if owner_of(one.item_id) is None]
    assert waiting == [one.item_id for one in items[5:]]
    held = WorkItem.objects.filter(owner_id=world.zhang, state="assigned").values_list("item_id", flat=True)
    item_done(actor=SYSTEM, kind=KIND, item_id=held[0])
    spine.run("work.assign")
    assert owner_of(items[5].item_id) == world.zhang
    assert load_of(world.zhang) == 2


def test_order_is_priority_then_level_then_waiting_time(world: World, frozen: FrozenClock) -> None:
    ordinary = world.open()
    frozen.advance(timedelta(seconds=1))
    later = world.open()
    vip = world.open(customer_level=5)
    urgent = world.open(priority=1)
    other = world.open(team_id=world.other_team)
    places = {}
    for item in (ordinary, later, vip, urgent, other):
        place = queue_place(kind=KIND, item_id=item.item_id)
        assert place is not None
        places[item.item_id] = (place.position, place.waiting)
    assert places == {
        urgent.item_id: (1, 4),
        vip.item_id: (2, 4),
        ordinary.item_id: (3, 4),
        later.item_id: (4, 4),
        other.item_id: (1, 1),
    }
    world.online(world.wang)
    assign_waiting()
    assert queue_place(kind=KIND, item_id=urgent.item_id) is None
    assert [one[1] for one in world.owner.told] == [urgent.item_id, vip.item_id, ordinary.item_id]


def test_an_item_that_nobody_can_take_does_not_hold_up_the_others(world: World) -> None:
    world.online(world.zhang)
    stuck = world.open(priority=1, skills=[world.refunds])
    easy = world.open()
    assert assign_waiting() == 1
    assert (owner_of(stuck.item_id), owner_of(easy.item_id)) == (None, world.zhang)


def test_items_somebody_is_busy_with_are_passed_over(world: World) -> None:
    world.online(world.zhang)
    item = world.open()
    world.owner.busy.add(item.item_id)
    assert assign_waiting() == 0
    world.owner.busy.clear()
    assert assign_waiting() == 1


@pytest.mark.parametrize("state", ["busy", "away", "offline"])
def test_only_those_online_are_given_work_by_themselves(world: World, state: PresenceState) -> None:
    world.online(world.zhang)
    world.presence(world.zhang, state)
    item = world.open()
    assert assign_waiting() == 0
    assert owner_of(item.item_id) is None


def test_work_goes_to_the_own_team_only(world: World) -> None:
    world.online(world.li)
    assert assign_waiting() == 0
    world.open()
    assert assign_waiting() == 0
    world.open(team_id=world.other_team)
    assert assign_waiting() == 1


def test_taking_twice_is_once_and_second_takers_learn_who_was_first(world: World) -> None:
    item = world.open()
    wang, zhang = world.actor(world.wang), world.actor(world.zhang)
    taken = item_take(actor=wang, kind=KIND, item_id=item.item_id)
    again = item_take(actor=wang, kind=KIND, item_id=item.item_id)
    assert again.assignment_id == taken.assignment_id
    assert (Assignment.objects.count(), load_of(world.wang)) == (1, 1)
    with pytest.raises(ZhikeError) as refused:
        item_take(actor=zhang, kind=KIND, item_id=item.item_id)
    assert refused.value.code is ITEM_TAKEN
    assert refused.value.extra == {"owner_id": world.wang}
    assert load_of(world.zhang) == 0


def test_a_full_agent_cannot_take_and_nothing_changes(world: World) -> None:
    zhang = world.actor(world.zhang)
    for _ in range(2):
        item_take(actor=zhang, kind=KIND, item_id=world.open().item_id)
    third = world.open()
    with pytest.raises(ZhikeError) as refused:
        item_take(actor=zhang, kind=KIND, item_id=third.item_id)
    assert refused.value.code is CAPACITY_FULL
    assert refused.value.extra == {"load": 2, "capacity": 2}
    assert (owner_of(third.item_id), load_of(world.zhang)) == (None, 2)


def test_assigning_needs_the_right_and_somebody_who_is_there(world: World) -> None:
    item = world.open()
    with pytest.raises(ZhikeError) as denied:
        item_assign(actor=world.actor(world.wang), kind=KIND, item_id=item.item_id, to_user_id=world.zhang)
    assert denied.value.code in (PERMISSION_MISSING, NOT_FOUND)
    chen = world.actor(world.chen)
    with pytest.raises(ZhikeError) as absent:
        item_assign(actor=chen, kind=KIND, item_id=item.item_id, to_user_id=world.zhang)
    assert absent.value.code is AGENT_UNAVAILABLE
    assert owner_of(item.item_id) is None
    world.presence(world.zhang, "busy")
    done = item_assign(actor=chen, kind=KIND, item_id=item.item_id, to_user_id=world.zhang)
    assert (done.item.owner_id, done.from_user_id, load_of(world.zhang)) == (world.zhang, None, 1)
    world.online(world.wang)
    moved = item_assign(actor=chen, kind=KIND, item_id=item.item_id, to_user_id=world.wang)
    assert (moved.from_user_id, load_of(world.zhang), load_of(world.wang)) == (world.zhang, 0, 1)


def test_transfer_to_a_colleague_moves_the_load(world: World) -> None:
    world.online(world.wang, world.zhang)
    item = world.open()
    wang = world.actor(world.wang)
    item_take(actor=wang, kind=KIND, item_id=item.item_id)
    moved = item_transfer(actor=wang, kind=KIND, item_id=item.item_id, to_user_id=world.zhang)
    assert isinstance(moved, Assigned)
    assert (moved.item.owner_id, moved.item.team_id, moved.from_user_id) == (world.zhang, world.team, world.wang)
    assert (load_of(world.wang), load_of(world.zhang)) == (0, 1)
    with pytest.raises(ZhikeError) as foreign:
        item_transfer(actor=world.actor(world.li), kind=KIND, item_id=item.item_id, to_user_id=world.wang)
    assert foreign.value.code in (PERMISSION_MISSING, NOT_FOUND)
    assert owner_of(item.item_id) == world.zhang


def test_transfer_into_another_team_changes_the_team(world: World) -> None:
    world.online(world.wang, world.li)
    item = world.open()
    wang = world.actor(world.wang)
    item_take(actor=wang, kind=KIND, item_id=item.item_id)
    item_transfer(actor=wang, kind=KIND, item_id=item.item_id, to_user_id=world.li)
    view = item_view(kind=KIND, item_id=item.item_id)
    assert view is not None
    assert (view.owner_id, view.team_id) == (world.li, world.other_team)


def test_transfer_to_a_team_queues_it_there_with_its_waiting_time(
    world: World, frozen: FrozenClock, spine: Spine
) -> None:
    world.online(world.wang, world.li)
    item = world.open()
    opened = item.queued_since
    wang = world.actor(world.wang)
    item_take(actor=wang, kind=KIND, item_id=item.item_id)
    frozen.advance(timedelta(minutes=5))
    with pytest.raises(ZhikeError) as nowhere:
        item_transfer(actor=wang, kind=KIND, item_id=item.item_id)
    assert nowhere.value.code is TRANSFER_TARGET
    item_transfer(actor=wang, kind=KIND, item_id=item.item_id, to_team_id=world.other_team)
    view = item_view(kind=KIND, item_id=item.item_id)
    assert view is not None
    assert (view.state, view.team_id, view.queued_since) == ("queued", world.other_team, opened)
    assert load_of(world.wang) == 0
    spine.run("work.assign")
    assert owner_of(item.item_id) == world.li


def test_done_gives_room_and_reopening_prefers_the_former_owner(world: World, spine: Spine) -> None:
    world.online(world.wang, world.zhang)
    item = world.open()
    zhang = world.actor(world.zhang)
    item_take(actor=zhang, kind=KIND, item_id=item.item_id)
    item_done(actor=zhang, kind=KIND, item_id=item.item_id)
    item_done(actor=zhang, kind=KIND, item_id=item.item_id)
    assert load_of(world.zhang) == 0
    with pytest.raises(ZhikeError) as refused:
        item_release(actor=zhang, kind=KIND, item_id=item.item_id)
    assert refused.value.code is ITEM_STATE
    item_reopen(actor=zhang, kind=KIND, item_id=item.item_id)
    spine.run("work.assign")
    decision = Assignment.objects.filter(item_id=item.item_id).latest("at", "id")
    parts = {one["user_id"]: one["parts"] for one in decision.candidates}
    assert parts[str(world.zhang)]["known"] == 1001
    assert "known" not in parts[str(world.wang)]


def test_unanswered_work_of_somebody_who_left_goes_back(world: World, frozen: FrozenClock, spine: Spine) -> None:
    world.online(world.zhang)
    answered, unanswered, letter = world.open(), world.open(), world.open(kind=PATIENT, weight=1)
    zhang = world.actor(world.zhang)
    for item in (answered, unanswered):
        item_take(actor=zhang, kind=KIND, item_id=item.item_id)
    clock_satisfy(actor=zhang, kind=KIND, item_id=answered.item_id)
    frozen.advance(timedelta(minutes=2))
    world.presence(world.zhang, "offline")
    spine.run("work.presence")
    frozen.advance(timedelta(seconds=59))
    assert release_deserted() == 0
    frozen.advance(timedelta(seconds=1))
    assert release_deserted() == 1
    assert (owner_of(answered.item_id), owner_of(unanswered.item_id)) == (world.zhang, None)
    assert world.owner.told[-1] == ("released", unanswered.item_id, "owner_offline")
    assert load_of(world.zhang) == 1
    world.online(world.wang)
    spine.run("work.assign")
    assert owner_of(unanswered.item_id) == world.wang
    assert item_view(kind=PATIENT, item_id=letter.item_id) is not None


def test_somebody_who_came_back_in_time_keeps_the_work(world: World, frozen: FrozenClock, spine: Spine) -> None:
    world.online(world.zhang)
    item = world.open()
    item_take(actor=world.actor(world.zhang), kind=KIND, item_id=item.item_id)
    frozen.advance(timedelta(minutes=2))
    world.presence(world.zhang, "offline")
    frozen.advance(timedelta(seconds=30))
    world.online(world.zhang)
    spine.run("work.presence")
    frozen.advance(timedelta(minutes=5))
    assert release_deserted() == 0


def test_agents_online_counts_those_who_take_work(world: World) -> None:
    assert agents_online(shop_id=world.shop, team_id=world.team) == 0
    world.online(world.wang, world.chen, world.li)
    world.presence(world.zhang, "busy")
    assert agents_online(shop_id=world.shop, team_id=world.team) == 2


def test_load_is_the_sum_of_what_is_held(world: World, spine: Spine) -> None:
    world.online(world.wang, world.zhang, world.li)
    for number in range(12):
        world.open(weight=1 + number % 2, team_id=world.team if number % 3 else world.other_team)
    spine.run("work.assign")
    for row in Load.objects.all():
        held = WorkItem.objects.filter(owner_id=row.user_id, state="assigned").values_list("weight", flat=True)
        assert (row.load, row.items) == (sum(held), len(held))


def test_who_lacks_the_right_for_a_kind_of_work_never_gets_any(world: World, spine: Spine) -> None:
    letters = user("赵强", "finance", world.team, world.shop, capacity=9)
    use_item_owner(KIND, world.owner, needs=all_permissions()["work.queue.view"])
    world.online(letters, world.zhang)
    assert agents_online(shop_id=world.shop, team_id=world.team, kind=KIND) == 1
    items = [world.open() for _ in range(3)]
    spine.run("work.assign")
    assert [owner_of(one.item_id) for one in items] == [world.zhang, world.zhang, None]
    decision = Assignment.objects.filter(item_id=items[0].item_id).get()
    assert str(letters) not in {one["user_id"] for one in decision.candidates}
    with pytest.raises(ZhikeError) as refused:
        item_assign(actor=world.actor(world.chen), kind=KIND, item_id=items[2].item_id, to_user_id=letters)
    assert refused.value.code is AGENT_UNAVAILABLE
    assert owner_of(items[2].item_id) is None


def queued(by: UUID) -> dict[UUID, tuple[str, int]]:
    """Why each item in sight of `by` waits, and in which place of its kind."""
    return {UUID(row["id"]): (row["why"], row["position"]) for row in Api(by).read("GET", "/queue")["items"]}


def test_a_kind_may_be_left_for_people_to_take_and_says_so(world: World) -> None:
    by_hand = {world.team}
    use_item_owner(PATIENT, world.owner, live=False, automatic=lambda _shop, team: team not in by_hand)
    tickets = [world.open(kind=PATIENT, weight=0) for _ in range(2)]
    talk = world.open(skills=[world.refunds])
    world.online(world.zhang)
    assert assign_waiting() == 0
    assert queued(world.chen) == {
        tickets[0].item_id: ("to_take", 1),
        tickets[1].item_id: ("to_take", 2),
        talk.item_id: ("skill_missing", 1),
    }, "people and tickets are counted apart"
    assert queue_place(kind=KIND, item_id=talk.item_id) is not None
    by_hand.clear()
    assert assign_waiting() == 2


def test_waiting_tickets_go_to_those_online_with_room_and_to_nobody_beyond_the_limit(world: World) -> None:
    use_item_owner(PATIENT, world.owner, live=False, most=lambda: 2)
    world.online(world.zhang)
    world.presence(world.zhang, "away")
    tickets = [world.open(kind=PATIENT, weight=0) for _ in range(3)]
    assert assign_waiting() == 0
    assert {why for why, _ in queued(world.chen).values()} == {"nobody_online"}
    world.presence(world.zhang, "online")
    assert assign_waiting() == 2
    assert queued(world.chen) == {tickets[2].item_id: ("all_full", 1)}
    assert assign_waiting() == 0
    taken = item_take(actor=world.actor(world.zhang), kind=PATIENT, item_id=tickets[2].item_id)
    assert taken.item.owner_id == world.zhang, "taking does not stop at the limit"

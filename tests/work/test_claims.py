"""Claims on real connections: fifty at once never pass the limit, and an item is given once."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from django.db import connections, transaction

from tests.plumbing.database import Urls
from tests.work.conftest import KIND, build_world
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.errors import ZhikeError
from zhike.kernel.ids import new_id
from zhike.work.assigner import assign_waiting
from zhike.work.errors import CAPACITY_FULL, ITEM_TAKEN
from zhike.work.models import Assignment, Load, WorkItem
from zhike.work.public import item_take, item_transfer
from zhike.work.services.loads import claim

AT_ONCE = 50


def at_once(acts: list[Callable[[], object]]) -> list[object]:
    """Runs every act in a thread with a connection of its own, all released together; answers results or errors."""
    start = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        start.wait(timeout=60)
        try:
            return act()
        except ZhikeError as error:
            return error.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_fifty_claims_at_once_stop_at_the_limit(db_committed: Urls) -> None:
    world = build_world()

    def one() -> bool:
        with transaction.atomic():
            return claim(user_id=world.wang, weight=1, capacity=7, at=clock.now())

    results = at_once([one] * AT_ONCE)
    assert results.count(True) == 7
    row = Load.objects.get(user_id=world.wang)
    assert (row.load, row.items) == (7, 7)


def test_fifty_items_and_one_agent(db_committed: Urls) -> None:
    world = build_world()
    actor = world.actor(world.wang)
    ids = [world.open().item_id for _ in range(AT_ONCE)]

    def take(item_id: UUID) -> Callable[[], object]:
        return lambda: item_take(actor=actor, kind=KIND, item_id=item_id).item.owner_id

    results = at_once([take(item_id) for item_id in ids])
    assert results.count(world.wang) == 3
    assert results.count(CAPACITY_FULL) == AT_ONCE - 3
    assert WorkItem.objects.filter(owner_id=world.wang, state="assigned").count() == 3
    assert Assignment.objects.filter(owner_id=world.wang).count() == 3


def test_one_item_and_two_agents_many_times(db_committed: Urls) -> None:
    world = build_world()
    item = world.open()
    wang, zhang = world.actor(world.wang), world.actor(world.zhang)
    acts: list[Callable[[], object]] = [
        lambda: item_take(actor=wang, kind=KIND, item_id=item.item_id).item.owner_id,
        lambda: item_take(actor=zhang, kind=KIND, item_id=item.item_id).item.owner_id,
    ]
    results = at_once(acts * 10)
    winner = WorkItem.objects.get(item_id=item.item_id).owner_id
    assert results.count(winner) == 10
    assert results.count(ITEM_TAKEN) == 10
    assert Assignment.objects.filter(item_id=item.item_id).count() == 1


def test_assigners_and_people_at_once(db_committed: Urls) -> None:
    world = build_world()
    world.online(world.wang, world.zhang)
    zhang = world.actor(world.zhang)
    ids = [world.open(item_id=new_id()).item_id for _ in range(10)]

    def take(item_id: UUID) -> Callable[[], object]:
        return lambda: item_take(actor=zhang, kind=KIND, item_id=item_id).assignment_id

    takes = [take(item_id) for item_id in ids]
    at_once([*takes, *[assign_waiting] * 6])
    assert assign_waiting() <= 5
    rows = {row.user_id: (row.load, row.items) for row in Load.objects.filter(user_id__in=[world.wang, world.zhang])}
    assert rows == {world.wang: (3, 3), world.zhang: (2, 2)}
    assert Assignment.objects.filter(item_id__in=ids).count() == 5


def test_transfers_both_ways_while_the_assigner_runs(db_committed: Urls) -> None:
    """Nobody waits for somebody who waits for them: every act ends, and loads are the sum of what is held."""
    world = build_world()
    world.online(world.wang, world.zhang)
    wang, zhang = world.actor(world.wang), world.actor(world.zhang)
    first, second = world.open().item_id, world.open().item_id
    item_take(actor=wang, kind=KIND, item_id=first)
    item_take(actor=zhang, kind=KIND, item_id=second)
    for _ in range(4):
        world.open()

    def send(actor: Actor, item_id: UUID, to: UUID) -> Callable[[], object]:
        return lambda: item_transfer(actor=actor, kind=KIND, item_id=item_id, to_user_id=to)

    acts = [send(wang, first, world.zhang), send(zhang, second, world.wang), assign_waiting, assign_waiting]
    for _ in range(5):
        at_once(acts)
    for row in Load.objects.filter(user_id__in=[world.wang, world.zhang]):
        held = WorkItem.objects.filter(owner_id=row.user_id, state="assigned").count()
        assert (row.load, row.items) == (held, held)
    assert Load.objects.get(user_id=world.wang).load <= 3
    assert Load.objects.get(user_id=world.zhang).load <= 2

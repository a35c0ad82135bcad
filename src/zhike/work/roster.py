"""Who could take work: people from accounts, joined with the load that is kept here."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from django.db.models import Count

from zhike.accounts.public import Person, holders_of, people, people_present, person, teams
from zhike.work.models import Load, WorkItem
from zhike.work.ports import kind_limits, kind_needs
from zhike.work.types import Agent


def _agents(persons: Iterable[Person]) -> list[Agent]:
    active = [one for one in persons if one.active]
    held = Load.objects.filter(user_id__in=[one.id for one in active])
    loads = {row[0]: row[1:] for row in held.values_list("user_id", "load", "last_assigned_at")}
    able = {kind: frozenset(holders_of(needs.name)) for kind, needs in kind_needs().items()} if active else {}
    return [
        Agent(
            user_id=one.id,
            presence=one.presence,
            capacity=one.capacity,
            load=loads.get(one.id, (0, None))[0],
            team_ids=frozenset(one.team_ids),
            shop_ids=frozenset(one.shop_ids),
            department_id=one.department_id,
            levels=dict(one.skills),
            last_assigned_at=loads.get(one.id, (0, None))[1],
            unfit=frozenset(kind for kind, holders in able.items() if one.id not in holders),
        )
        for one in active
    ]


def agent(user_id: UUID) -> Agent | None:
    """One active member of staff, or None."""
    found = person(user_id)
    return None if found is None else next(iter(_agents([found])), None)


def present_agents() -> list[Agent]:
    """Everybody who is there (online, busy or away) and takes work at all."""
    return _with_room([one for one in _agents(people_present()) if one.capacity > 0])


def _with_room(agents: list[Agent]) -> list[Agent]:
    """The same people, with how many more items of each limited kind they may be given."""
    limits = kind_limits()
    if not agents or not limits:
        return agents
    owned = WorkItem.objects.filter(state="assigned", kind__in=list(limits), owner_id__in=[a.user_id for a in agents])
    held = {(row[0], row[1]): row[2] for row in owned.values_list("owner_id", "kind").annotate(Count("id")).order_by()}
    return [
        replace(one, room={kind: most - held.get((one.user_id, kind), 0) for kind, most in limits.items()})
        for one in agents
    ]


def agents_of(*, team_id: UUID | None, shop_id: UUID) -> list[Agent]:
    """All active members of the team, absent ones too; where no team is named, those present who serve the shop."""
    if team_id is None:
        return _agents(people_present(shop_id=shop_id))
    team = teams([team_id]).get(team_id)
    return [] if team is None else _agents(people(team.member_ids).values())


class LoadBoard:
    """Implements the load provider of accounts: what colleagues see beside a name."""

    def loads(self, user_ids: Collection[UUID]) -> Mapping[UUID, tuple[int, int]]:
        """(load, capacity) in units of weight per user."""
        return {one.user_id: (one.load, one.capacity) for one in _agents(people(user_ids).values())}

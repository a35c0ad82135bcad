"""Who could take work right now: people from accounts, their load from here, in one statement.

The only place where this module reads tables of accounts; routing needs people, skills, presence and load of the same
instant.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from zhike.work.types import Agent

_AGENTS = """
SELECT u.id, u.capacity, u.department_id, COALESCE(p.state, 'offline') AS presence,
       COALESCE(l.load, 0) AS load, l.last_assigned_at,
       ARRAY(SELECT m.team_id FROM accounts_teammember m WHERE m.user_id = u.id) AS team_ids,
       ARRAY(SELECT s.shop_id FROM accounts_usershop s WHERE s.user_id = u.id) AS shop_ids,
       COALESCE((SELECT json_object_agg(k.skill_id, k.level) FROM accounts_userskill k WHERE k.user_id = u.id),
                '{}') AS levels
FROM accounts_user u
LEFT JOIN accounts_presence p ON p.user_id = u.id
LEFT JOIN work_load l ON l.user_id = u.id
WHERE u.active AND """


def _agent(row: Mapping[str, Any]) -> Agent:
    return Agent(
        user_id=row["id"],
        presence=row["presence"],
        capacity=row["capacity"],
        load=row["load"],
        team_ids=frozenset(row["team_ids"]),
        shop_ids=frozenset(row["shop_ids"]),
        department_id=row["department_id"],
        levels={UUID(skill): level for skill, level in row["levels"].items()},
        last_assigned_at=row["last_assigned_at"],
    )


def _agents(condition: str, params: Sequence[object]) -> list[Agent]:
    with connection.cursor() as cursor:
        cursor.execute(_AGENTS + condition + " ORDER BY u.id", list(params))
        names = [column.name for column in cursor.description]
        return [_agent(dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def agent(user_id: UUID) -> Agent | None:
    """One active member of staff, or None."""
    return next(iter(_agents("u.id = %s", [user_id])), None)


def working_agents() -> list[Agent]:
    """Everybody active who takes work at all (capacity above 0), present or not."""
    return _agents("u.capacity > 0", [])


def agents_of(*, team_id: UUID | None, shop_id: UUID) -> list[Agent]:
    """Everybody active of the team, or of the shop where no team is named."""
    if team_id is not None:
        return _agents("u.id IN (SELECT m.user_id FROM accounts_teammember m WHERE m.team_id = %s)", [team_id])
    return _agents("u.id IN (SELECT s.user_id FROM accounts_usershop s WHERE s.shop_id = %s)", [shop_id])

"""Reads of accounts that other modules use, as typed values."""

from collections.abc import Collection, Mapping
from typing import Any, Final, cast
from uuid import UUID

from django.db import connection

from zhike.accounts.models import Company, Role, Shop, Skill, Team, TeamMember, User
from zhike.accounts.types import Person, PresenceState, ShopFacts, TeamFacts
from zhike.kernel import i18n

_PEOPLE: Final = """
SELECT u.id, u.name, u.active, u.language, u.zone, u.department_id, u.capacity, coalesce(p.state, 'offline'),
    ARRAY(SELECT m.team_id FROM accounts_teammember m JOIN accounts_team t ON t.id = m.team_id
          WHERE m.user_id = u.id AND t.archived_at IS NULL ORDER BY m.team_id),
    ARRAY(SELECT s.shop_id FROM accounts_usershop s WHERE s.user_id = u.id ORDER BY s.shop_id),
    ARRAY(SELECT k.skill_id FROM accounts_userskill k WHERE k.user_id = u.id ORDER BY k.skill_id),
    ARRAY(SELECT k.level FROM accounts_userskill k WHERE k.user_id = u.id ORDER BY k.skill_id)
FROM accounts_user u LEFT JOIN accounts_presence p ON p.user_id = u.id
"""


def _people(condition: str, params: list[Any]) -> list[Person]:
    with connection.cursor() as cursor:
        cursor.execute(f"{_PEOPLE} WHERE {condition} ORDER BY u.id", params)
        rows = cursor.fetchall()
    return [
        Person(
            id=row[0],
            name=row[1],
            active=row[2],
            language=row[3],
            zone=row[4],
            department_id=row[5],
            capacity=row[6],
            presence=cast(PresenceState, row[7]),
            team_ids=tuple(row[8]),
            shop_ids=tuple(row[9]),
            skills=dict(zip(row[10], row[11], strict=True)),
        )
        for row in rows
    ]


def people(user_ids: Collection[UUID]) -> dict[UUID, Person]:
    """Users by id, active or not; unknown ids are left out."""
    return {one.id: one for one in _people("u.id = ANY(%s)", [list(user_ids)])} if user_ids else {}


def person(user_id: UUID) -> Person | None:
    """One user, active or not."""
    return people([user_id]).get(user_id)


def people_present(*, team_id: UUID | None = None, shop_id: UUID | None = None) -> list[Person]:
    """Active users who are online, busy or away, of a team or of a shop where given: the candidates for work."""
    return _people(
        "u.active AND p.state <> 'offline' "
        "AND (%s::uuid IS NULL OR EXISTS "
        "(SELECT FROM accounts_teammember m WHERE m.user_id = u.id AND m.team_id = %s)) "
        "AND (%s::uuid IS NULL OR EXISTS (SELECT FROM accounts_usershop s WHERE s.user_id = u.id AND s.shop_id = %s))",
        [team_id, team_id, shop_id, shop_id],
    )


def holders_of(permission: str) -> list[UUID]:
    """Active users who hold a permission in any scope, system administrators included."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT u.id FROM accounts_user u JOIN accounts_userrole ur ON ur.user_id = u.id "
            "JOIN accounts_role r ON r.id = ur.role_id AND r.archived_at IS NULL "
            "WHERE u.active AND (r.everything OR EXISTS "
            "(SELECT FROM accounts_rolepermission p WHERE p.role_id = r.id AND p.permission = %s)) ORDER BY u.id",
            [permission],
        )
        return [row[0] for row in cursor.fetchall()]


def system_administrators() -> list[UUID]:
    """Active users who hold everything."""
    return holders_of("")


def team_leaders(team_id: UUID) -> list[UUID]:
    """Active leaders of a team."""
    leaders = TeamMember.objects.filter(team_id=team_id, leader=True, user__active=True)
    return list(leaders.order_by("user_id").values_list("user_id", flat=True))


def shops(shop_ids: Collection[UUID], language: str = i18n.DEFAULT_LANGUAGE) -> dict[UUID, ShopFacts]:
    """Shops by id, in use or not."""
    fallback = company_facts()[2]
    return {
        shop.id: ShopFacts(
            id=shop.id,
            name=i18n.local_name(shop.names, language, fallback),
            active=shop.archived_at is None,
            team_id=shop.team_id,
            zone=shop.zone,
            currency=shop.currency,
            platform=shop.platform,
        )
        for shop in Shop.objects.filter(pk__in=shop_ids)
    }


def shops_in_use() -> list[ShopFacts]:
    """Every shop in use, oldest first."""
    ids = list(Shop.objects.filter(archived_at=None).order_by("created_at", "id").values_list("id", flat=True))
    facts = shops(ids)
    return [facts[one] for one in ids]


def first_shop() -> ShopFacts | None:
    """The oldest shop in use; what a new installation's first channel belongs to."""
    found = (
        Shop.objects.filter(archived_at__isnull=True).order_by("created_at", "id").values_list("pk", flat=True).first()
    )
    return None if found is None else shops([found])[found]


def teams(team_ids: Collection[UUID], language: str = i18n.DEFAULT_LANGUAGE) -> dict[UUID, TeamFacts]:
    """Teams by id, in use or not, with their active members."""
    fallback = company_facts()[2]
    members: dict[UUID, list[UUID]] = {}
    active = TeamMember.objects.filter(team_id__in=team_ids, user__active=True)
    for team_id, user_id in active.order_by("user_id").values_list("team_id", "user_id"):
        members.setdefault(team_id, []).append(user_id)
    return {
        team.id: TeamFacts(
            id=team.id,
            name=i18n.local_name(team.names, language, fallback),
            active=team.archived_at is None,
            department_id=team.department_id,
            member_ids=tuple(members.get(team.id, ())),
        )
        for team in Team.objects.filter(pk__in=team_ids)
    }


def skills_in_use(skill_ids: Collection[UUID]) -> set[UUID]:
    """Those of the ids that are skills in use."""
    return set(Skill.objects.filter(pk__in=skill_ids, archived_at__isnull=True).values_list("pk", flat=True))


def company_facts() -> tuple[str, str, str]:
    """(name, zone, default language) of the company; plain defaults before it is set up."""
    row = Company.objects.values_list("name", "zone", "default_language").first()
    return row or ("Zhike", "Asia/Shanghai", i18n.DEFAULT_LANGUAGE)


def role_name(role: Role, language: str) -> str:
    """A role's name for a viewer: as somebody named it, else the catalogue's word for a built-in one."""
    names: Mapping[str, str] = role.names
    return i18n.local_name(names, language) if names else i18n.text(f"roles.{role.code}", language)


def names_of_users(user_ids: Collection[UUID]) -> dict[UUID, str]:
    """Names by id."""
    return dict(User.objects.filter(pk__in=user_ids).values_list("id", "name"))

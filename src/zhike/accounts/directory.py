"""The staff directory as the console reads it: lists by the list contract, and single users with everything."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import orjson
from django.db import connection

from zhike.accounts.models import Role
from zhike.accounts.selectors import company_facts, role_name
from zhike.kernel import i18n
from zhike.kernel.http import COUNT_CAP, Filter, ListRequest, ListSpec, SortColumn

USERS: Final = ListSpec(
    sorts={
        "name": SortColumn("u.name", "text"),
        "username": SortColumn("u.username", "text"),
        "created_at": SortColumn("u.created_at", "timestamptz"),
    },
    default="name",
    id_column="u.id",
    filters={
        "active": Filter("bool"),
        "role": Filter("uuid"),
        "team": Filter("uuid"),
        "department": Filter("uuid"),
        "shop": Filter("uuid"),
    },
    q=True,
)
_USER_COLUMNS: Final = (
    "u.id, u.username, u.name, u.position, u.active, u.email_mask, u.phone_mask, u.language, u.zone, u.department_id, "
    "u.capacity, u.version, u.created_at, u.signed_in_at, u.password_changed_at IS NULL AS must_change_password, "
    "coalesce(p.state, 'offline') AS presence"
)
_USER_FILTERS: Final[Mapping[str, str]] = {
    "active": "u.active = ANY(%s::boolean[])",
    "role": "EXISTS (SELECT FROM accounts_userrole x WHERE x.user_id = u.id AND x.role_id = ANY(%s::uuid[]))",
    "team": "EXISTS (SELECT FROM accounts_teammember x WHERE x.user_id = u.id AND x.team_id = ANY(%s::uuid[]))",
    "department": "u.department_id = ANY(%s::uuid[])",
    "shop": "EXISTS (SELECT FROM accounts_usershop x WHERE x.user_id = u.id AND x.shop_id = ANY(%s::uuid[]))",
}
_FROM: Final = "FROM accounts_user u LEFT JOIN accounts_presence p ON p.user_id = u.id"


def dict_rows(sql: str, params: Sequence[Any]) -> list[dict[str, Any]]:
    """The rows of a query as dicts by column name."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(params))
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def capped_count(from_where: str, params: Sequence[Any]) -> int:
    """How many rows there are, counted up to the cap of the list contract and one more."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM (SELECT 1 {from_where} LIMIT {COUNT_CAP + 1}) capped", list(params))
        [(count,)] = cursor.fetchall()
    return int(count)


def contains(text: str) -> str:
    """A LIKE pattern that finds `text` anywhere, taken literally."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def users(page: ListRequest, language: str) -> tuple[list[dict[str, Any]], int | None]:
    """A page of users (and one more), with departments, roles and teams by name; and the count where asked for."""
    parts: list[str] = ["TRUE"]
    params: list[Any] = []
    for name, values in page.filters.items():
        parts.append(_USER_FILTERS[name])
        params.append(values)
    if page.q:
        parts.append("(u.name ILIKE %s OR u.username ILIKE %s OR u.position ILIKE %s)")
        params.extend([contains(page.q)] * 3)
    where = " AND ".join(parts)
    total = capped_count(f"{_FROM} WHERE {where}", params) if page.want_total else None
    condition, more, order = page.keyset()
    rows = dict_rows(
        f"SELECT {_USER_COLUMNS} {_FROM} WHERE {where} AND {condition} ORDER BY {order} LIMIT %s",
        [*params, *more, page.limit + 1],
    )
    return _named(rows, language), total


def user_row(user_id: UUID, language: str) -> dict[str, Any] | None:
    """One user as in the list, with skills, shops and the effective rights' sources."""
    rows = _named(dict_rows(f"SELECT {_USER_COLUMNS} {_FROM} WHERE u.id = %s", [user_id]), language)
    if not rows:
        return None
    row = rows[0]
    fallback = company_facts()[2]
    skills = dict_rows(
        "SELECT s.id, s.names, k.level FROM accounts_userskill k JOIN accounts_skill s ON s.id = k.skill_id "
        "WHERE k.user_id = %s ORDER BY s.label, s.id",
        [user_id],
    )
    row["skills"] = [
        {"id": one["id"], "name": i18n.local_name(_json(one["names"]), language, fallback), "level": one["level"]}
        for one in skills
    ]
    row["shops"] = _links([user_id], "accounts_usershop", "accounts_shop", "shop_id", language).get(user_id, [])
    row["rights"] = rights_with_sources(user_id, language)
    return row


def rights_with_sources(user_id: UUID, language: str) -> list[dict[str, Any]]:
    """Every right of a user with its scope and the roles that it comes from."""
    found = dict_rows(
        "SELECT p.permission, p.scope, r.id FROM accounts_userrole ur JOIN accounts_role r ON r.id = ur.role_id "
        "JOIN accounts_rolepermission p ON p.role_id = r.id WHERE ur.user_id = %s AND r.archived_at IS NULL "
        "ORDER BY p.permission, p.scope DESC",
        [user_id],
    )
    names = {role.id: role_name(role, language) for role in Role.objects.filter(pk__in={one["id"] for one in found})}
    merged: dict[str, dict[str, Any]] = {}
    for one in found:
        right = merged.setdefault(
            one["permission"],
            {
                "permission": one["permission"],
                "title": i18n.text(f"permissions.{one['permission']}", language),
                "scope": one["scope"],
                "roles": [],
            },
        )
        right["roles"].append(names[one["id"]])
    return list(merged.values())


def _named(rows: list[dict[str, Any]], language: str) -> list[dict[str, Any]]:
    ids = [row["id"] for row in rows]
    fallback = company_facts()[2]
    roles = _roles(ids, language)
    teams = _links(ids, "accounts_teammember", "accounts_team", "team_id", language)
    wanted = {row["department_id"] for row in rows if row["department_id"]}
    departments = {
        one["id"]: i18n.local_name(_json(one["names"]), language, fallback)
        for one in dict_rows("SELECT id, names FROM accounts_department WHERE id = ANY(%s)", [list(wanted)])
    }
    for row in rows:
        department_id = row.pop("department_id")
        row["department"] = {"id": department_id, "name": departments[department_id]} if department_id else None
        row["roles"] = roles.get(row["id"], [])
        row["teams"] = teams.get(row["id"], [])
    return rows


def _roles(user_ids: list[UUID], language: str) -> dict[UUID, list[dict[str, Any]]]:
    pairs = dict_rows(
        "SELECT ur.user_id, ur.role_id FROM accounts_userrole ur JOIN accounts_role r ON r.id = ur.role_id "
        "WHERE ur.user_id = ANY(%s) ORDER BY r.label, r.id",
        [user_ids],
    )
    roles = Role.objects.in_bulk({pair["role_id"] for pair in pairs})
    found: dict[UUID, list[dict[str, Any]]] = {}
    for pair in pairs:
        role = roles[pair["role_id"]]
        found.setdefault(pair["user_id"], []).append(
            {"id": role.id, "code": role.code, "name": role_name(role, language)}
        )
    return found


def _links(
    user_ids: list[UUID], link: str, target: str, column: str, language: str
) -> dict[UUID, list[dict[str, Any]]]:
    """{user: [{id, name}]} over a link table; table and column names are our own constants."""
    fallback = company_facts()[2]
    rows = dict_rows(
        f"SELECT l.user_id, t.id, t.names FROM {link} l JOIN {target} t ON t.id = l.{column} "
        "WHERE l.user_id = ANY(%s) AND t.archived_at IS NULL ORDER BY t.label, t.id",
        [user_ids],
    )
    found: dict[UUID, list[dict[str, Any]]] = {}
    for row in rows:
        name = i18n.local_name(_json(row["names"]), language, fallback)
        found.setdefault(row["user_id"], []).append({"id": row["id"], "name": name})
    return found


def _json(value: Any) -> dict[str, str]:
    """A jsonb column as the raw cursor hands it over: text, unless the driver decoded it."""
    loaded: dict[str, str] = orjson.loads(value) if isinstance(value, str | bytes) else value
    return loaded

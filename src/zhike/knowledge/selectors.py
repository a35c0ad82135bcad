"""Reads of module knowledge."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from django.db import connection

from zhike.kernel import i18n
from zhike.kernel.authz import Actor
from zhike.kernel.http import COUNT_CAP, ListRequest
from zhike.knowledge import access
from zhike.knowledge.categories import category_paths
from zhike.knowledge.models import Category, SnippetBody

_SNIPPET: Final = """
SELECT s.id, s.name, s.shortcut, s.reach, s.team_id, s.owner_id, s.uses, s.archived_at, s.updated_at, s.version
"""
_FOUND: Final = """
 AND (s.shortcut ILIKE %s OR s.name ILIKE %s OR EXISTS (
   SELECT FROM knowledge_snippetbody b WHERE b.snippet_id = s.id AND b.body ILIKE %s))
"""


def _rows(sql: str, params: Sequence[Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _count(source: str, params: Sequence[Any]) -> int:
    rows = _rows(f"SELECT count(*) AS found FROM (SELECT 1 {source} LIMIT {COUNT_CAP + 1}) counted", params)
    return int(rows[0]["found"])


def _like(text: str) -> str:
    """`text` with what LIKE would read as wildcards taken literally."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def snippet_rows(actor: Actor, page: ListRequest) -> tuple[list[dict[str, Any]], int | None]:
    """One page of the replies that `actor` sees, with their texts, and the capped count if wanted."""
    where, params = access.visible_sql(actor)
    archived = page.filters.get("archived") == ["true"]
    source = f"FROM knowledge_snippet s WHERE {where} AND s.archived_at IS {'NOT ' if archived else ''}NULL"
    for name, column in (("reach", "s.reach"), ("team", "s.team_id::text")):
        if name in page.filters:
            source += f" AND {column} = ANY(%s)"
            params.append(page.filters[name])
    if page.q:
        word = _like(page.q.removeprefix("/"))
        source += _FOUND
        params += [f"{word}%", f"%{word}%", f"%{word}%"]
    after, after_params, order = page.keyset()
    rows = _rows(f"{_SNIPPET} {source} AND {after} ORDER BY {order} LIMIT %s", [*params, *after_params, page.limit + 1])
    bodies: dict[UUID, dict[str, str]] = {row["id"]: {} for row in rows}
    texts = SnippetBody.objects.filter(snippet_id__in=list(bodies)).order_by("language")
    for snippet_id, language, body in texts.values_list("snippet_id", "language", "body"):
        bodies[snippet_id][language] = body
    for row in rows:
        row["bodies"] = bodies[row["id"]]
    return rows, _count(source, params) if page.want_total else None


def path_names(category_ids: list[UUID], language: str) -> dict[UUID, list[str]]:
    """The names on the way down to each category, in the viewer's language."""
    return {
        found.id: [i18n.local_name(name, language) for name in found.names]
        for found in category_paths(category_ids).values()
    }


def category_rows(page: ListRequest, language: str) -> tuple[list[dict[str, Any]], int | None]:
    """One page of categories with their paths, and the capped count if wanted."""
    archived = page.filters.get("archived") == ["true"]
    source = f"FROM knowledge_category c WHERE c.archived_at IS {'NOT ' if archived else ''}NULL AND c.kind = ANY(%s)"
    params: list[object] = [page.filters.get("kind", ["category"])]
    if "parent" in page.filters:
        source += " AND c.parent_id::text = ANY(%s)"
        params.append(page.filters["parent"])
    after, after_params, order = page.keyset()
    found = _rows(
        f"SELECT c.id {source} AND {after} ORDER BY {order} LIMIT %s", [*params, *after_params, page.limit + 1]
    )
    ids = [row["id"] for row in found]
    names = path_names(ids, language)
    shown = ("id", "kind", "parent_id", "name", "color", "place", "archived_at", "updated_at", "version")
    by_id = {row["id"]: row for row in Category.objects.filter(id__in=ids).values(*shown)}
    rows = [{**by_id[one], "label": i18n.local_name(by_id[one]["name"], language), "path": names[one]} for one in ids]
    return rows, _count(source, params) if page.want_total else None

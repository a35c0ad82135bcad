"""Which canned replies somebody sees and may change."""

from uuid import UUID

from zhike.kernel.authz import Actor
from zhike.kernel.errors import NOT_FOUND, PERMISSION_MISSING, ZhikeError
from zhike.knowledge.models import Snippet
from zhike.knowledge.permissions import SNIPPET_EDIT, SNIPPET_MANAGE, SNIPPET_VIEW


def visible_sql(actor: Actor, alias: str = "s") -> tuple[str, list[object]]:
    """A condition that keeps what `actor` sees: the company's, the own teams' (managers: all teams'), the own ones."""
    actor.require(SNIPPET_VIEW)
    teams = "TRUE" if actor.may(SNIPPET_MANAGE) else f"{alias}.team_id = ANY(%s)"
    params: list[object] = [] if actor.may(SNIPPET_MANAGE) else [list(actor.rights.team_ids)]
    condition = f"({alias}.reach = 'company' OR ({alias}.reach = 'team' AND {teams})"
    return f"{condition} OR {alias}.owner_id = %s)", [*params, actor.id]


def sees(actor: Actor, snippet: Snippet) -> bool:
    """The same rule for one row at hand."""
    if snippet.reach == "own":
        return snippet.owner_id == actor.id
    if snippet.reach == "team":
        return actor.may(SNIPPET_MANAGE) or snippet.team_id in actor.rights.team_ids
    return True


def require_change(actor: Actor, *, reach: str, team_id: UUID | None, owner_id: UUID | None) -> None:
    """Raises `permission.missing` unless `actor` may keep replies of this reach; foreign own ones are hidden."""
    if reach == "own" and owner_id == actor.id:
        actor.require(SNIPPET_EDIT)
    elif reach == "own":
        raise NOT_FOUND()
    elif reach == "team" and team_id in actor.rights.team_ids and actor.may(SNIPPET_EDIT):
        return
    elif not actor.may(SNIPPET_MANAGE):
        raise PERMISSION_MISSING(permission=SNIPPET_MANAGE.name)


def visible(actor: Actor, snippet_id: UUID, *, lock: bool = False) -> Snippet:
    """The reply if `actor` sees it. Raises `permission.missing` or `missing.not_found`."""
    actor.require(SNIPPET_VIEW)
    found = Snippet.objects.select_for_update() if lock else Snippet.objects.all()
    snippet = found.filter(id=snippet_id).first()
    if snippet is None or not sees(actor, snippet):
        raise NOT_FOUND()
    return snippet


def may_change(actor: Actor, snippet: Snippet) -> bool:
    """Whether :func:`require_change` would let `actor` change this reply."""
    try:
        require_change(actor, reach=snippet.reach, team_id=snippet.team_id, owner_id=snippet.owner_id)
    except ZhikeError:
        return False
    return True

"""Canned replies: making, changing, archiving, rendering."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import INPUT_INVALID, VERSION_CONFLICT, FieldError, invalid
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.i18n import DEFAULT_LANGUAGE
from zhike.knowledge import access
from zhike.knowledge.errors import LANGUAGE_MISSING, SHORTCUT_TAKEN
from zhike.knowledge.events import SnippetChanged
from zhike.knowledge.models import Snippet, SnippetBody
from zhike.knowledge.rules import VARIABLES, Rendered, render, unknown_variables

FIELDS: Final = ("name", "shortcut", "reach", "team_id")


@dataclass(frozen=True, slots=True)
class SnippetView:
    """A canned reply with its texts by language."""

    snippet: Snippet
    bodies: dict[str, str]


def bodies_of(snippet: Snippet) -> dict[str, str]:
    """The reply's texts by language."""
    return dict(SnippetBody.objects.filter(snippet=snippet).order_by("language").values_list("language", "body"))


def _check_bodies(bodies: Mapping[str, str]) -> None:
    if not bodies:
        raise invalid("bodies", "snippet.no_text")
    errors = [
        FieldError(f"bodies.{language}", "variable.unknown", {"name": name, "known": ", ".join(VARIABLES)})
        for language, body in bodies.items()
        for name in unknown_variables(body)
    ]
    if errors:
        raise INPUT_INVALID(fields=errors)


def _topics(snippet: Snippet) -> list[str]:
    if snippet.reach == "team":
        return [f"team:{snippet.team_id}"]
    return [f"user:{snippet.owner_id}"] if snippet.reach == "own" else ["company"]


def _saved(snippet: Snippet, action: str, changed: list[str], *, actor: Actor, before: dict[str, object]) -> None:
    """Event and log. Texts of replies are content: the log says that they changed, not what they say."""
    emit(
        SnippetChanged(snippet_id=snippet.id, changed=changed),
        actor=actor,
        subject=Subject(kind="snippet", id=snippet.id, version=snippet.version),
        topics=_topics(snippet),
    )
    after = {name: _plain(getattr(snippet, name)) for name in changed if name in FIELDS}
    trail.record(
        f"knowledge.snippet.{action}",
        actor=actor,
        object_kind="snippet",
        object_id=snippet.id,
        before={name: _plain(value) for name, value in before.items()},
        after={**after, "fields": changed},
    )


def _plain(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value


def _save(snippet: Snippet) -> None:
    try:
        with transaction.atomic():
            snippet.save()
    except IntegrityError as error:
        if "knowledge_snippet_shortcut" not in str(error):
            raise
        raise SHORTCUT_TAKEN(fields=[FieldError("shortcut", "snippet.shortcut_taken", {})]) from None


def _place(snippet: Snippet, actor: Actor) -> None:
    """Makes team and owner fit the reach. Raises `input.invalid` for a team reply without team."""
    if snippet.reach == "team" and snippet.team_id is None:
        raise invalid("team_id", "snippet.team_missing")
    if snippet.reach != "team":
        snippet.team_id = None
    snippet.owner_id = actor.id if snippet.reach == "own" else None


@transaction.atomic
def snippet_create(*, actor: Actor, values: Mapping[str, Any], bodies: Mapping[str, str]) -> SnippetView:
    """A new reply; `values` are FIELDS, `bodies` texts by language.

    Raises `input.invalid` (unknown variables by name), `permission.missing` for its reach, `knowledge.shortcut_taken`.
    """
    _check_bodies(bodies)
    snippet = Snippet(**values, updated_at=clock.now())
    _place(snippet, actor)
    access.require_change(actor, reach=snippet.reach, team_id=snippet.team_id, owner_id=snippet.owner_id)
    _save(snippet)
    SnippetBody.objects.bulk_create(
        [SnippetBody(snippet=snippet, language=language, body=body) for language, body in bodies.items()]
    )
    _saved(snippet, "create", [*sorted(values), "bodies"], actor=actor, before={})
    return SnippetView(snippet, dict(bodies))


def _locked(actor: Actor, snippet_id: UUID, expected_version: int, yours: Mapping[str, Any]) -> Snippet:
    snippet = access.visible(actor, snippet_id, lock=True)
    access.require_change(actor, reach=snippet.reach, team_id=snippet.team_id, owner_id=snippet.owner_id)
    if snippet.version != expected_version:
        fields = {name: getattr(snippet, name) for name in FIELDS}
        current = {**fields, "bodies": bodies_of(snippet), "version": snippet.version}
        raise VERSION_CONFLICT(extra={"current": current, "yours": dict(yours)})
    return snippet


@transaction.atomic
def snippet_change(
    *,
    actor: Actor,
    snippet_id: UUID,
    expected_version: int,
    values: Mapping[str, Any],
    bodies: Mapping[str, str] | None = None,
) -> SnippetView:
    """Changes some of FIELDS, and the texts as a whole when `bodies` is given. Raises as `snippet_create`."""
    snippet = _locked(actor, snippet_id, expected_version, {**values, "bodies": bodies})
    before, after = trail.changed({name: getattr(snippet, name) for name in values}, values)
    old_bodies = bodies_of(snippet)
    changed = [*after, *(["bodies"] if bodies is not None and dict(bodies) != old_bodies else [])]
    if not changed:
        return SnippetView(snippet, old_bodies)
    if bodies is not None:
        _check_bodies(bodies)
    for name, value in after.items():
        setattr(snippet, name, value)
    _place(snippet, actor)
    access.require_change(actor, reach=snippet.reach, team_id=snippet.team_id, owner_id=snippet.owner_id)
    snippet.version += 1
    snippet.updated_at = clock.now()
    _save(snippet)
    if bodies is not None:
        SnippetBody.objects.filter(snippet=snippet).delete()
        SnippetBody.objects.bulk_create(
            [SnippetBody(snippet=snippet, language=language, body=body) for language, body in bodies.items()]
        )
    _saved(snippet, "change", sorted(changed), actor=actor, before=before)
    return SnippetView(snippet, dict(bodies) if bodies is not None else old_bodies)


@transaction.atomic
def snippet_archive(*, actor: Actor, snippet_id: UUID, expected_version: int, archived: bool) -> SnippetView:
    """Takes a reply out of use, or back. Raises `knowledge.shortcut_taken` when its shortcut is used meanwhile."""
    snippet = _locked(actor, snippet_id, expected_version, {"archived": archived})
    if (snippet.archived_at is not None) != archived:
        snippet.archived_at = clock.now() if archived else None
        snippet.updated_at = clock.now()
        snippet.version += 1
        _save(snippet)
        _saved(snippet, "archive" if archived else "restore", ["archived"], actor=actor, before={})
    return SnippetView(snippet, bodies_of(snippet))


@transaction.atomic
def snippet_render(
    *, actor: Actor, snippet_id: UUID, language: str, values: Mapping[str, str | None]
) -> tuple[str, Rendered]:
    """The reply in `language` (else the company's first, else any) with `values` filled in, and counts its use.

    Answers the language that was found. Raises `input.invalid` naming unknown variables in `values`.
    """
    unknown = [FieldError(f"values.{name}", "variable.unknown", {"name": name, "known": ", ".join(VARIABLES)})
               for name in values if name not in VARIABLES]  # fmt: skip
    if unknown:
        raise INPUT_INVALID(fields=unknown)
    snippet = access.visible(actor, snippet_id)
    bodies = bodies_of(snippet)
    if not bodies:
        raise LANGUAGE_MISSING()
    chosen = next((one for one in (language, DEFAULT_LANGUAGE) if one in bodies), next(iter(bodies)))
    Snippet.objects.filter(id=snippet_id).update(uses=F("uses") + 1, used_at=clock.now())
    return chosen, render(bodies[chosen], values)

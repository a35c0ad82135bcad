"""What the demo company knows: sub-categories, tags of conversations, sixty canned replies (`demo.json`)."""

import json
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from zhike.kernel.authz import SYSTEM
from zhike.knowledge.categories import category_create
from zhike.knowledge.models import Category
from zhike.knowledge.snippets import snippet_create

_WORDS: Final = Path(__file__).with_name("demo.json")
_LANGUAGES: Final = ("zh-CN", "en")


@transaction.atomic
def load() -> None:
    """Makes them all for the whole company."""
    words: dict[str, Any] = json.loads(_WORDS.read_text(encoding="utf-8"))
    for group in words["categories"]:
        parent = Category.objects.get(kind="category", parent=None, **{"name__zh-CN": group["parent"]})
        for place, name in enumerate(group["children"]):
            category_create(actor=SYSTEM, values={"name": name, "parent_id": parent.id, "place": place})
    for place, group in enumerate(words["tags"]):
        parent = _tag(None, group, place)
        for inner, tag in enumerate(group["tags"]):
            _tag(parent.id, tag, inner)
    for reply in words["replies"]:
        snippet_create(
            actor=SYSTEM,
            values={"name": reply["name"], "shortcut": reply["shortcut"], "reach": "company"},
            bodies={language: reply[language] for language in _LANGUAGES if language in reply},
        )


def _tag(parent_id: UUID | None, words: dict[str, Any], place: int) -> Category:
    """A tag or a group of tags; a new company has some of them already."""
    known = Category.objects.filter(kind="tag", parent_id=parent_id, **{"name__zh-CN": words["zh-CN"]}).first()
    values = {"kind": "tag", "name": _name(words), "parent_id": parent_id, "place": place}
    return known or category_create(actor=SYSTEM, values=values | {"color": words.get("color", "")})


def _name(words: dict[str, Any]) -> dict[str, str]:
    return {language: words[language] for language in _LANGUAGES}

"""Pure rules of module knowledge: variables in canned replies, the shape of the category tree."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

#: What a canned reply may speak of.
VARIABLES: Final = ("customer.name", "agent.name", "shop.name", "order.number")
#: Levels of each tree: categories, and groups with the tags in them.
MAX_DEPTHS: Final = {"category": 5, "tag": 2}

#: Looks like a variable: a word in braces. Other braces are ordinary text.
_VARIABLE: Final = re.compile(r"\{\s*([A-Za-z][A-Za-z0-9_.]*)\s*\}")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a rendered reply: text as it stands, a value that was filled in, or a gap to be filled by hand."""

    kind: Literal["text", "value", "gap"]
    text: str
    variable: str | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A reply ready to be looked over. `text` holds gaps as they were written, so that nothing is sent unnoticed."""

    text: str
    parts: tuple[Part, ...]
    gaps: tuple[str, ...]


def unknown_variables(body: str) -> list[str]:
    """Variables of `body` that do not exist, each once, in order."""
    found = dict.fromkeys(match[1] for match in _VARIABLE.finditer(body))
    return [name for name in found if name not in VARIABLES]


def render(body: str, values: Mapping[str, str | None]) -> Rendered:
    """Fills in `values`; a variable without one stays as a gap. Values are text: braces in them mean nothing."""
    parts: list[Part] = []
    gaps: dict[str, None] = {}
    at = 0
    for match in _VARIABLE.finditer(body):
        if match.start() > at:
            parts.append(Part("text", body[at : match.start()]))
        name = match[1]
        value = (values.get(name) or "").strip() if name in VARIABLES else ""
        if value:
            parts.append(Part("value", value, name))
        else:
            parts.append(Part("gap", f"{{{name}}}", name))
            gaps[name] = None
        at = match.end()
    if at < len(body):
        parts.append(Part("text", body[at:]))
    return Rendered("".join(part.text for part in parts), tuple(parts), tuple(gaps))


def path_to(node: UUID | None, parents: Mapping[UUID, UUID | None]) -> list[UUID]:
    """Ids from the top down to `node`; a loop in the data ends the walk."""
    path: list[UUID] = []
    while node is not None and node not in path:
        path.append(node)
        node = parents.get(node)
    return path[::-1]


def height(node: UUID, parents: Mapping[UUID, UUID | None]) -> int:
    """Levels of the tree from `node` down, itself included."""
    children: dict[UUID | None, list[UUID]] = {}
    for child, parent in parents.items():
        children.setdefault(parent, []).append(child)
    level: Sequence[UUID] = [node]
    levels = 0
    seen: set[UUID] = set()
    while level:
        levels += 1
        seen.update(level)
        level = [child for one in level for child in children.get(one, []) if child not in seen]
    return levels

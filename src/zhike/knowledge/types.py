"""Values that cross the module's door."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class CategoryPath:
    """A category with its way down from the top: ids and names (one dictionary of languages per level)."""

    id: UUID
    ids: tuple[UUID, ...]
    names: tuple[dict[str, str], ...]

"""Facts about imports: ids, states and counts."""

from typing import ClassVar
from uuid import UUID

from zhike.kernel.events.payload import EventPayload


class ImportChanged(EventPayload):
    """An import was uploaded, started, moved on or ended. `done` of `total` rows are accounted for."""

    name: ClassVar[str] = "integrations.import_changed"
    import_id: UUID
    kind: str | None
    state: str
    phase: str
    done: int
    total: int | None

from typing import ClassVar

from zhike.kernel.events.payload import EventPayload


class JobChanged(EventPayload):
    """A job of a person moved: queued, running (with progress), done, failed, cancelled or dead."""

    name: ClassVar[str] = "kernel.job_changed"
    job: str
    state: str
    done: int
    total: int | None

"""How an import is saved: version, time, and a word to whoever watches it."""

from uuid import UUID

from zhike.integrations.events import ImportChanged
from zhike.integrations.models import ImportRun
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject


def save(run: ImportRun, actor: Actor, **values: object) -> ImportRun:
    """Saves columns of a locked import and tells about it, in the caller's transaction."""
    run.version += 1
    run.updated_at = clock.now()
    for name, value in values.items():
        setattr(run, name, value)
    run.save(update_fields=[*values, "version", "updated_at"])
    tell(run, actor)
    return run


def tell(run: ImportRun, actor: Actor) -> None:
    """The event about an import."""
    emit(
        ImportChanged(
            import_id=run.id, kind=run.kind, state=run.state, phase=run.phase, done=accounted(run), total=run.row_count
        ),
        actor=actor,
        subject=Subject(kind="import", id=run.id, version=run.version),
        shop_id=run.shop_id,
        topics=_topics(run.creator_id, run.shop_id),
    )


def _topics(creator_id: UUID | None, shop_id: UUID | None) -> list[str]:
    topics = [f"user:{creator_id}"] if creator_id else []
    return [*topics, f"shop:{shop_id}"] if shop_id else topics


def accounted(run: ImportRun) -> int:
    """How many rows have an outcome."""
    return sum(int(number) for number in run.counts.values())

"""Declaring jobs.

    @job("surveys.invite", queue="mail", key="surveys.invite:{episode_id}", retry=Retry(5), timeout_s=60)
    def invite(run: Run, episode_id: UUID) -> None: ...

    invite.defer(actor=actor, episode_id=episode.id)   # in the caller's transaction

Arguments are ids, numbers and codes, and texts only as `seal_text` makes them; their types come from the body's
annotations. The body reads state again, may run more than once, commits in steps and calls `run.progress` and
`run.cancelled` between them.
"""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal, Protocol
from uuid import UUID

from pydantic import BaseModel, ConfigDict, create_model

from zhike.kernel.authz import Actor, Permission

QueueName = Literal["default", "mail", "import", "report"]
QUEUES: Final[tuple[QueueName, ...]] = ("default", "mail", "import", "report")


@dataclass(frozen=True, slots=True)
class Retry:
    """How often a job that met an unexpected error is tried in all, and how the pauses grow (seconds)."""

    times: int = 3
    first_s: int = 10
    factor: int = 4
    longest_s: int = 3600

    def pause_s(self, attempts: int) -> int | None:
        """The pause after this many attempts, or None when there is no next one."""
        if attempts >= self.times:
            return None
        return int(min(self.longest_s, self.first_s * self.factor ** (attempts - 1)))


class Run(Protocol):
    """What a job's body may ask and say while it runs."""

    id: UUID
    #: Who started it, with the rights they hold now.
    actor: Actor

    def progress(self, done: int, total: int | None = None) -> None:
        """Says how far it is. Raises when the job lost its lease, ran too long, or the worker stops."""

    def cancelled(self) -> bool:
        """Whether the body should stop between two steps because somebody cancelled it. Raises as `progress`."""

    def result(self, file_id: UUID, needs: Sequence[Permission] = ()) -> None:
        """Names the file that the person gets: while they hold `needs` as far as the actor does now, and for the days
        that the setting says.
        """

    def note(self, code: str, **params: object) -> None:
        """Notes an error of one part (a row of an import) that does not stop the whole; the first 100 are kept."""


class _Arguments(BaseModel):
    model_config = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, eq=False)
class JobKind:
    """A declared job. Its name never changes: waiting rows carry it."""

    name: str
    queue: QueueName
    body: Callable[..., None]
    key: str | None
    retry: Retry
    timeout_s: int
    arguments: type[BaseModel] = field(repr=False)

    def defer(self, *, actor: Actor, run_at: datetime | None = None, **arguments: Any) -> UUID:
        """Queues the job in the caller's transaction and answers its id.

        With a key, a job of the same key that still waits stands for this one too. Raises ValidationError for wrong
        arguments and TransactionManagementError outside a transaction.
        """
        from zhike.kernel.jobs.service import defer

        return defer(self, actor=actor, run_at=run_at, arguments=arguments)


_kinds: dict[str, JobKind] = {}


def job(
    name: str,
    *,
    queue: QueueName = "default",
    key: str | None = None,
    retry: Retry | None = None,
    timeout_s: int = 300,
) -> Callable[[Callable[..., None]], JobKind]:
    """Declares a job. Raises ValueError for a taken name."""

    def declare(body: Callable[..., None]) -> JobKind:
        known = _kinds.get(name)
        if known is not None and known.body.__qualname__ != body.__qualname__:
            raise ValueError(f"job {name!r} is declared twice")
        kind = JobKind(name, queue, body, key, retry or Retry(), timeout_s, _arguments(name, body))
        _kinds[name] = kind
        return kind

    return declare


def find(name: str) -> JobKind | None:
    """The job of this name, or None when this version of the program has none."""
    return _kinds.get(name)


def all_jobs() -> Mapping[str, JobKind]:
    """Every declared job by name."""
    return dict(_kinds)


def _arguments(name: str, body: Callable[..., None]) -> type[BaseModel]:
    """A closed model of the body's parameters after the first."""
    parameters = list(inspect.signature(body, eval_str=True).parameters.values())[1:]
    fields: dict[str, Any] = {
        one.name: (one.annotation, ... if one.default is inspect.Parameter.empty else one.default) for one in parameters
    }
    return create_model(f"Arguments of {name}", __base__=_Arguments, **fields)

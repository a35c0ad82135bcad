"""What is known about the operation that runs now: request, operation id, address, device.

Set once by the HTTP layer, a job or a command; read where history is written (events, audit), so that services need
not hand these facts down by hand.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from uuid import UUID

from zhike.kernel.ids import new_id


@dataclass(frozen=True, slots=True)
class Cause:
    """What led to an event: an event, a rule, and how many causes stand before it (0 for a person's own act)."""

    event_id: int | None = None
    rule_id: UUID | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class OperationContext:
    """Facts about the operation that every history row of it shares."""

    operation_id: UUID = field(default_factory=new_id)
    request_id: str = ""
    session_id: UUID | None = None
    ip: str | None = None
    device: str = ""
    language: str = ""
    cause: Cause = Cause()
    #: A screen asks by itself; nobody is sitting there. Such a request does not keep a session from expiring.
    background: bool = False


_current: ContextVar[OperationContext | None] = ContextVar("zhike_operation", default=None)


def current() -> OperationContext:
    """The running operation; outside of one a fresh context with its own operation id, which is then kept."""
    context = _current.get()
    if context is None:
        context = OperationContext()
        _current.set(context)
    return context


@contextmanager
def operation(context: OperationContext | None = None) -> Iterator[OperationContext]:
    """Runs the block as one operation."""
    chosen = context or OperationContext()
    token = _current.set(chosen)
    try:
        yield chosen
    finally:
        _current.reset(token)


def enrich(*, session_id: UUID | None = None, language: str | None = None) -> None:
    """Adds what was learned after the operation began (who signed in, how to speak to them)."""
    known = current()
    _current.set(replace(known, session_id=session_id or known.session_id, language=language or known.language))


@contextmanager
def caused_by(cause: Cause) -> Iterator[OperationContext]:
    """Runs the block as an effect of `cause`, inside the operation that is already running."""
    with operation(replace(current(), cause=cause)) as context:
        yield context

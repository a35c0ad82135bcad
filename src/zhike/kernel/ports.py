"""Ports: what a lower module needs from a higher one, filled by wiring at start."""

from typing import Generic, TypeVar

T = TypeVar("T")


class PortError(RuntimeError):
    """A port was used, or the process started, before wiring filled it."""


class Port(Generic[T]):
    """A named hole of type T. `get` raises PortError while it is empty."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._filling: T | None = None

    def fill(self, filling: T) -> None:
        """Called by wiring, once per process; tests may fill it again."""
        self._filling = filling

    def get(self) -> T:
        """What fills the port. Raises PortError when nothing does."""
        if self._filling is None:
            raise PortError(f"nothing is wired into the port {self.name!r}")
        return self._filling

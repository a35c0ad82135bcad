"""How much one address, one owner, one socket may ask for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Counts of sockets, seconds, frames a second. Loopback addresses (proxies, tests) have no limit of their own."""

    per_address: int = 200
    per_owner: int = 20
    hello_within_s: float = 10.0
    frames_per_s: float = 10.0
    frames_burst: float = 40.0
    beat_every_s: float = 5.0
    #: A page in the background may not keep time: browsers let its timers run once a minute. Who has not pinged for so
    #: long is sent a pong, which a page may always answer with its ping.
    nudge_after_s: float = 12.0


class Rates:
    """Sockets open per address."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._addresses: dict[str, int] = {}

    def enter(self, address: str) -> bool:
        """Counts one more socket of `address`; False (and not counted) above the limit."""
        count = self._addresses.get(address, 0)
        if count >= self.limits.per_address and not _loopback(address):
            return False
        self._addresses[address] = count + 1
        return True

    def leave(self, address: str) -> None:
        """Counts one less."""
        count = self._addresses.get(address, 0) - 1
        if count > 0:
            self._addresses[address] = count
        else:
            self._addresses.pop(address, None)


class Bucket:
    """A token bucket for one socket's inbound frames."""

    __slots__ = ("_at", "_tokens")

    def __init__(self, limits: Limits, now: float) -> None:
        self._tokens = limits.frames_burst
        self._at = now

    def take(self, limits: Limits, now: float) -> bool:
        """One frame came in at `now` (monotonic seconds); False when it is one too many."""
        self._tokens = min(limits.frames_burst, self._tokens + (now - self._at) * limits.frames_per_s)
        self._at = now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True


def _loopback(address: str) -> bool:
    return address.startswith("127.") or address in ("::1", "")

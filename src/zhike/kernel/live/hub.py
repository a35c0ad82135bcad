"""Who listens to what. Lives on the event loop's thread; every method is synchronous and quick.

Resume: the hub remembers the last thousand events of the last ten minutes. A client that comes back after `pos` gets
what it missed on its topics, or is told to load everything again.
"""

import time
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from zhike.kernel.live.frames import CONVERSATION, Built, VisitorView, plain
from zhike.kernel.live.narrowing import Narrowed, Narrowings, narrowed_by
from zhike.kernel.live.protocol import Close
from zhike.kernel.live.revoking import Revocation, Revocations
from zhike.kernel.live.sockets import Socket
from zhike.kernel.live.tickets import Grant

RING_EVENTS: Final = 1000
RING_S: Final = 600.0
#: Further topics that one socket may hear at once.
GRANTS_MAX: Final = 50
TYPING_EVERY_S: Final = 1.0
#: Whoever opens a conversation within this time of a typing frame is told too; later it would say what is over.
TYPING_KEPT_S: Final = 5.0
#: A grant within this time of the hello belongs to a client that resumes: it gets what it missed since its hello's pos.
_RESUMING_S: Final = 60.0


def _all_of(topic: str) -> str:
    """The topic of those who hear every shop: `shop:*` for `shop:1`."""
    return f"{topic.partition(':')[0]}:*"


@dataclass(slots=True)
class HubStats:
    """Counted since the process started."""

    events: int = 0
    deliveries: int = 0
    reloads: int = 0
    resumed: int = 0
    too_slow: int = 0
    revoked: int = 0


class Hub:
    """Sockets by topic, owner and session; the recent events; the highest position seen."""

    def __init__(self, view: VisitorView) -> None:
        self.view = view
        self.pos = 0
        self.stats = HubStats()
        self.revocations = Revocations()
        self.narrowings = Narrowings()
        self._topics: dict[str, set[Socket]] = {}
        self._owners: dict[UUID, set[Socket]] = {}
        #: Who typed last, by topic: when it was said, the frame, and the socket that said it here.
        self._typing: dict[str, tuple[float, str, Socket | None]] = {}
        self._ring: deque[tuple[float, Built]] = deque(maxlen=RING_EVENTS)
        #: Everything after it is in the ring.
        self._floor = 0

    @property
    def sockets(self) -> int:
        """How many sockets are joined."""
        return sum(len(sockets) for sockets in self._owners.values())

    def of_owner(self, owner_id: UUID) -> int:
        """How many sockets one owner has."""
        return len(self._owners.get(owner_id, ()))

    def start(self, floor: int, pos: int, recent: Sequence[Built]) -> None:
        """Takes over the recent events at the start of the feed, or after the database went back in time."""
        self._floor, self.pos = floor, pos
        self._ring.clear()
        now = time.monotonic()
        self._ring.extend((now, built) for built in recent)
        for built in recent:
            self._narrow(narrowed_by(built.event))
        for sockets in list(self._owners.values()):
            for socket in list(sockets):
                socket.start = pos
                self._reload(socket)

    def join(self, socket: Socket, after: int | None, known_pos: int) -> None:
        """Adds a socket and sends `ready` and what it missed. `known_pos` is the database's present position: a
        client that claims to be ahead of it lives in a future that was lost, and loads again."""
        self._owners.setdefault(socket.owner_id, set()).add(socket)
        for topic in socket.topics:
            self._topics.setdefault(topic, set()).add(socket)
        self._forget_old()
        if after is None:
            socket.start = self.pos
            socket.push(self._ready(socket, self.pos))
        elif after < self._floor or after > max(known_pos, self.pos):
            socket.start = self.pos
            self._reload(socket)
        else:
            # A snapshot may be some milliseconds ahead of this feed: what it contains is passed over later.
            socket.start = after
            self.stats.resumed += 1
            socket.push(self._ready(socket, after))
            self._replay(socket, after, socket.topics)

    def leave(self, socket: Socket) -> None:
        """Removes a socket; may be called twice."""
        if socket.ends is not None:
            socket.ends.cancel()
            socket.ends = None
        for topic in socket.topics:
            self._drop(topic, socket)
        mine = self._owners.get(socket.owner_id)
        if mine is not None:
            mine.discard(socket)
            if not mine:
                del self._owners[socket.owner_id]

    def listen(self, socket: Socket, grant: Grant) -> bool:
        """Lets a socket hear one more topic, from where the grant (or the resuming client) stands. False: too many."""
        if grant.topic not in socket.topics:
            if socket.grants >= GRANTS_MAX:
                return False
            socket.grants += 1
            socket.topics |= {grant.topic}
            self._topics.setdefault(grant.topic, set()).add(socket)
        socket.push(plain(type="listening", topic=grant.topic))
        resuming = time.monotonic() - socket.joined_at < _RESUMING_S
        self._replay(socket, min(grant.pos, socket.start) if resuming else grant.pos, frozenset({grant.topic}))
        said_at, frame, by = self._typing.get(grant.topic, (0.0, "", None))
        if frame and by is not socket and time.monotonic() - said_at < TYPING_KEPT_S:
            socket.push(frame)
        return True

    def unlisten(self, socket: Socket, topic: str) -> None:
        """Stops hearing a topic; only conversations can be left, the ticket's topics stay."""
        if topic.startswith(CONVERSATION) and topic in socket.topics and socket.staff:
            socket.topics -= {topic}
            socket.grants = max(0, socket.grants - 1)
            self._drop(topic, socket)

    def deliver(self, batch: Sequence[Built], revoked: Sequence[Revocation]) -> None:
        """Hands a batch of events to everybody concerned, then closes the sockets whose owners' rights changed."""
        now = time.monotonic()
        for built in batch:
            if built.event.pos <= self.pos:
                continue
            self.pos = built.event.pos
            self.stats.events += 1
            if len(self._ring) == RING_EVENTS:
                self._floor = self._ring[0][1].event.pos
            self._ring.append((now, built))
            for socket, heard in self._listeners(built.event.topics).items():
                if built.event.pos > socket.start:
                    self._push(socket, built, tuple(heard))
            self._narrow(narrowed_by(built.event))
        for revocation in revoked:
            self.revocations.note(revocation)
            self._revoke(revocation)

    def typing(self, socket: Socket, conversation: str, on: bool) -> str | None:
        """Tells the others in a conversation; answers their frame, for the other gateways, or None where this was
        too soon or the socket does not hear the conversation."""
        topic = CONVERSATION + conversation
        if topic not in socket.topics:
            return None
        last = socket.typed_at or {}
        now = time.monotonic()
        if on and now - last.get(topic, -TYPING_EVERY_S) < TYPING_EVERY_S:
            return None
        socket.typed_at = {topic: now}
        by = {"kind": "agent" if socket.staff else "customer", "id": socket.owner_id, "name": socket.name}
        frame = plain(type="typing", conversation=conversation, by=by, on=on)
        self.typing_elsewhere(topic, frame, socket)
        return frame

    def typing_elsewhere(self, topic: str, frame: str, but: Socket | None = None) -> None:
        """Hands on a typing frame to everybody on `topic` but its sender, and to those who listen to it in a moment."""
        now = time.monotonic()
        self._typing.pop(topic, None)
        self._typing[topic] = (now, frame, but)
        while (oldest := next(iter(self._typing))) != topic and now - self._typing[oldest][0] > TYPING_KEPT_S:
            del self._typing[oldest]
        for other in self._topics.get(topic, ()):
            if other is not but:
                other.push(frame)

    def close_all(self, code: int) -> None:
        """Closes every socket."""
        for sockets in list(self._owners.values()):
            for socket in list(sockets):
                socket.close(code)

    def pong(self, socket: Socket) -> None:
        """Answers a ping in the order of the events: whoever hears `pos` has been sent everything up to it."""
        socket.push(plain(type="pong", pos=self._pos_for(socket, max(self.pos, socket.start))))

    def nudge(self, after_s: float) -> None:
        """Sends a pong to everybody who has not pinged for `after_s`: a page in the background keeps no time."""
        now = time.monotonic()
        for socket in [one for sockets in self._owners.values() for one in sockets]:
            if now - socket.heard_at > after_s and not socket.closing:
                socket.heard_at = now
                self.pong(socket)

    def _listeners(self, topics: Iterable[str]) -> dict[Socket, list[str]]:
        heard: dict[Socket, list[str]] = {}
        for topic in dict.fromkeys(topics):
            for socket in self._topics.get(topic, ()):
                heard.setdefault(socket, []).append(topic)
            for socket in self._topics.get(_all_of(topic), ()):
                mine = heard.setdefault(socket, [])
                if topic not in mine:
                    mine.append(topic)
        return heard

    def _push(self, socket: Socket, built: Built, heard: tuple[str, ...]) -> None:
        frame = built.frame(socket.staff, heard, self.view)
        if frame is None or socket.closing:
            return
        self.stats.deliveries += 1
        if not socket.push(frame):
            self.stats.too_slow += 1
            self.leave(socket)

    def _replay(self, socket: Socket, after: int, topics: frozenset[str]) -> None:
        for _, built in list(self._ring):
            if built.event.pos <= after:
                continue
            wanted = dict.fromkeys(built.event.topics)
            heard = tuple(t for t in wanted if t in topics or _all_of(t) in topics)
            if heard:
                self._push(socket, built, heard)

    def _reload(self, socket: Socket) -> None:
        self.stats.reloads += 1
        socket.push(plain(type="reload"))
        socket.push(self._ready(socket, self.pos))

    def _ready(self, socket: Socket, pos: int) -> str:
        return plain(type="ready", pos=self._pos_for(socket, pos))

    def _pos_for(self, socket: Socket, pos: int) -> int | str:
        return pos if socket.staff else self.view.write_pos(pos)

    def _revoke(self, revocation: Revocation) -> None:
        for owner_id in revocation.user_ids:
            for socket in list(self._owners.get(owner_id, ())):
                self._end(socket)
        if revocation.session_ids:
            for sockets in list(self._owners.values()):
                for socket in list(sockets):
                    if socket.session_id in revocation.session_ids:
                        self._end(socket)

        if revocation.topic is not None:
            for socket in list(self._topics.get(revocation.topic, ())):
                self._end(socket)

    def expire(self, socket: Socket) -> None:
        """Ends a socket whose session is over; one that left meanwhile stays as it is."""
        if socket in self._owners.get(socket.owner_id, ()):
            self._end(socket)

    def _end(self, socket: Socket) -> None:
        self.stats.revoked += 1
        socket.close(Close.RIGHTS_CHANGED)
        self.leave(socket)

    def _narrow(self, narrowed: Narrowed | None) -> None:
        """Members of staff who cannot read a conversation any more stop hearing it at once, grant or not."""
        if narrowed is None:
            return
        self.narrowings.note(narrowed)
        for socket in list(self._topics.get(narrowed.topic, ())):
            if socket.staff and not narrowed.covers(socket.topics):
                self.unlisten(socket, narrowed.topic)

    def _drop(self, topic: str, socket: Socket) -> None:
        listeners = self._topics.get(topic)
        if listeners is not None:
            listeners.discard(socket)
            if not listeners:
                del self._topics[topic]

    def _forget_old(self) -> None:
        horizon = time.monotonic() - RING_S
        while self._ring and self._ring[0][0] < horizon:
            self._floor = self._ring.popleft()[1].event.pos

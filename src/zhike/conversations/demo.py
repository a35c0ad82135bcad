"""Four hundred invented conversations of the demo company's last sixty days, told in simulated time; some still wait.

The dialogues are in `demo.json`. Customers are those of `customers.demo`, recognised by the token of their shop.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from operator import itemgetter
from pathlib import Path
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson

from zhike.accounts.public import ShopFacts, people, presence_choose, shops_in_use, teams, with_current_rights
from zhike.conversations.models import Channel, Episode
from zhike.conversations.permissions import CONVERSATION_CLOSE, MESSAGE_CREATE
from zhike.conversations.services.channels import channel_create, channel_secret_renew, channel_test_token
from zhike.conversations.services.episodes import conversation_close, conversation_take
from zhike.conversations.services.marks import agent_marks_move
from zhike.conversations.services.messages import agent_send, customer_send
from zhike.conversations.services.notes import note_add
from zhike.conversations.services.recording import Record
from zhike.conversations.services.visitors import widget_open
from zhike.conversations.types import Visitor
from zhike.customers.public import DEMO_TOLD, Claims, demo_person
from zhike.kernel import clock
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.chance import Chance
from zhike.kernel.clock import frozen_at
from zhike.kernel.events.draining import drain
from zhike.knowledge.public import ids_by_name

SIZE: Final = 400
_DAYS: Final = 60
_CUSTOMERS: Final = 2_000
_WORDS: Final = Path(__file__).with_name("demo.json")
_ZONE: Final = ZoneInfo("Asia/Shanghai")
#: When customers write: hours of the day, and how often.
_HOURS: Final = (
    (9, 3.0),
    (10, 4.0),
    (11, 4.0),
    (13, 3.0),
    (14, 4.0),
    (15, 4.0),
    (16, 3.0),
    (19, 4.0),
    (20, 6.0),
    (21, 5.0),
)


#: The youngest finished conversations began so long ago; after their end, somebody is there for those who wait.
_FINISHED: Final = timedelta(minutes=50)
_THERE: Final = timedelta(minutes=28)
_OLDER: Final = timedelta(days=1)
_OPENING: Final = time(8, 30)


def load(size: int = SIZE, customers: int = _CUSTOMERS) -> None:
    """Makes channels and conversations; the newest stay open."""
    words: dict[str, Any] = json.loads(_WORDS.read_text(encoding="utf-8"))
    now = clock.now()
    with frozen_at(now - timedelta(days=_DAYS + 5), everywhere=True):
        sides = [_side(shop) for shop in shops_in_use()]
    teller = _Teller(words, sides, customers)
    chance = Chance("days")
    told = [(now - timedelta(days=one["days"]), one) for one in words["told"]]
    today = _today(now, chance)
    # A tenth comes back: as many services more than conversations.
    others = size + size // 10 - len(words["waiting"]) - len(words["under_way"]) - len(told) - len(today)
    starts: list[tuple[datetime, dict[str, Any] | None]] = [(_moment(now, chance), None) for _ in range(others)]
    starts = sorted([*starts, *((one, None) for one in today), *told], key=itemgetter(0))
    day = starts[0][0].date() if starts else now.date()
    for start, one in starts:
        if start.date() != day:
            with frozen_at(start, everywhere=True):
                drain()
            day = start.date()
        teller.talk(start, one)
    _this_hour(words, teller, sides, now)


def _this_hour(words: Mapping[str, Any], teller: "_Teller", sides: Sequence["_Side"], now: datetime) -> None:
    """What is under way and who waits. Meanwhile everybody is busy: there, but nothing is assigned by itself."""
    with frozen_at(now - _THERE, everywhere=True):
        drain()
        agents = [agent for side in sides for agent in side.agents]
        for agent in agents:
            presence_choose(actor=agent, state="busy")
    for one in sorted([*words["under_way"], *words["waiting"]], key=lambda one: -int(one["minutes"])):
        teller.under_way(now - timedelta(minutes=one["minutes"]), one)
    drain()
    for agent in agents:
        presence_choose(actor=agent, state="offline")
    drain()


def _moment(now: datetime, chance: Chance) -> datetime:
    """A moment of the sixty days before today, at an hour when people write."""
    day = (now.astimezone(_ZONE) - timedelta(days=chance.randint(1, _DAYS))).date()
    hour = chance.weighted(_HOURS)
    return datetime(day.year, day.month, day.day, hour, chance.randint(0, 59), chance.randint(0, 59), tzinfo=_ZONE)


def _today(now: datetime, chance: Chance) -> list[datetime]:
    """When people wrote today: two or three times an hour since the shops opened, or a few times in the night."""
    local = now.astimezone(_ZONE)
    last = local - _FINISHED
    opened = datetime.combine(local.date(), _OPENING, tzinfo=_ZONE)
    first = opened if last - opened > timedelta(minutes=30) else datetime.combine(local.date(), time(), tzinfo=_ZONE)
    span = (last - first).total_seconds()
    if span <= 0:
        return []
    return [first + timedelta(seconds=span * chance.random()) for _ in range(max(3, min(16, int(span / 1500))))]


@dataclass(frozen=True, slots=True)
class _Side:
    """A shop's channel and the agents of its team."""

    channel: Channel
    agents: Sequence[Actor]
    names: Mapping[UUID, str]


def _side(shop: ShopFacts) -> _Side:
    channel = Channel.objects.filter(shop_id=shop.id, archived_at=None).order_by("created_at").first()
    if channel is None:
        names = {"zh-CN": f"{shop.name}在线客服", "en": "Web chat"}
        channel = channel_create(actor=SYSTEM, shop_id=shop.id, names=names, values={"team_id": shop.team_id})
    elif channel.created_at > clock.now():
        # The chat that every installation begins with stays the oldest one: the demo shop and the portal show it.
        channel.names, channel.created_at = {"zh-CN": f"{shop.name}在线客服", "en": "Web chat"}, clock.now() - _OLDER
        channel.save(update_fields=["names", "created_at"])
    if channel.secret_sealed is None:
        channel = channel_secret_renew(actor=SYSTEM, channel_id=channel.id, expected_version=channel.version).channel
    members = teams([shop.team_id])[shop.team_id].member_ids if shop.team_id else ()
    known = people(members)
    agents = [with_current_rights(Actor("user", one)) for one in members if shop.id in known[one].shop_ids]
    # The administrator stands in the first team, but answers nobody.
    agents = [one for one in agents if _serves(one)]
    return _Side(channel, agents, {one: known[one].name for one in members})


def _serves(actor: Actor) -> bool:
    return not actor.rights.everything and actor.may(MESSAGE_CREATE) and actor.may(CONVERSATION_CLOSE)


class _Teller:
    """Tells conversations, one after another."""

    def __init__(self, words: dict[str, Any], sides: Sequence[_Side], customers: int) -> None:
        self._words = words
        self._sides = sides
        self._customers = customers
        self._chance = Chance("conversations")
        self._categories = ids_by_name("category", "zh-CN")
        self._tags = ids_by_name("tag", "zh-CN")
        self._told = 0
        self._met = 0
        self._before: list[tuple[int, int]] = []
        self._returns = 0
        self._vips = frozenset(DEMO_TOLD[:1])

    def begin(
        self, at: datetime, text: str, products: Sequence[str], who: tuple[int, int]
    ) -> tuple[_Side, Visitor, UUID, dict[str, str]]:
        """A customer writes a first line; answers the side, the widget, the conversation and the slots."""
        chance = self._chance
        self._told += 1
        at_side, place = who
        side, person = self._sides[at_side], demo_person(place)
        slots = {
            "name": person.name,
            "last4": person.phone[-4:],
            "product": chance.choice(products) if products else "",
            "carrier": chance.choice(self._words["carriers"]),
            "agent": "",
        }
        with frozen_at(at, everywhere=True):
            claims = Claims(person.account, person.name, phone=person.phone, vip=place in self._vips)
            token = channel_test_token(channel=side.channel, claims=claims)[0]
            visitor = widget_open(
                channel_key=side.channel.key,
                visitor_token=None,
                shop_token=token,
                language="en" if text.isascii() else "zh-CN",
                origin=None,
                ip=f"192.0.2.{self._told % 250}",
                page_url="",
            ).visitor
            posted = self._say(visitor, text, slots)
        conversation_id = UUID(posted["conversation_id"])
        return side, replace(visitor, conversation_id=conversation_id), conversation_id, slots

    def _who(self, at_side: int | None = None) -> tuple[int, int]:
        """The side and the customer: mostly somebody new, about each eleventh time somebody who was here before."""
        chance, sides = self._chance, len(self._sides)
        if at_side is not None:
            return self._new(at_side % sides)
        if len(self._before) > 10 and self._returns < len(self._before) // 10:
            self._returns += 1
            return chance.choice(self._before[:-5])
        return self._new(chance.weighted(tuple((one, float(sides - one)) for one in range(sides))))

    def _new(self, at_side: int) -> tuple[int, int]:
        """Somebody of this side who did not write yet, as far as there are customers."""
        sides = len(self._sides)
        of_shop = self._customers // sides
        while True:
            self._met += 1
            who = (at_side, (self._met * 7 % of_shop) * sides + at_side)
            if who[1] not in DEMO_TOLD:
                self._before.append(who)
                return who

    def talk(self, start: datetime, told: Mapping[str, Any] | None = None) -> None:
        """A whole conversation from one of the dialogues, or as it is `told`, closed by the agent."""
        chance = self._chance
        talk = told["talk"] if told else chance.choice(self._words["talks"])
        who = (0, int(told["person"])) if told else self._who()
        first, *rest = talk["lines"]
        side, visitor, conversation_id, slots = self.begin(start, first[1], talk.get("products", ()), who)
        agent = chance.choice(side.agents)
        slots["agent"] = side.names[agent.id] if agent.id else ""
        at = start + timedelta(seconds=chance.weighted(((15, 3.0), (40, 4.0), (90, 2.0), (420, 0.6))))
        with frozen_at(at, everywhere=True):
            conversation_take(actor=agent, conversation_id=conversation_id)
        for who, line in rest:
            at += timedelta(seconds=chance.randint(12, 110))
            with frozen_at(at, everywhere=True):
                if who == "c":
                    self._say(visitor, line, slots)
                else:
                    self._write(agent, conversation_id, who, line, slots)
        at += timedelta(seconds=chance.randint(20, 200))
        with frozen_at(at, everywhere=True):
            self._close(agent, conversation_id, talk)

    def under_way(self, at: datetime, told: Mapping[str, Any]) -> None:
        """A conversation of this hour: it waits, or its agent has just answered."""
        who = self._who(int(told["shop"]))
        side, _visitor, conversation_id, slots = self.begin(at, told["text"], told.get("products", ()), who)
        if "agent" not in told:
            return
        named = [one for one in side.agents if one.id and side.names[one.id] == told["agent"]]
        agent = (named or side.agents)[0]
        slots["agent"] = side.names[agent.id] if agent.id else ""
        with frozen_at(at + timedelta(seconds=45), everywhere=True):
            conversation_take(actor=agent, conversation_id=conversation_id)
            self._write(agent, conversation_id, "a", self._words["hello"], slots)

    def _say(self, visitor: Visitor, line: str, slots: Mapping[str, str]) -> dict[str, Any]:
        actor = Actor("customer", visitor.customer_id)
        posted = customer_send(
            actor=actor, visitor=visitor, client_key=self._key(), kind="text", text=line.format(**slots)
        )
        message: dict[str, Any] = orjson.loads(posted.json)
        return message

    def _write(self, agent: Actor, conversation_id: UUID, who: str, line: str, slots: Mapping[str, str]) -> None:
        text = line.format(**slots)
        if who == "n":
            note_add(actor=agent, conversation_id=conversation_id, client_key=self._key(), text=text, mention_ids=[])
        else:
            posted = agent_send(
                actor=agent, conversation_id=conversation_id, client_key=self._key(), kind="text", text=text
            )
            seq = orjson.loads(posted.json)["seq"]
            agent_marks_move(actor=agent, conversation_id=conversation_id, delivered_seq=seq, read_seq=seq)

    def _close(self, agent: Actor, conversation_id: UUID, talk: Mapping[str, Any]) -> None:
        episode = Episode.objects.get(conversation_id=conversation_id, closed_at=None)
        record = Record(
            category_id=self._categories[talk["category"]],
            result=talk["result"],
            problem=talk["problem"],
            handling=talk["handling"],
            tag_ids=tuple(self._tags[tag] for tag in talk["tags"] if tag in self._tags),
        )
        conversation_close(
            actor=agent, conversation_id=conversation_id, expected_version=episode.version, record=record
        )

    def _key(self) -> str:
        """As far as the demo goes, no two lines have one key."""
        self._told += 1
        return f"demo-line-{self._told:06d}"

"""A hundred and fifty invented tickets of the demo company: made, taken, answered, some waiting, some late.

The words are in `demo.json`. Customers are those of `customers.demo`, with the orders they really have there.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from zhike.accounts.public import ShopFacts, people, shops_in_use, teams, with_current_rights
from zhike.commerce.public import OwnOrder, orders_of_customer
from zhike.customers.public import DEMO_TOLD, AutoCustomer, customer_ensure_many, demo_person
from zhike.kernel import clock
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.chance import Chance
from zhike.kernel.clock import frozen_at
from zhike.kernel.events.draining import drain
from zhike.tickets.models import Ticket, TicketStatus, TicketType
from zhike.tickets.permissions import COMMENT_CREATE, TICKET_CLOSE, TICKET_CREATE, TICKET_EDIT
from zhike.tickets.services.comments import comment_add
from zhike.tickets.services.creating import ticket_create
from zhike.tickets.services.giving import ticket_take
from zhike.tickets.services.statuses import ticket_move
from zhike.tickets.types import NewTicket

SIZE: Final = 150
_DAYS: Final = 60
_CUSTOMERS: Final = 2_000
_WORDS: Final = Path(__file__).with_name("demo.json")
#: How far tickets have come; the older, the further.
_OLD: Final = (("closed", 6.0), ("resolved", 3.0), ("waiting", 0.2), ("in_progress", 0.05))
_NEW: Final = (("pending", 3.0), ("in_progress", 4.0), ("waiting", 2.0), ("resolved", 2.0))
_RECENT: Final = (("in_progress", 1.0), ("waiting", 2.5), ("resolved", 6.0))
_NEW_FOR: Final = timedelta(hours=10)
_RECENT_FOR: Final = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class _Side:
    shop: ShopFacts
    agents: Sequence[Actor]


def load(size: int = SIZE, customers: int = _CUSTOMERS) -> None:
    """Makes the tickets, the oldest first."""
    words: dict[str, Any] = json.loads(_WORDS.read_text(encoding="utf-8"))
    now = clock.now()
    chance = Chance("tickets")
    sides = [_side(shop) for shop in shops_in_use()]
    teller = _Teller(words, chance, now)
    ages = sorted((timedelta(days=_DAYS) * chance.random() ** 1.6 for _ in range(size - 1)), reverse=True)
    for place, age in enumerate(ages):
        at_side = place % len(sides)
        person = (place * 11 % (customers // len(sides))) * len(sides) + at_side
        if person in DEMO_TOLD:
            person += 5 * len(sides)
        teller.tell(sides[at_side], person, now - age - timedelta(minutes=5))
        if place % 10 == 0:
            with frozen_at(now - age, everywhere=True):
                drain()
    teller.tell_told(sides[0])
    drain()


def _side(shop: ShopFacts) -> _Side:
    members = teams([shop.team_id])[shop.team_id].member_ids if shop.team_id else ()
    known = people(members)
    agents = [with_current_rights(Actor("user", one)) for one in members if shop.id in known[one].shop_ids]
    needed = (TICKET_CREATE, TICKET_EDIT, TICKET_CLOSE, COMMENT_CREATE)
    return _Side(shop, [one for one in agents if not one.rights.everything and all(map(one.may, needed))])


def _customer(place: int, side: _Side) -> UUID:
    owner = demo_person(place)
    row = AutoCustomer(owner.account, name=owner.name, phone=owner.phone)
    (customer_id,) = customer_ensure_many(actor=SYSTEM, rows=[row], shop_id=side.shop.id)
    return customer_id


class _Teller:
    """Tells tickets, one after another."""

    def __init__(self, words: Mapping[str, Any], chance: Chance, now: datetime) -> None:
        self._words = words
        self._chance = chance
        self._now = now
        self._told = 0
        self._types = dict(TicketType.objects.values_list("code", "id"))
        self._statuses = dict(TicketStatus.objects.values_list("code", "id"))

    def tell(self, side: _Side, person: int, start: datetime) -> None:
        """One ticket from its making to where its age lets it be."""
        chance = self._chance
        story = chance.choice(self._words["tickets"])
        age = self._now - start
        end = chance.weighted(_NEW if age < _NEW_FOR else _RECENT if age < _RECENT_FOR else _OLD)
        agent = chance.choice(side.agents)
        at = start
        with frozen_at(at, everywhere=True):
            ticket_id = self._make(side, agent, person, story)
        if end == "pending":
            return
        at = self._later(at, 4, 90)
        with frozen_at(at, everywhere=True):
            ticket_take(actor=agent, ticket_id=ticket_id)
            self._move(agent, ticket_id, "in_progress")
        for public in (True, False, True)[: chance.randint(1, 3)]:
            at = self._later(at, 5, 180)
            with frozen_at(at, everywhere=True):
                self._say(agent, ticket_id, public=public)
        if end != "in_progress":
            at = self._later(at, 60, 2000)
            with frozen_at(at, everywhere=True):
                self._move(agent, ticket_id, "resolved" if end == "closed" else end, story["result"])
        if end == "closed":
            with frozen_at(self._later(at, 600, 3000), everywhere=True):
                self._move(agent, ticket_id, "closed", story["result"])

    def _later(self, at: datetime, low: int, high: int) -> datetime:
        """Some minutes later, but never after now."""
        return min(at + timedelta(minutes=self._chance.randint(low, high)), self._now - timedelta(seconds=30))

    def _make(self, side: _Side, agent: Actor, person: int, story: Mapping[str, Any]) -> UUID:
        customer_id = _customer(person, side)
        orders = orders_of_customer(customer_id=customer_id, shop_id=side.shop.id, limit=20)
        order_id, product = self._about(story, orders)
        slots = {"product": product}
        new = NewTicket(
            subject=story["subject"].format(**slots),
            description=story["description"].format(**slots),
            shop_id=side.shop.id,
            type_id=self._types[story["type"]],
            priority=story["priority"],
            customer_id=customer_id,
            order_id=order_id,
        )
        return ticket_create(actor=agent, new=new).id

    def _about(self, story: Mapping[str, Any], orders: Sequence[OwnOrder]) -> tuple[UUID | None, str]:
        """The customer's order that the story fits, if there is one, and the product it is about."""
        fitting: Sequence[str] = story.get("products", ())
        for order in orders:
            bought = [line["name"] for line in order.facts["lines"] if line["name"] in fitting]
            if bought and order.facts["signed_at"]:
                return order.id, bought[0]
            if not fitting and order.facts["status"]["category"] in story.get("orders", ()):
                return order.id, ""
        return None, self._chance.choice(fitting) if fitting else ""

    def tell_told(self, side: _Side) -> None:
        """The open ticket of a customer whom the demo shop signs in, about what they bought."""
        told = self._words["told"]
        person = next(place for place in DEMO_TOLD if demo_person(place).account == told["account"])
        customer_id, at = _customer(person, side), self._now - timedelta(minutes=told["minutes"])
        orders = orders_of_customer(customer_id=customer_id, shop_id=side.shop.id, limit=20)
        bought = [one.id for one in orders if any(line["name"] == told["product"] for line in one.facts["lines"])]
        agent = side.agents[0]
        with frozen_at(at, everywhere=True):
            new = NewTicket(
                subject=told["subject"],
                description=told["description"],
                shop_id=side.shop.id,
                type_id=self._types[told["type"]],
                priority=told["priority"],
                customer_id=customer_id,
                order_id=bought[0] if bought else None,
            )
            ticket_id = ticket_create(actor=agent, new=new).id
        with frozen_at(at + timedelta(minutes=12), everywhere=True):
            ticket_take(actor=agent, ticket_id=ticket_id)
            self._move(agent, ticket_id, "in_progress")
            for public in (False, True):
                text, key = told["answer" if public else "note"], f"demo-told-{public}"
                comment_add(actor=agent, ticket_id=ticket_id, client_key=key, public=public, text=text)

    def _move(self, agent: Actor, ticket_id: UUID, code: str, result: str | None = None) -> None:
        ticket = Ticket.objects.get(pk=ticket_id)
        if ticket.status_id == self._statuses[code]:
            return
        ended = code in ("resolved", "closed")
        ticket_move(
            actor=agent,
            ticket_id=ticket_id,
            expected_version=ticket.version,
            status_id=self._statuses[code],
            result=result if ended else None,
        )

    def _say(self, agent: Actor, ticket_id: UUID, *, public: bool) -> None:
        self._told += 1
        text = self._chance.choice(self._words["answers" if public else "notes"])
        key = f"demo-comment-{self._told:05d}"
        comment_add(actor=agent, ticket_id=ticket_id, client_key=key, public=public, text=text)

"""The customer's file beside a conversation or a ticket: one answer made of what several modules know.

Whoever may read the conversation at hand, or has the customer in scope, sees who it is. Every further section follows
its own right; one that the viewer lacks is absent and named in `denied`.
"""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from zhike.commerce.public import ORDER_VIEW, orders_summary
from zhike.conversations.public import CONVERSATION_VIEW, MESSAGE_CREATE, Served, customer_of, services_of
from zhike.customers.public import CUSTOMER_REVEAL, PanelCustomer, customer_in_scope, panel_customer
from zhike.kernel import clock, i18n
from zhike.kernel.authz import SYSTEM, Actor, Permission
from zhike.kernel.errors import NOT_FOUND
from zhike.knowledge.public import category_paths
from zhike.surveys.public import RATING_VIEW, RatingGiven, ratings_of
from zhike.tickets.public import TICKET_CREATE, TICKET_VIEW, OpenTicket, open_tickets

#: Newest orders shown.
ORDERS_SHOWN: Final = 5
#: Rounds of service shown; the customer's page has them all.
SERVICES_SHOWN: Final = 20


def customer_file(*, actor: Actor, customer_id: UUID, conversation_id: UUID | None, language: str) -> dict[str, Any]:
    """The sections that `actor` may see. Raises `missing.not_found` for a customer out of sight."""
    at_hand = _at_hand(actor, customer_id, conversation_id)
    if not at_hand and not customer_in_scope(actor, customer_id):
        raise NOT_FOUND()
    customer = panel_customer(customer_id, language)
    denied: dict[str, str] = {}

    def section(name: str, right: Permission, read: Callable[[], Any]) -> Any:
        if actor.may(right):
            return read()
        denied[name] = right.name
        return None

    services = section(
        "services",
        CONVERSATION_VIEW,
        lambda: _services(actor, customer_id, conversation_id if at_hand else None, language),
    )
    orders = section("orders", ORDER_VIEW, lambda: _orders(actor, customer_id, language))
    tickets = section("tickets", TICKET_VIEW, lambda: _tickets(actor, customer_id, language))
    if services is not None and not actor.may(RATING_VIEW):
        denied["ratings"] = RATING_VIEW.name
    return {
        "customer": {**customer.shown, "type": _type(customer, orders)},
        "orders": orders,
        "tickets": tickets,
        "services": services,
        "may": {
            "reveal": actor.may(CUSTOMER_REVEAL) and customer.shown["erased_at"] is None,
            "card": at_hand and actor.may(MESSAGE_CREATE),
            "ticket": actor.may(TICKET_CREATE) and customer.shown["erased_at"] is None,
        },
        "denied": denied,
    }


def _type(customer: PanelCustomer, orders: dict[str, Any] | None) -> str:
    """VIP by mark; potential is who has never ordered anything, in any shop; everybody else is ordinary."""
    if customer.vip:
        return "vip"
    if orders is not None and orders["total"] > 0:
        return "ordinary"
    known = orders_summary(actor=SYSTEM, customer_id=customer.id, language=i18n.DEFAULT_LANGUAGE, limit=1)
    return "ordinary" if known.count else "potential"


def _orders(actor: Actor, customer_id: UUID, language: str) -> dict[str, Any]:
    found = orders_summary(actor=actor, customer_id=customer_id, language=language, limit=ORDERS_SHOWN)
    shown = ("id", "number", "title", "placed_at", "total", "quantity", "parcel", "consultation")
    items = [
        {name: order[name] for name in shown}
        | {"status": {name: order["status"][name] for name in ("label", "color", "category")}}
        for order in found.items
    ]
    return {"items": items, "total": found.count}


def _tickets(actor: Actor, customer_id: UUID, language: str) -> list[dict[str, Any]]:
    return [_ticket(one, language) for one in open_tickets(customer_id, actor)]


def _ticket(one: OpenTicket, language: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "number": one.number,
        "subject": one.subject,
        "category": one.category,
        "status": {"label": i18n.local_name(one.status_name, language), "color": one.status_color},
        "priority": one.priority,
        "due_at": None if one.due_at is None else clock.iso(one.due_at),
        "created_at": clock.iso(one.created_at),
    }


def _at_hand(actor: Actor, customer_id: UUID, conversation_id: UUID | None) -> bool:
    """Whether the conversation is this customer's and `actor` may read it. A ticket may come from one that its reader
    may not see; another customer's is refused with `missing.not_found`.
    """
    if conversation_id is None or not actor.may(CONVERSATION_VIEW):
        return False
    found = customer_of(actor, conversation_id)
    if found is not None and found != customer_id:
        raise NOT_FOUND()
    return found is not None


def _services(actor: Actor, customer_id: UUID, conversation_id: UUID | None, language: str) -> list[dict[str, Any]]:
    found = services_of(
        actor=actor,
        customer_id=customer_id,
        conversation_id=conversation_id,
        language=language,
        limit=SERVICES_SHOWN,
    )
    given = ratings_of(actor, [one.id for one in found]) if found and actor.may(RATING_VIEW) else {}
    used = {one.category_id for one in found if one.category_id} | {tag for one in found for tag in one.tag_ids}
    further = [problem for one in found for problem in one.further]
    used |= {UUID(one) for problem in further for one in (problem["category_id"], *problem["tag_ids"])}
    paths = category_paths(sorted(used))
    names = {one: [i18n.local_name(name, language) for name in path.names] for one, path in paths.items()}
    return [_service(one, given.get(one.id), names) for one in found]


def _problem(one: dict[str, Any], names: dict[UUID, list[str]]) -> dict[str, Any]:
    return {
        "category": names.get(UUID(one["category_id"]), []),
        "result": one["result"],
        "tags": [names[UUID(tag)][-1] for tag in one["tag_ids"] if UUID(tag) in names],
        "problem": one["problem"],
        "handling_s": one["handling_s"],
    }


def _service(one: Served, rating: RatingGiven | None, names: dict[UUID, list[str]]) -> dict[str, Any]:
    return {
        "id": one.id,
        "conversation_id": one.conversation_id,
        "channel": one.channel,
        "state": one.state,
        "opened_at": one.opened_at,
        "closed_at": one.closed_at,
        "opened_seq": one.opened_seq,
        "owner": None if one.owner_id is None else {"id": one.owner_id, "name": one.owner_name or ""},
        "category": None if one.category_id is None else names.get(one.category_id, []),
        "result": one.result,
        "tags": [names[tag][-1] for tag in one.tag_ids if tag in names],
        "problem": one.problem,
        "handling_s": one.handling_s,
        "further": [_problem(problem, names) for problem in one.further],
        "rating": None
        if rating is None
        else {
            "id": rating.id,
            "score": rating.score,
            "min": rating.scale_min,
            "max": rating.scale_max,
            "satisfied": rating.satisfied,
            "comment": rating.comment,
        },
    }

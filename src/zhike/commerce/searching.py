"""Searches of orders that try out a phone: counted with the searches of customers, and logged like them."""

from collections.abc import Mapping

from zhike.commerce.selectors.finding import looks_for_people
from zhike.customers.public import count_search, log_search
from zhike.kernel.authz import Actor


def count_phone(actor: Actor, filters: Mapping[str, list[str]], text: str) -> None:
    """Counts and logs a search when `text` could be somebody's phone: that orders are found tells that it is known.
    Numbers of orders and parcels are searched for as often as wanted. Raises `limit.too_many`.
    """
    if looks_for_people(text):
        count_search(actor)
        log_search(actor, ["phone"], filters, len(text), action="commerce.order.search", object_kind="order_list")

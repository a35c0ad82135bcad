"""Searches of customers by people: counted, and logged by what was looked for, not by the words."""

from collections.abc import Mapping, Sequence

from zhike.customers.parameters import SEARCHES_PER_MINUTE
from zhike.customers.selectors.lists import Search, search_of
from zhike.kernel import rates, trail
from zhike.kernel.authz import Actor
from zhike.kernel.http import ListRequest
from zhike.kernel.settings.values import get

#: Searches that may follow one another at once, in parts of a minute's worth: typing makes several.
_BURST_SHARE = 0.5


def count_search(actor: Actor) -> None:
    """Takes one of the searches that a person may make. Raises `limit.too_many`."""
    allowed: int = get(SEARCHES_PER_MINUTE)
    rates.take("customers.search", str(actor.id), rate_per_s=allowed / 60, burst=max(1.0, allowed * _BURST_SHARE))


def logged_search(actor: Actor, page: ListRequest) -> Search:
    """How the list is searched. Later pages of a search are neither counted nor logged again.

    Raises `limit.too_many`.
    """
    if page.after is None:
        count_search(actor)
    search = search_of(actor, page.q)
    if page.after is None:
        log_search(actor, search.kinds, page.filters, len(page.q))
    return search


def count_choice(actor: Actor, filters: Mapping[str, list[str]], text: str) -> None:
    """Counts and logs the search by which customers are chosen out of the list: how many a phone keeps tells as much as
    the list does. A choice without a text searches for nothing. Raises `limit.too_many`.
    """
    if text:
        count_search(actor)
        log_search(actor, search_of(actor, text).kinds, filters, len(text))


def count_entry(actor: Actor, *, phones: int, emails: int) -> None:
    """Counts and logs an entry that is compared with the customers there are: its refusal tells that a phone or e-mail
    is known, as a search does, and leaves nothing else behind. Raises `limit.too_many`.
    """
    kinds = [kind for kind, given in (("phone", phones), ("email", emails)) if given]
    if kinds:
        count_search(actor)
        log_search(actor, kinds, {"entry": ["true"]}, 0)


def log_search(
    actor: Actor,
    kinds: Sequence[str],
    filters: Mapping[str, list[str]],
    length: int,
    *,
    action: str = "customers.customer.search",
    object_kind: str = "customer_list",
) -> None:
    """What was looked for may be a phone number, so the log says what kind of thing it was."""
    trail.record(
        action,
        actor=actor,
        object_kind=object_kind,
        object_id=actor.id,
        after={"kinds": list(kinds), "length": length, "filters": dict(filters)},
    )

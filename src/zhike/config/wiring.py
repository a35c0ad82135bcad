"""The composition root: fills the protocols that lower modules own with what higher modules offer.

Nothing imports this module but the start of a process. A port that nobody filled is an error at start, not at the first
request.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from zhike.kernel import authz, trail

#: What each module declares. Rights come first: built-in roles are given those that are known when roles are seeded.
_PARTS = ("permissions", "subscribers", "loops", "tasks")


def wire() -> None:
    """Connects everything. Called once per process, after all modules are loaded."""
    _fill_ports()
    for config in apps.get_app_configs():
        for part in _PARTS:
            name = f"{config.name}.{part}"
            if config.name.startswith("zhike.") and find_spec(name) is not None:
                import_module(name)
    trail.TRAIL.get()
    authz.AUTHENTICATOR.get()


def _fill_ports() -> None:
    from zhike.accounts.public import (
        LOAD_PROVIDER,
        AuditAlarm,
        SessionAuthenticator,
        StaffNames,
        session_alive,
        with_current_rights,
    )
    from zhike.audit.public import ACTOR_NAMES, ALARM, AuditHistory, AuditTrail
    from zhike.commerce.public import CommerceCards
    from zhike.conversations.public import CARDS, MESSAGE_CREATE, RATING_STATE, EpisodeOwner, visitor_alive
    from zhike.kernel.files import register_viewer
    from zhike.kernel.jobs import RIGHTS
    from zhike.kernel.live.issue import NAMES
    from zhike.surfaces.reference import DOCUMENT
    from zhike.surveys.public import EpisodeRatings
    from zhike.tickets.public import TICKET_EDIT, TicketOwner
    from zhike.work.public import LoadBoard, use_item_owner

    authz.AUTHENTICATOR.fill(SessionAuthenticator())
    trail.TRAIL.fill(AuditTrail())
    trail.HISTORY.fill(AuditHistory())
    ALARM.fill(AuditAlarm())
    ACTOR_NAMES.fill(StaffNames())
    NAMES.fill(StaffNames())
    LOAD_PROVIDER.fill(LoadBoard())
    use_item_owner("episode", EpisodeOwner(), needs=MESSAGE_CREATE, page=EpisodeOwner().page)
    tickets = TicketOwner()
    use_item_owner("ticket", tickets, live=False, needs=TICKET_EDIT, automatic=tickets.automatic, most=tickets.most)
    RATING_STATE.fill(EpisodeRatings())
    CARDS.fill(CommerceCards())
    register_viewer("session", session_alive)
    register_viewer("visitor", visitor_alive)
    RIGHTS.fill(with_current_rights)
    _register_holders()
    DOCUMENT.fill(_api_document)


def _api_document() -> dict[str, Any]:
    """The OpenAPI document; the API itself is built after wiring, so it is asked for late."""
    document: dict[str, Any] = import_module("zhike.config.api").api.get_openapi_schema(path_prefix="/api/v1/")
    return document


def _register_holders() -> None:
    """Whoever has a `customer_id`. Customers come first: nobody may be recognised any more when others erase."""
    from zhike.analytics.public import Facts
    from zhike.commerce.public import Orders
    from zhike.conversations.public import Threads
    from zhike.customers.public import Identities
    from zhike.kernel import holders
    from zhike.kernel.search.holder import SearchEntries
    from zhike.surveys.public import Ratings
    from zhike.tickets.public import Tickets
    from zhike.work.public import WorkItems

    for holder in (Identities(), Orders(), Tickets(), Threads(), WorkItems(), Ratings(), Facts(), SearchEntries()):
        holders.register(holder)

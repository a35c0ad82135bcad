"""What surveys do when something happened."""

from typing import Final, cast

from zhike.conversations.public import EpisodeClosed
from zhike.customers.public import timeline
from zhike.kernel.authz import SYSTEM
from zhike.kernel.events.stored import StoredEvent
from zhike.kernel.events.subscribers import subscriber
from zhike.kernel.settings import values as settings
from zhike.surveys.events import Rated
from zhike.surveys.parameters import ASK_AFTER_EPISODE
from zhike.surveys.services import Case, invite

#: Episodes that ended this way were no service that a customer could rate.
_NOT_ASKED: Final = frozenset({"invalid", "joined"})


@subscriber("surveys.invite", events=["conversations.episode_closed"], start="now")
def ask_for_rating(event: StoredEvent) -> None:
    """Asks the customer once the service is over, if somebody served them. Closed again: the first invitation stays."""
    closed = cast(EpisodeClosed, event.payload)
    if closed.agent_id is None or closed.result in _NOT_ASKED:
        return
    if not settings.get(ASK_AFTER_EPISODE, shop_id=closed.shop_id):
        return
    case = Case(
        episode_id=closed.episode_id,
        conversation_id=closed.conversation_id,
        customer_id=closed.customer_id,
        shop_id=closed.shop_id,
        agent_id=closed.agent_id,
        team_id=closed.team_id,
        department_id=closed.department_id,
        category_id=closed.category_id,
        result=closed.result,
    )
    invite(actor=SYSTEM, case=case)


timeline(
    Rated,
    kind="rating",
    facts=lambda p: {
        "conversation_id": str(p.conversation_id),
        "score": p.score,
        "score100": p.score100,
        "satisfied": p.satisfied,
    },
)

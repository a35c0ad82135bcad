"""A customer who left a message comes back while somebody is there: ticket and new conversation find together."""

from typing import Final
from uuid import UUID

from django.db import transaction

from zhike.kernel.authz import SYSTEM
from zhike.tickets.models import Ticket
from zhike.tickets.services.links import link_target

#: The open ticket that the customer's earlier message became, or that it was merged into, of the same thread, where the
#: new round of service lives.
_LEFT: Final = """
SELECT t.* FROM tickets_ticket m
JOIN conversations_episode e ON e.customer_id = m.customer_id AND e.shop_id = m.shop_id
JOIN tickets_ticket t ON t.id = coalesce(m.merged_into_id, m.id)
WHERE e.id = %s AND e.state <> 'closed' AND m.source = 'offline_message' AND t.active
  AND m.episode_id IS DISTINCT FROM e.id AND t.episode_id IS DISTINCT FROM e.id
ORDER BY m.created_at DESC, m.id DESC LIMIT 1 FOR NO KEY UPDATE OF t
"""


@transaction.atomic
def episode_link(episode_id: UUID) -> UUID | None:
    """Links the new round of service to the ticket that an earlier message of the customer became and that is still
    worked on; answers the ticket. None: the round is over, or there is no such ticket. Linked already: nothing changes.
    """
    ticket = next(iter(Ticket.objects.raw(_LEFT, [episode_id])), None)
    if ticket is None:
        return None
    link_target(ticket, "episode", episode_id, SYSTEM)
    return ticket.id

"""What tickets hold of customers."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import UUID

from django.db import connection

from zhike.kernel import files
from zhike.kernel.authz import Actor
from zhike.kernel.holders import CustomerHolder, HeldTable
from zhike.tickets.models import Ticket, TicketComment

#: Fields of the history whose values are texts that somebody wrote.
_TEXTS = ["subject", "description", "result"]


class Tickets(CustomerHolder):
    """Tickets stay countable: numbers, types, people and times stay, everything that was written goes."""

    name: ClassVar[str] = "tickets"
    tables: ClassVar[tuple[HeldTable, ...]] = (HeldTable("tickets_ticket"),)

    def erase(self, *, actor: Actor, customer_id: UUID) -> Mapping[str, int]:
        """Empties subject, description, result, comments, their files, and the texts in the history."""
        tickets = Ticket.objects.filter(customer_id=customer_id)
        ids = list(tickets.order_by("id").select_for_update(no_key=True).values_list("id", flat=True))
        comments = TicketComment.objects.filter(ticket_id__in=ids)
        sent = [UUID(one["id"]) for kept in comments.values_list("files", flat=True) for one in kept]
        purged = files.purge(file_ids=sent)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE tickets_ticketchange SET reason = '', "
                "before = CASE WHEN field = ANY(%s) THEN NULL ELSE before END, "
                "after = CASE WHEN field = ANY(%s) THEN NULL ELSE after END WHERE ticket_id = ANY(%s::uuid[])",
                [_TEXTS, _TEXTS, ids],
            )
            changes = cursor.rowcount
        return {
            "tickets": tickets.update(subject="", description="", result=""),
            "comments": comments.update(text="", files=[], mentions=[]),
            "changes": changes,
            "files": purged,
        }

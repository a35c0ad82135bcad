"""What module work tells the owner of a ticket: somebody has it now, or it waits again."""

from uuid import UUID

from zhike.accounts.public import notify
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.events.payload import Subject
from zhike.kernel.settings import values as settings
from zhike.tickets import trace
from zhike.tickets.access import locked
from zhike.tickets.events import TicketAssigned, TicketReleased
from zhike.tickets.models import Ticket
from zhike.tickets.notices import ASSIGNED
from zhike.tickets.parameters import ASSIGNED_AUTOMATICALLY, GIVEN_AT_MOST
from zhike.tickets.rules import BEGUN, HANDED_ON
from zhike.tickets.services.statuses import move_if_possible, tell_along
from zhike.tickets.types import KIND, Change


class TicketOwner:
    """Implements `work.WorkItemOwner` for tickets. Every call runs in the transaction of the change."""

    def automatic(self, shop_id: UUID, team_id: UUID | None) -> bool:
        """Whether waiting tickets of a shop and team are given to people, or left for somebody to take."""
        return settings.get(ASSIGNED_AUTOMATICALLY, shop_id=shop_id, team_id=team_id)

    def most(self) -> int:
        """How many tickets one person is given."""
        return settings.get(GIVEN_AT_MOST)

    def lock(self, *, kind: str, item_id: UUID) -> bool:
        """Locks the ticket; False when somebody is busy with it or its work is done."""
        found = Ticket.objects.select_for_update(no_key=True, skip_locked=True, of=("self",))
        return found.filter(pk=item_id, active=True).first() is not None

    def assigned(
        self,
        *,
        kind: str,
        item_id: UUID,
        user_id: UUID,
        team_id: UUID | None,
        department_id: UUID | None,
        assignment_id: UUID,
        actor: Actor,
    ) -> None:
        """Stamps owner, team and department, and tells them. Whoever takes a ticket themselves has begun with it."""
        ticket = locked(item_id)
        former, before = ticket.owner_id, ticket.category
        changes = [Change("owner_id", former, user_id)]
        if ticket.team_id != team_id:
            changes.append(Change("team_id", ticket.team_id, team_id))
        ticket.owner_id, ticket.team_id, ticket.department_id = user_id, team_id, department_id
        ticket.assigned_at = clock.now()
        if actor.id == user_id:
            changes += move_if_possible(ticket, BEGUN, {"new", "open"}, only_from=("pending", HANDED_ON))
        trace.keep(ticket, "assigned", changes, actor=actor)
        payload = TicketAssigned(
            ticket_id=ticket.id,
            user_id=user_id,
            from_user_id=former,
            team_id=team_id,
            department_id=department_id,
            assignment_id=assignment_id,
        )
        trace.tell(ticket, payload, actor=actor, also_users=[former])
        tell_along(ticket, changes, before, actor=actor)
        if actor.id != user_id:
            notify(
                ASSIGNED,
                recipients={user_id},
                subject=Subject(kind=KIND, id=ticket.id, version=ticket.version),
                params={"number": ticket.number},
                dedupe_key=str(assignment_id),
            )

    def released(
        self, *, kind: str, item_id: UUID, team_id: UUID | None, department_id: UUID | None, reason: str, actor: Actor
    ) -> None:
        """Takes the owner off; handed to another team, the ticket shows that it is on its way."""
        ticket = locked(item_id)
        former, before = ticket.owner_id, ticket.category
        changes = [Change("owner_id", former, None)] if former is not None else []
        if ticket.team_id != team_id:
            changes.append(Change("team_id", ticket.team_id, team_id))
        ticket.owner_id, ticket.team_id, ticket.department_id, ticket.assigned_at = None, team_id, department_id, None
        if reason == "transferred":
            changes += move_if_possible(ticket, HANDED_ON, {"new", "open"})
        trace.keep(ticket, "released", changes, actor=actor)
        payload = TicketReleased(ticket_id=ticket.id, from_user_id=former, team_id=team_id, reason=reason)
        trace.tell(ticket, payload, actor=actor, also_users=[former])
        tell_along(ticket, changes, before, actor=actor)

"""How tickets are found: by number, subject, description, and what was said in public. Notes stay out."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from zhike.kernel import i18n, search
from zhike.kernel.authz import Actor, ScopeColumns, scope_sql
from zhike.kernel.events.stored import StoredEvent
from zhike.kernel.events.subscribers import subscriber
from zhike.tickets.access import TICKET_SCOPE
from zhike.tickets.events import CommentAdded, TicketAssigned, TicketChanged, TicketCreated, TicketReleased
from zhike.tickets.models import Ticket
from zhike.tickets.permissions import TICKET_VIEW
from zhike.tickets.selectors.sql import rows
from zhike.tickets.types import KIND

_FIELDS: Final = {"subject": 8, "description": 3, "comments": 2}
_DOCUMENTS: Final = """
SELECT t.id, t.number, t.subject, t.description, t.created_at, t.owner_id, t.team_id, t.department_id, t.shop_id,
  t.customer_id, coalesce((SELECT string_agg(c.text, E'\\n' ORDER BY c.seq) FROM tickets_ticketcomment c
    WHERE c.ticket_id = t.id AND c.public AND c.text <> ''), '')
FROM tickets_ticket t WHERE t.id = ANY(%s::uuid[])
"""
_RENDERED: Final = """
SELECT t.id, t.number, t.subject, t.category, t.priority, t.customer_id, t.shop_id,
  coalesce(s.name ->> %s, s.name ->> 'zh-CN', s.code), s.color,
  (SELECT k.number FROM tickets_ticket k WHERE k.id = t.merged_into_id)
FROM tickets_ticket t JOIN tickets_ticketstatus s ON s.id = t.status_id
WHERE t.id = ANY(%s::uuid[]) AND
"""
#: The row itself says who may see it now, not what the entry was stamped with.
_SCOPE: Final = ScopeColumns("st.owner_id", "st.team_id", "st.department_id", "st.shop_id")


def _load(ids: Sequence[UUID]) -> Iterable[search.Document]:
    for row in rows(_DOCUMENTS, [list(ids)]):
        yield search.Document(
            id=row[0],
            number=row[1],
            texts={"subject": row[2], "description": row[3], "comments": row[10]},
            happened_at=row[4],
            owner_id=row[5],
            team_id=row[6],
            department_id=row[7],
            shop_id=row[8],
            customer_id=row[9],
        )


def _ids(after: UUID | None, limit: int) -> Sequence[UUID]:
    found = Ticket.objects.order_by("id").values_list("id", flat=True)
    return list((found if after is None else found.filter(id__gt=after))[:limit])


def _render(actor: Actor, ids: Sequence[UUID], language: str) -> Mapping[UUID, dict[str, Any]]:
    scope, params = scope_sql(actor, TICKET_VIEW, TICKET_SCOPE)
    return {
        row[0]: {
            "title": row[2],
            "number": row[1],
            "text": row[2],
            "category": row[3],
            "priority": row[4],
            "status": {"name": row[7], "color": row[8]},
            "subtitle": i18n.text("tickets.merged_into", language, {"number": row[9]}) if row[9] else "",
            "link": {"kind": KIND, "id": row[0]},
            "customer_id": row[5],
            "shop_id": row[6],
        }
        for row in rows(_RENDERED + scope, [language, list(ids), *params])
    }


DOC: Final = search.register(
    search.SearchDoc(
        kind=KIND,
        permission=TICKET_VIEW,
        fields=_FIELDS,
        load=_load,
        ids=_ids,
        render=_render,
        scope=_SCOPE,
        join="JOIN tickets_ticket AS st ON st.id = e.object_id",
    )
)


@subscriber(
    "tickets.search",
    events=[TicketCreated.name, TicketChanged.name, TicketAssigned.name, TicketReleased.name, CommentAdded.name],
)
def keep_index(event: StoredEvent) -> None:
    """Makes the entries of a ticket new when something that is found changed."""
    search.index(KIND, [event.subject.id])

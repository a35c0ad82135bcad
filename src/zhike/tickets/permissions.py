"""What one may do with tickets."""

from typing import Final

from zhike.kernel.authz import permission

TICKET_VIEW: Final = permission("tickets.ticket.view", scoped=True)
TICKET_CREATE: Final = permission("tickets.ticket.create", scoped=True)
TICKET_EDIT: Final = permission("tickets.ticket.edit", scoped=True)
TICKET_ASSIGN: Final = permission("tickets.ticket.assign", scoped=True)
TICKET_CLOSE: Final = permission("tickets.ticket.close", scoped=True)
TICKET_EXPORT: Final = permission("tickets.ticket.export", scoped=True)
COMMENT_CREATE: Final = permission("tickets.comment.create", scoped=True)
NOTE_VIEW: Final = permission("tickets.note.view", scoped=True)
NOTE_CREATE: Final = permission("tickets.note.create", scoped=True)
CONFIG_MANAGE: Final = permission("tickets.config.manage")

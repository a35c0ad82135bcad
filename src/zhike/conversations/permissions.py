"""Rights on conversations. Rows are scoped by owner, team, department and shop of the open (else last) episode."""

from typing import Final

from zhike.kernel.authz import permission

CONVERSATION_VIEW: Final = permission("conversations.conversation.view", scoped=True)
CONVERSATION_ASSIGN: Final = permission("conversations.conversation.assign", scoped=True)
CONVERSATION_CLOSE: Final = permission("conversations.conversation.close", scoped=True)
CONVERSATION_EDIT: Final = permission("conversations.conversation.edit", scoped=True)
MESSAGE_CREATE: Final = permission("conversations.message.create", scoped=True)
NOTE_VIEW: Final = permission("conversations.note.view", scoped=True)
NOTE_CREATE: Final = permission("conversations.note.create", scoped=True)
CHANNEL_VIEW: Final = permission("conversations.channel.view")
CHANNEL_MANAGE: Final = permission("conversations.channel.manage")

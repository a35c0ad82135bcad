"""Error codes of conversations."""

from typing import Final

from zhike.kernel.errors import define

CLOSED: Final = define("conversations.closed", "conflict")
NOT_ALLOWED_NOW: Final = define("conversations.action_not_allowed", "conflict")
TAKEN: Final = define("conversations.taken", "conflict")
TRANSFER_ANSWERED: Final = define("conversations.transfer_answered", "conflict")
TRANSFER_NOT_YOURS: Final = define("conversations.transfer_not_yours", "conflict", retry="never")
FILE_REFUSED: Final = define("conversations.file_refused", "input")
CHANNEL_UNKNOWN: Final = define("conversations.channel_unknown", "missing")
ORIGIN_REFUSED: Final = define("conversations.origin_refused", "permission", retry="never")
VISITOR_UNKNOWN: Final = define("conversations.visitor_unknown", "auth")
SHOP_TOKEN_INVALID: Final = define("conversations.shop_token_invalid", "auth")
SHOP_TOKEN_EXPIRED: Final = define("conversations.shop_token_expired", "auth")
SHOP_TOKEN_USED: Final = define("conversations.shop_token_used", "auth")
SHOP_TOKEN_CLAIMS: Final = define("conversations.shop_token_claims", "input")
ERASE_OPEN: Final = define("conversations.erase_open", "conflict")

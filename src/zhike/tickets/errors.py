"""Why a ticket cannot be made or moved as asked."""

from typing import Final

from zhike.kernel.errors import define

#: There is no way from the ticket's status to the wanted one; `allowed` lists where it can go.
TRANSITION: Final = define("tickets.transition", "conflict")
#: Something that the step needs is missing; `why` says what.
STEP_BLOCKED: Final = define("tickets.step_blocked", "conflict")
#: Somebody else has the ticket; `owner_id` says who.
TAKEN: Final = define("tickets.taken", "conflict")
TYPE_UNUSABLE: Final = define("tickets.type_unusable", "input")
STATUS_UNUSABLE: Final = define("tickets.status_unusable", "input")
SHOP_UNUSABLE: Final = define("tickets.shop_unusable", "input")
CUSTOMER_UNKNOWN: Final = define("tickets.customer_unknown", "input")
TARGET_UNKNOWN: Final = define("tickets.target_unknown", "input")
#: The last status of a category that tickets need: somewhere to begin, to work, to resolve and to close.
STATUS_NEEDED: Final = define("tickets.status_needed", "conflict", retry="never")
TYPE_NEEDED: Final = define("tickets.type_needed", "conflict", retry="never")
EMPTY_COMMENT: Final = define("tickets.empty_comment", "input")
EPISODE_GONE: Final = define("tickets.episode_gone", "conflict", retry="never")

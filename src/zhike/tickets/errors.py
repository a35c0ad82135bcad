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
#: The ticket, or the one it should go into, went into another one already; `into_id` and `number` say where.
MERGED: Final = define("tickets.merged", "conflict")
MERGE_TARGET_MERGED: Final = define("tickets.merge_target_merged", "conflict")
#: The ticket to be kept is done: nobody works on there.
MERGE_TARGET_DONE: Final = define("tickets.merge_target_done", "conflict")
MERGE_OTHER_SHOP: Final = define("tickets.merge_other_shop", "conflict", retry="never")
MERGE_OTHER_CUSTOMER: Final = define("tickets.merge_other_customer", "conflict", retry="never")
EMPTY_COMMENT: Final = define("tickets.empty_comment", "input")
EPISODE_GONE: Final = define("tickets.episode_gone", "conflict", retry="never")

"""Why something cannot be done with an order or a product."""

from typing import Final

from zhike.kernel.errors import define

#: The action does not lead anywhere from the order's status now; `why` says what stands in the way.
ACTION_NOT_ALLOWED: Final = define("commerce.action_not_allowed", "conflict")
CONFIRMATION_REQUIRED: Final = define("commerce.confirmation_required", "input")
REASON_REQUIRED: Final = define("commerce.reason_required", "input")
ORDER_NUMBER_TAKEN: Final = define("commerce.order_number_taken", "conflict", retry="never")
PRODUCT_NUMBER_TAKEN: Final = define("commerce.product_number_taken", "conflict", retry="never")
REFUND_ABOVE_PAID: Final = define("commerce.refund_above_paid", "conflict", retry="never")
REFUND_DECIDED: Final = define("commerce.refund_decided", "conflict")
ORDER_CLOSED: Final = define("commerce.order_closed", "conflict")
NOTHING_TO_REVEAL: Final = define("commerce.nothing_to_reveal", "missing")
#: The same answer for a number that does not exist and for digits that are not its own.
LOOKUP_FAILED: Final = define("commerce.lookup_failed", "missing")
STATUS_IN_USE: Final = define("commerce.status_in_use", "conflict", retry="never")

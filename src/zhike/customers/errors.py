"""Error codes of customers."""

from typing import Final

from zhike.kernel.errors import define

NOTHING_TO_REVEAL: Final = define("customers.nothing_to_reveal", "missing")
ERASED: Final = define("customers.erased", "missing", status=410)
MERGED: Final = define("customers.merged", "conflict")
#: Deleted, recoverable: restore it before anything else.
ARCHIVED: Final = define("customers.archived", "conflict")
NOT_ARCHIVED: Final = define("customers.not_archived", "conflict")
#: Being served right now: nobody deletes a customer in the middle of a conversation.
IN_CONSULTATION: Final = define("customers.in_consultation", "conflict")
#: Somebody with this phone or e-mail is known already; the answer names them. With `accept_duplicate` it is made.
DUPLICATE: Final = define("customers.duplicate", "conflict", retry="never")
#: Somebody has decided this request already.
CORRECTION_DECIDED: Final = define("customers.correction_decided", "conflict")
#: What the request is about was changed since it was asked for: who accepts it looks at it once more.
CORRECTION_STALE: Final = define("customers.correction_stale", "conflict")
#: The contact point or address that the request is about is there no longer: it can only be declined.
CORRECTION_GONE: Final = define("customers.correction_gone", "conflict", retry="never")
CONTACT_KNOWN: Final = define("customers.contact_known", "conflict", retry="never")
TAG_ARCHIVED: Final = define("customers.tag_archived", "conflict")
GROUP_IN_USE: Final = define("customers.group_in_use", "conflict", retry="never")
TOO_MANY_SECTIONS: Final = define("customers.too_many_sections", "limit", retry="never")

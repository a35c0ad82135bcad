"""Why a rating cannot be taken or a scale not be saved."""

from typing import Final

from zhike.kernel.errors import define

#: Nobody asked this customer to rate this episode.
NOT_INVITED: Final = define("surveys.not_invited", "missing")
INVITATION_EXPIRED: Final = define("surveys.invitation_expired", "conflict", retry="never")
#: The time in which a rating may be changed is over.
RATING_FINAL: Final = define("surveys.rating_final", "conflict", retry="never")
SCALE_INVALID: Final = define("surveys.scale_invalid", "input")
#: The scale in use cannot be archived; another one must be put into use first.
SCALE_ACTIVE: Final = define("surveys.scale_active", "conflict", retry="never")

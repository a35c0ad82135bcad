"""What one may do with ratings and scales."""

from typing import Final

from zhike.kernel.authz import permission

RATING_VIEW: Final = permission("surveys.rating.view", scoped=True)
SCALE_MANAGE: Final = permission("surveys.scale.manage")

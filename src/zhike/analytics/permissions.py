"""What one may see of figures."""

from typing import Final

from zhike.kernel.authz import permission

OVERVIEW_VIEW: Final = permission("analytics.overview.view", scoped=True)

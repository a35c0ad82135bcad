"""Who calls."""

from zhike.kernel.authz import Principal
from zhike.kernel.errors import SIGN_IN_REQUIRED
from zhike.kernel.http import Request


def principal_of(request: Request) -> Principal:
    """The signed-in caller. Raises `auth.sign_in_required` on a route that let somebody else pass."""
    if request.principal is None:
        raise SIGN_IN_REQUIRED()
    return request.principal

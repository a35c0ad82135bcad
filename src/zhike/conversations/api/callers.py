"""Who calls, and that they looked."""

from zhike.audit.public import record_look
from zhike.conversations.models import Head
from zhike.kernel.authz import Principal
from zhike.kernel.errors import SIGN_IN_REQUIRED
from zhike.kernel.http import Request


def principal_of(request: Request) -> Principal:
    """The signed-in caller. Raises `auth.sign_in_required` on a route that let somebody else pass."""
    if request.principal is None:
        raise SIGN_IN_REQUIRED()
    return request.principal


def opened(request: Request, head: Head) -> None:
    """Notes in the operation log that the caller reads this conversation, however they came to it."""
    principal = principal_of(request)
    record_look(
        principal.session_id,
        actor=principal.actor,
        object_kind="conversation",
        object_id=head.conversation_id,
        customer_id=head.customer_id,
        shop_id=head.shop_id,
    )

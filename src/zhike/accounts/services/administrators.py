"""The company always keeps somebody who can put things right."""

from uuid import UUID

from zhike.accounts.access import lock_named
from zhike.accounts.errors import LAST_ADMINISTRATOR
from zhike.accounts.models import UserRole


def require_another_administrator(user_id: UUID) -> None:
    """Raises `accounts.last_administrator` when this user is the only active system administrator.

    Asked in the transaction that takes the role or the account away. Two administrators who remove each other at the
    same moment pass here one after the other, and the second is refused.
    """
    administrators = UserRole.objects.filter(role__everything=True, role__archived_at__isnull=True, user__active=True)
    if not administrators.filter(user_id=user_id).exists():
        return
    lock_named("accounts.administrators")
    if not administrators.exclude(user_id=user_id).exists():
        raise LAST_ADMINISTRATOR()

"""What accounts gives to audit below it: the names of actors, and somebody to tell when the log is not whole."""

from collections.abc import Collection, Mapping
from uuid import UUID

from zhike.accounts.models import User
from zhike.accounts.selectors import names_of_users, system_administrators
from zhike.accounts.services.notice_kinds import AUDIT_ALARM
from zhike.accounts.services.notices import notify
from zhike.kernel.events.payload import Subject


class AuditAlarm:
    """Tells the named person, or all system administrators when that person is unknown or inactive."""

    def audit_failed(self, *, guardian: UUID | None, count: int, first: str, check_id: int) -> int:
        named = guardian is not None and User.objects.filter(pk=guardian, active=True).exists()
        recipients = [guardian] if named and guardian is not None else system_administrators()
        return notify(
            AUDIT_ALARM,
            recipients=recipients,
            subject=Subject(kind="audit_check", id=UUID(int=check_id)),
            params={"count": count, "first": first, "check": check_id},
        )


class StaffNames:
    """Names of users, active or not."""

    def names(self, user_ids: Collection[UUID]) -> Mapping[UUID, str]:
        return names_of_users(user_ids) if user_ids else {}

"""A user's own e-mail address and phone number: stored encrypted, shown as masks."""

from zhike.accounts.models import User
from zhike.accounts.models.sensitive import USER_EMAIL, USER_PHONE
from zhike.accounts.types import Unset, UserFields
from zhike.kernel.crypto import blind
from zhike.kernel.errors import invalid


def contacts_take(user: User, fields: UserFields) -> None:
    """Puts the given contact values on the (unsaved) row. Raises `input.invalid` for what is no address or number."""
    if not isinstance(fields.email, Unset):
        user.email, user.email_mask = _email(user, fields.email)
    if not isinstance(fields.phone, Unset):
        user.phone, user.phone_mask = _phone(user, fields.phone)


def _email(user: User, given: str | None) -> tuple[bytes | None, str]:
    if not given:
        return None, ""
    value = blind.normalise("email", given)
    if value is None:
        raise invalid("email", "value.email")
    protected = USER_EMAIL.protect(value, row_id=user.id, key_owner=user.id)
    return protected.sealed, protected.mask


def _phone(user: User, given: str | None) -> tuple[bytes | None, str]:
    if not given:
        return None, ""
    value = blind.normalise("phone", given)
    if value is None:
        raise invalid("phone", "value.phone")
    protected = USER_PHONE.protect(value, row_id=user.id, key_owner=user.id)
    return protected.sealed, protected.mask

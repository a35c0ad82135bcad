"""Personal values of staff, declared for the checks that look for undeclared ones."""

from typing import Final

from zhike.kernel.crypto import sensitive_column

USER_EMAIL: Final = sensitive_column("email", "accounts_user", "email")
USER_PHONE: Final = sensitive_column("phone", "accounts_user", "phone")

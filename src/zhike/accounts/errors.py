"""Error codes of accounts."""

from typing import Final

from zhike.kernel.errors import define

#: Wrong name or wrong password: one code for both, so that nobody learns which names exist.
SIGN_IN_FAILED: Final = define("accounts.sign_in_failed", "auth")
#: The password was right, but the account is switched off.
USER_INACTIVE: Final = define("accounts.user_inactive", "auth")
#: Nobody may be left without a person who can put things right.
LAST_ADMINISTRATOR: Final = define("accounts.last_administrator", "conflict", retry="never")
OWN_ROLES: Final = define("accounts.own_roles", "permission")
OWN_ACCOUNT: Final = define("accounts.own_account", "permission")
#: A right can be given, taken or touched only by somebody who holds it.
RIGHT_NOT_HELD: Final = define("accounts.right_not_held", "permission")
ROLE_FIXED: Final = define("accounts.role_fixed", "conflict", retry="never")
ROLE_IN_USE: Final = define("accounts.role_in_use", "conflict")
DEPARTMENT_CYCLE: Final = define("accounts.department_cycle", "conflict")
STILL_IN_USE: Final = define("accounts.still_in_use", "conflict")

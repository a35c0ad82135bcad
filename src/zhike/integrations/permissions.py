"""What one may do with imports. Which imports one sees follows from the shops whose orders one sees."""

from typing import Final

from zhike.kernel.authz import permission

IMPORT_VIEW: Final = permission("integrations.import.view")
#: Bringing files in. What they make also needs the right to make it by hand.
IMPORT_CREATE: Final = permission("integrations.import.create")

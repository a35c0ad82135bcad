"""What one may do with imports. Scope `shop` means the shops somebody works for."""

from typing import Final

from zhike.kernel.authz import permission

IMPORT_VIEW: Final = permission("integrations.import.view", scoped=True)
#: Bringing files in. What they make also needs the right to make it by hand.
IMPORT_CREATE: Final = permission("integrations.import.create", scoped=True)

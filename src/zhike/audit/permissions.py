"""Rights on the operation log. Unscoped: the log is read by those who watch over the whole company."""

from typing import Final

from zhike.kernel.authz import permission

ENTRY_VIEW: Final = permission("audit.entry.view")
ENTRY_EXPORT: Final = permission("audit.entry.export")

"""What one may do with canned replies and categories."""

from typing import Final

from zhike.kernel.authz import permission

SNIPPET_VIEW: Final = permission("knowledge.snippet.view")
#: Own canned replies, and those of one's teams.
SNIPPET_EDIT: Final = permission("knowledge.snippet.edit")
#: Those of the company and of every team.
SNIPPET_MANAGE: Final = permission("knowledge.snippet.manage")
CATEGORY_MANAGE: Final = permission("knowledge.category.manage")

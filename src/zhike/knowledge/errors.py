"""Why a category or canned reply cannot be used or saved."""

from typing import Final

from zhike.kernel.errors import define

#: The category does not exist, or is archived.
CATEGORY_UNUSABLE: Final = define("knowledge.category_unusable", "input")
CATEGORY_CYCLE: Final = define("knowledge.category_cycle", "input")
CATEGORY_DEPTH: Final = define("knowledge.category_depth", "input")
#: Categories below this one are still in use.
CATEGORY_HAS_CHILDREN: Final = define("knowledge.category_has_children", "conflict", retry="never")
CATEGORY_PARENT_ARCHIVED: Final = define("knowledge.category_parent_archived", "conflict", retry="never")
#: Another canned reply of the same reach has this shortcut.
SHORTCUT_TAKEN: Final = define("knowledge.shortcut_taken", "conflict", retry="never")
#: The reply has no text in any language.
LANGUAGE_MISSING: Final = define("knowledge.language_missing", "missing")

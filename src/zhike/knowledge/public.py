"""The door of module knowledge."""

from zhike.knowledge.categories import category_paths, category_usable, ids_by_name, tags_unusable
from zhike.knowledge.events import CategoryChanged, SnippetChanged
from zhike.knowledge.rules import VARIABLES, Part, Rendered
from zhike.knowledge.snippets import snippet_render
from zhike.knowledge.types import CategoryPath

__all__ = [
    "VARIABLES",
    "CategoryChanged",
    "CategoryPath",
    "Part",
    "Rendered",
    "SnippetChanged",
    "category_paths",
    "category_usable",
    "ids_by_name",
    "snippet_render",
    "tags_unusable",
]

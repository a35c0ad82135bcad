"""Files: taken in through quarantine, kept encrypted, served by addresses that are signed for one viewer."""

from zhike.kernel.files.kinds import KINDS
from zhike.kernel.files.links import URL_SQL, LinkKey, Viewer, link_key, register_opening, register_viewer, url
from zhike.kernel.files.parameters import MAX_BYTES
from zhike.kernel.files.rows import FileInfo
from zhike.kernel.files.service import attach, own, purge, purge_brought, purge_of, read, ready, store, store_generated

#: Extensions that may be uploaded, for file choosers.
EXTENSIONS = tuple(extension for kind in KINDS for extension in kind.extensions)

__all__ = [
    "EXTENSIONS",
    "MAX_BYTES",
    "URL_SQL",
    "FileInfo",
    "LinkKey",
    "Viewer",
    "attach",
    "link_key",
    "own",
    "purge",
    "purge_brought",
    "purge_of",
    "read",
    "ready",
    "register_opening",
    "register_viewer",
    "store",
    "store_generated",
    "url",
]

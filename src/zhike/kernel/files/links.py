"""Addresses of files: good for one file, one session or visitor, at most five minutes, while that session lives.

    /files/<file id>?v=<viewer>&s=<signature>       the file
    /files/<file id>/thumb?v=<viewer>&s=<signature> its thumbnail

`v` holds the viewer, the expiry and the id of the signing key; `s` is SHA-256 over a key derived from `v` and the
file's id. The derived key lets a hot statement write addresses inside its JSON (:data:`URL_SQL`). Addresses stay the
same for two and a half minutes, so that browsers keep pictures in their cache while lists are read again.
"""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest, digest
from typing import Final, Literal
from uuid import UUID

from zhike.kernel import clock
from zhike.kernel.crypto import keys
from zhike.kernel.files.errors import FILE_LINK
from zhike.kernel.files.rows import FileInfo

ViewerKind = Literal["session", "visitor"]

_WINDOW_S: Final = 150
_LETTERS: Final[dict[ViewerKind, bytes]] = {"session": b"s", "visitor": b"v"}
_KINDS: Final = {letter: kind for kind, letter in _LETTERS.items()}
_SIGNATURE_BYTES: Final = 20
#: SQL for the address of the file whose id the expression `{id}` gives; parameters: `LinkKey.viewer`, `LinkKey.key`.
URL_SQL: Final = (
    "'/files/' || {id}::text || '?v=' || %s::text || '&s=' || "
    "encode(substr(sha256(%s::bytea || uuid_send({id})), 1, 20), 'hex')"
)


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who may open the address: a staff session or a visitor's, by id."""

    kind: ViewerKind
    id: UUID


@dataclass(frozen=True, slots=True)
class LinkKey:
    """What signs addresses for one viewer in one window of time."""

    viewer: str
    key: bytes

    def url(self, file_id: UUID, *, thumb: bool = False) -> str:
        """The address of a file, or of its thumbnail."""
        return f"/files/{file_id}{'/thumb' if thumb else ''}?v={self.viewer}&s={self._signature(file_id)}"

    def fits(self, file_id: UUID, signature: str) -> bool:
        """Whether `signature` is ours for this file."""
        return compare_digest(self._signature(file_id).encode(), signature.encode())

    def _signature(self, file_id: UUID) -> str:
        # The message has one length and the digest is cut, so a plain hash over the secret key cannot be extended.
        return sha256(self.key + file_id.bytes).digest()[:_SIGNATURE_BYTES].hex()

    def __repr__(self) -> str:
        return "LinkKey()"


_alive: dict[ViewerKind, Callable[[UUID], bool]] = {}


def register_viewer(kind: ViewerKind, is_alive: Callable[[UUID], bool]) -> None:
    """Says how to find out whether a session or visitor of this kind may still look; called by wiring."""
    _alive[kind] = is_alive


_opens: dict[str, Callable[[FileInfo], bool]] = {}


def register_opening(owner_kind: str, may_open: Callable[[FileInfo], bool]) -> None:
    """Says how to find out whether a file of such an owner may still be opened; asked each time that one is served. A
    kind of which nothing is said is opened with every good address.
    """
    _opens[owner_kind] = may_open


def check_opening(info: FileInfo) -> None:
    """Raises `file.link_invalid` when the owner of the file says that it may not be opened any more."""
    may_open = _opens.get(info.owner_kind or "")
    if may_open is not None and not may_open(info):
        raise FILE_LINK()


def link_key(viewer: Viewer) -> LinkKey:
    """The key for addresses that are handed to `viewer` now."""
    window = int(clock.now().timestamp()) // _WINDOW_S
    expires = (window + 2) * _WINDOW_S
    signing = keys.current("signing")
    raw = _LETTERS[viewer.kind] + signing.id + expires.to_bytes(5) + viewer.id.bytes
    return _key(raw, signing)


def url(file_id: UUID, viewer: Viewer, *, thumb: bool = False) -> str:
    """The address of one file for `viewer`."""
    return link_key(viewer).url(file_id, thumb=thumb)


def check(file_id: UUID, viewer_text: str, signature: str) -> Viewer:
    """Who the address was made for. Raises `file.link_invalid` when it is altered, too old or its viewer is gone."""
    try:
        raw = base64.b64decode(viewer_text.encode("ascii") + b"=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise FILE_LINK() from None
    if len(raw) != 26 or raw[:1] not in _KINDS:
        raise FILE_LINK()
    signing = keys.find("signing", raw[1:5])
    if signing is None or not _key(raw, signing).fits(file_id, signature):
        raise FILE_LINK()
    viewer = Viewer(_KINDS[raw[:1]], UUID(bytes=raw[10:]))
    is_alive = _alive.get(viewer.kind)
    if clock.now().timestamp() >= int.from_bytes(raw[5:10]) or is_alive is None or not is_alive(viewer.id):
        raise FILE_LINK()
    return viewer


def _key(raw: bytes, signing: keys.Key) -> LinkKey:
    text = base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
    return LinkKey(text, digest(signing.derive("file address"), raw, "sha256"))

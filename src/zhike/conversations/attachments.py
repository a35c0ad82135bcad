"""Files in messages: attaching them when a message is sent, and signing their addresses for whoever looks."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

import orjson

from zhike.conversations.errors import FILE_REFUSED
from zhike.conversations.types import FileFacts, MessageKind
from zhike.kernel import files
from zhike.kernel.authz import Actor
from zhike.kernel.errors import NOT_FOUND, ZhikeError

#: How a message with a file, or a card with a picture, looks in the JSON that PostgreSQL builds; without either nothing
#: needs to be read again.
_MARKS: Final = (b'"file" : {', b'"image_file_id": "')


def attach(
    *, uploaders: Iterable[Actor], file_id: UUID, kind: MessageKind, message_id: UUID, max_bytes: int | None = None
) -> FileFacts:
    """Gives an uploaded file to a message, in the caller's transaction.

    `uploaders` are the names under which the sender may have uploaded it (a visitor becomes a customer with the first
    message). Raises what `files.attach` raises, and `conversations.file_refused` when the file is larger than the
    channel takes or is no picture although it is sent as one.
    """
    info = _attach(list(uploaders), file_id, message_id)
    if max_bytes is not None and info.size > max_bytes:
        raise FILE_REFUSED()
    if kind == "image" and not info.type.startswith("image/"):
        raise FILE_REFUSED()
    return FileFacts(
        id=info.id,
        name=info.name,
        size=info.size,
        type=info.type,
        width=info.width,
        height=info.height,
        thumb=info.thumb_blob is not None,
    )


def _attach(uploaders: list[Actor], file_id: UUID, message_id: UUID) -> files.FileInfo:
    for last, uploader in [(place == len(uploaders) - 1, one) for place, one in enumerate(uploaders)]:
        try:
            return files.attach(file_id=file_id, owner_kind="message", owner_id=message_id, actor=uploader)
        except ZhikeError as error:
            if last or error.code is not NOT_FOUND:
                raise
    raise NOT_FOUND()


def sign_message(message: dict[str, Any], key: files.LinkKey) -> None:
    """Puts the addresses of a message's file, or of a card's picture, good for five minutes, into its JSON."""
    file = message.get("file")
    if file is not None:
        thumb = file.pop("thumb", False)
        file_id = UUID(file["id"])
        file["url"] = key.url(file_id)
        file["thumb_url"] = key.url(file_id, thumb=True) if thumb else None
    data = message.get("data")
    if message.get("kind") == "card" and data and data.get("image_file_id"):
        data["image_url"] = key.url(UUID(data["image_file_id"]), thumb=True)


def signed_json(json: bytes, viewer: files.Viewer, *, messages: bool = True) -> bytes:
    """`json` (one message, or an object with `messages`) with file addresses for `viewer`; untouched without files."""
    if not any(mark in json for mark in _MARKS):
        return json
    found = orjson.loads(json)
    key = files.link_key(viewer)
    for message in found["messages"] if messages else [found]:
        sign_message(message, key)
    return orjson.dumps(found)

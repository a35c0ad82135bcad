"""Files that customers bring."""

from zhike.conversations.errors import FILE_REFUSED
from zhike.conversations.models import Channel
from zhike.conversations.types import Visitor
from zhike.kernel import files
from zhike.kernel.authz import Actor


def customer_upload(*, actor: Actor, visitor: Visitor, name: str, data: bytes) -> files.FileInfo:
    """Takes a file in for this visitor. What it is is decided by its bytes, never by its name.

    Raises `conversations.file_refused` for more than the channel takes or a kind it does not take, and what
    `files.store` raises.
    """
    channel = Channel.objects.only("max_file_bytes", "file_types").get(pk=visitor.channel_id)
    if len(data) > channel.max_file_bytes:
        raise FILE_REFUSED(megabytes=round(channel.max_file_bytes / 1024 / 1024, 1))
    info = files.store(name=name, data=data, actor=actor)
    if info.state == "ready" and channel.file_types and info.type not in channel.file_types:
        raise FILE_REFUSED(megabytes=round(channel.max_file_bytes / 1024 / 1024, 1))
    return info

"""Tables of conversations."""

from zhike.conversations.models.channel import Channel
from zhike.conversations.models.flow import Draft, Transfer
from zhike.conversations.models.thread import Conversation, Episode, EpisodeChange, Head, Message, Note
from zhike.conversations.models.visitor import ShopTokenUsed, VisitorSession

__all__ = [
    "Channel",
    "Conversation",
    "Draft",
    "Episode",
    "EpisodeChange",
    "Head",
    "Message",
    "Note",
    "ShopTokenUsed",
    "Transfer",
    "VisitorSession",
]

"""Tables of conversations."""

from zhike.conversations.models.channel import Channel
from zhike.conversations.models.flow import Draft, Transfer
from zhike.conversations.models.thread import Conversation, Episode, EpisodeChange, Head, Message, Note, Problem
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
    "Problem",
    "ShopTokenUsed",
    "Transfer",
    "VisitorSession",
]

"""The only door of conversations for other modules."""

from zhike.conversations.access import channel_by_key
from zhike.conversations.errors import CHANNEL_UNKNOWN
from zhike.conversations.events import (
    ChannelChanged,
    ConversationJoined,
    EpisodeAssigned,
    EpisodeClosed,
    EpisodeMoved,
    EpisodeOpened,
    EpisodeReleased,
    EpisodeReopened,
    MarksMoved,
    MessageSent,
    NoteAdded,
    TransferAnswered,
    TransferRequested,
)
from zhike.conversations.guard import visitor_of, widget_guard
from zhike.conversations.holder import Threads
from zhike.conversations.origins import frame_ancestors
from zhike.conversations.permissions import CHANNEL_MANAGE, CONVERSATION_VIEW, MESSAGE_CREATE
from zhike.conversations.ports import RATING_STATE, RatingState
from zhike.conversations.selectors.outside import (
    ChannelFacts,
    channel_facts,
    episode_of_visitor,
    first_channel,
    visitor_alive,
)
from zhike.conversations.services.channels import channel_create, channel_secret_renew, channel_test_token
from zhike.conversations.types import Rating, Visitor
from zhike.conversations.work_port import EpisodeOwner

__all__ = [
    "CHANNEL_MANAGE",
    "CHANNEL_UNKNOWN",
    "CONVERSATION_VIEW",
    "MESSAGE_CREATE",
    "RATING_STATE",
    "ChannelChanged",
    "ChannelFacts",
    "ConversationJoined",
    "EpisodeAssigned",
    "EpisodeClosed",
    "EpisodeMoved",
    "EpisodeOpened",
    "EpisodeOwner",
    "EpisodeReleased",
    "EpisodeReopened",
    "MarksMoved",
    "MessageSent",
    "NoteAdded",
    "Rating",
    "RatingState",
    "Threads",
    "TransferAnswered",
    "TransferRequested",
    "Visitor",
    "channel_by_key",
    "channel_create",
    "channel_facts",
    "channel_secret_renew",
    "channel_test_token",
    "episode_of_visitor",
    "first_channel",
    "frame_ancestors",
    "visitor_alive",
    "visitor_of",
    "widget_guard",
]

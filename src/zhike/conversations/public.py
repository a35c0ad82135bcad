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
    EpisodeRecorded,
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
from zhike.conversations.ports import CARDS, RATING_STATE, Cards, RatingState
from zhike.conversations.selectors.outside import (
    ChannelFacts,
    ChannelSetup,
    channel_facts,
    channel_setup,
    episode_of_visitor,
    first_channel,
    visitor_alive,
)
from zhike.conversations.selectors.services import Served, customer_of, services_of
from zhike.conversations.services.channels import channel_create, channel_secret_renew, channel_test_token
from zhike.conversations.services.ticketing import (
    ThreadFacts,
    WaitingEpisode,
    WaitingMessage,
    answer_from_ticket,
    episode_to_ticket,
    episode_waiting,
    open_episode_of,
    thread_facts,
)
from zhike.conversations.types import CardKind, FileFacts, Rating, Visitor
from zhike.conversations.work_port import EpisodeOwner

__all__ = [
    "CARDS",
    "CHANNEL_MANAGE",
    "CHANNEL_UNKNOWN",
    "CONVERSATION_VIEW",
    "MESSAGE_CREATE",
    "RATING_STATE",
    "CardKind",
    "Cards",
    "ChannelChanged",
    "ChannelFacts",
    "ChannelSetup",
    "ConversationJoined",
    "EpisodeAssigned",
    "EpisodeClosed",
    "EpisodeMoved",
    "EpisodeOpened",
    "EpisodeOwner",
    "EpisodeRecorded",
    "EpisodeReleased",
    "EpisodeReopened",
    "FileFacts",
    "MarksMoved",
    "MessageSent",
    "NoteAdded",
    "Rating",
    "RatingState",
    "Served",
    "ThreadFacts",
    "Threads",
    "TransferAnswered",
    "TransferRequested",
    "Visitor",
    "WaitingEpisode",
    "WaitingMessage",
    "answer_from_ticket",
    "channel_by_key",
    "channel_create",
    "channel_facts",
    "channel_secret_renew",
    "channel_setup",
    "channel_test_token",
    "customer_of",
    "episode_of_visitor",
    "episode_to_ticket",
    "episode_waiting",
    "first_channel",
    "frame_ancestors",
    "open_episode_of",
    "services_of",
    "thread_facts",
    "visitor_alive",
    "visitor_of",
    "widget_guard",
]

"""Small reads for the modules above."""

from dataclasses import dataclass
from uuid import UUID

from zhike.conversations.access import channel_by_key
from zhike.conversations.models import Channel, Episode, VisitorSession
from zhike.conversations.types import Visitor
from zhike.kernel import clock


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """What pages that show the chat need of a channel."""

    id: UUID
    key: str
    shop_id: UUID
    names: dict[str, str]
    allowed_origins: tuple[str, ...]
    has_secret: bool
    version: int


def channel_facts(key: str) -> ChannelFacts:
    """The channel with this public key. Raises `conversations.channel_unknown`."""
    return _facts(channel_by_key(key))


def first_channel() -> ChannelFacts | None:
    """The oldest web channel in use; what the demo shop shows."""
    channel = Channel.objects.filter(kind="web", archived_at__isnull=True).order_by("created_at", "id").first()
    return None if channel is None else _facts(channel)


def _facts(channel: Channel) -> ChannelFacts:
    return ChannelFacts(
        id=channel.id,
        key=channel.key,
        shop_id=channel.shop_id,
        names=channel.names,
        allowed_origins=tuple(channel.allowed_origins),
        has_secret=channel.secret_sealed is not None,
        version=channel.version,
    )


@dataclass(frozen=True, slots=True)
class ChannelSetup:
    """Whether somebody set up a channel, and whether a shop's page has shown the widget yet."""

    channel: bool
    embedded: bool


def channel_setup(own_host: str) -> ChannelSetup:
    """`own_host` is where this installation is reached: its own pages are no shop's."""
    return ChannelSetup(
        channel=Channel.objects.filter(archived_at__isnull=True, version__gt=1).exists(),
        embedded=VisitorSession.objects.exclude(page_url="").exclude(page_url__contains=f"//{own_host}/").exists(),
    )


def visitor_alive(session_id: UUID) -> bool:
    """Whether a widget session may still look at files."""
    sessions = VisitorSession.objects.filter(pk=session_id, revoked_at=None, expires_at__gt=clock.now())
    return sessions.exists()


def episode_of_visitor(visitor: Visitor, episode_id: UUID) -> bool:
    """Whether the episode is in the visitor's own thread."""
    if visitor.conversation_id is None:
        return False
    return Episode.objects.filter(pk=episode_id, conversation_id=visitor.conversation_id).exists()

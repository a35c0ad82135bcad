"""What the widget's requests and answers look like."""

from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from zhike.conversations.api.shapes import MarksShape, MessageShape
from zhike.kernel.http import Body, OneLine


class PageBody(Body):
    """The page that shows the widget. Kept without query and fragment."""

    url: Annotated[str, OneLine(2000, blank=True)]
    title: Annotated[str, OneLine(200, blank=True)] = ""


class SessionBody(Body):
    """Which channel, and who it may be."""

    channel: Annotated[str, OneLine(32)]
    visitor_token: Annotated[str, Field(max_length=1000)] | None = None
    shop_token: Annotated[str, Field(max_length=5000)] | None = None
    language: Annotated[str, OneLine(35, blank=True)] = ""
    page: PageBody | None = None


class EndBody(Body):
    """Which episode ends."""

    episode_id: UUID


class WidgetCustomer(Schema):
    """The customer whom the shop vouched for."""

    id: UUID
    name: str | None


class WidgetChannel(Schema):
    """What the widget shows of its channel."""

    name: str
    greeting: str
    color: str
    languages: list[str]
    max_file_bytes: int
    file_types: list[str]


class WidgetScale(Schema):
    """The scale that ratings are given on."""

    min: int
    max: int
    labels: dict[str, str]


class WidgetSession(Schema):
    """An open widget. `token` goes into Authorization, `visitor_token` is what the browser keeps."""

    token: str
    visitor_token: str
    expires_at: str
    gateway_url: str
    customer: WidgetCustomer | None
    channel: WidgetChannel
    rating: WidgetScale
    conversation_id: UUID | None


class WidgetAgent(Schema):
    """Who answers."""

    name: str
    avatar_url: str | None


class WidgetRating(Schema):
    """How far the rating of the episode is."""

    state: str
    score: int | None


class WidgetEpisode(Schema):
    """The open, else the last round of service."""

    id: UUID
    state: str
    queue_position: int | None
    agent: WidgetAgent | None
    rating: WidgetRating | None


class WidgetService(Schema):
    """Whether somebody is there, and by when an answer can be expected."""

    open: bool
    agents_online: bool
    answer_by: str | None


class WidgetSnapshot(Schema):
    """A page of the thread and how service stands. `pos` is where the live connection goes on."""

    pos: str
    conversation_id: UUID | None
    episode: WidgetEpisode | None
    service: WidgetService
    messages: list[MessageShape]
    has_more: bool
    marks: MarksShape


class TicketShape(Schema):
    """A ticket for one socket within sixty seconds, and where to open it."""

    ticket: str
    url: str


class UploadShape(Schema):
    """An uploaded file; `state` is ready or quarantine."""

    id: UUID
    name: str
    size: int
    type: str
    state: str

"""What requests and answers about channels look like."""

from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from zhike.kernel.http import Body, OneLine, PlainText


class ChannelFields(Body):
    """What can be set on a channel; what is left out stays as it is."""

    names: dict[Literal["zh-CN", "en"], Annotated[str, OneLine(120)]] | None = Field(None, min_length=1)
    greetings: dict[Literal["zh-CN", "en"], Annotated[str, PlainText(500)]] | None = None
    team_id: UUID | None = None
    skill_ids: Annotated[list[UUID], Field(max_length=20)] | None = None
    calendar_id: UUID | None = None
    color: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")] | None = None
    languages: Annotated[list[Literal["zh-CN", "en"]], Field(min_length=1, max_length=2)] | None = None
    allowed_origins: Annotated[list[Annotated[str, OneLine(300)]], Field(max_length=50)] | None = None
    max_file_bytes: Annotated[int, Field(ge=10_000, le=50_000_000)] | None = None
    file_types: Annotated[list[Annotated[str, OneLine(100)]], Field(max_length=50)] | None = None


class ChannelNew(ChannelFields):
    """A new channel: shop and name are needed."""

    shop_id: UUID
    names: dict[Literal["zh-CN", "en"], Annotated[str, OneLine(120)]] = Field(min_length=1)


class TestTokenBody(Body):
    """Whom the token for trying out shall name."""

    sub: Annotated[str, OneLine(200)]
    name: Annotated[str, OneLine(100)]
    vip: bool = False


class ChannelShape(Schema):
    """A channel. The secret is never shown; `has_secret` says that there is one."""

    id: UUID
    kind: str
    key: str
    shop_id: UUID
    team_id: UUID | None
    skill_ids: list[UUID]
    calendar_id: UUID | None
    names: dict[str, str]
    name: str
    label: str
    greetings: dict[str, str]
    color: str
    languages: list[str]
    allowed_origins: list[str]
    max_file_bytes: int
    file_types: list[str]
    has_secret: bool
    snippet: str
    portal_url: str
    created_at: str
    archived_at: str | None
    version: int


class SecretShape(Schema):
    """A new secret, shown this once."""

    secret: str
    version: int


class TestToken(Schema):
    """A shop token for trying out."""

    token: str
    expires_at: str

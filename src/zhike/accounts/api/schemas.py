"""Shapes that several routes of accounts answer or take."""

from datetime import datetime

from ninja import Schema


class Named(Schema):
    """An id with the name in the viewer's language."""

    id: str
    name: str


class Action(Schema):
    """Something that can be done with a row; `why` is an error code when it is not allowed now."""

    name: str
    allowed: bool
    why: str | None


class Me(Schema):
    """The signed-in user."""

    id: str
    username: str
    name: str
    avatar_url: str | None
    language: str
    zone: str
    position: str
    email_mask: str
    phone_mask: str
    must_change_password: bool


class PresenceNow(Schema):
    """Somebody's presence: as chosen, as colleagues see it, and since when."""

    state: str
    chosen: str
    since: datetime | None


class CompanyShort(Schema):
    """The company as every screen shows it."""

    name: str
    version: str
    default_language: str
    zone: str


class MeAnswer(Schema):
    """Everything the screen needs to know about who is using it. `permissions` maps each held right to its scope.

    `live_pos` is the position of the events at this moment: a live connection that says hello with it misses nothing
    that happens to what is loaded after this answer.
    """

    user: Me
    permissions: dict[str, str]
    teams: list[Named]
    shops: list[Named]
    presence: PresenceNow
    unread_notifications: int
    csrf: str
    company: CompanyShort
    gateway_url: str
    live_pos: int


class SessionAnswer(Schema):
    """A fresh session. `token` is set for transport "bearer" only; `csrf` goes into the header X-CSRFToken."""

    user: Me
    token: str | None
    csrf: str

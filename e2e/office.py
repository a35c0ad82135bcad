"""The office behind a story, built over the API: people, teams, channels, and customers who write without a browser."""

import itertools
import secrets
import time
from dataclasses import dataclass, field
from typing import Any, Final, cast

import httpx

#: Names are new in every story and every run, also against an installation that has seen stories before.
_NUMBERS: Final = itertools.count(secrets.randbelow(9_000) * 1_000 + 1)
PASSWORD: Final = "Kefu-2026-story!"
_FIRST_PASSWORD: Final = "Kefu-2026-first!"


def key() -> str:
    """A fresh `Idempotency-Key`."""
    return secrets.token_hex(16)


class Caller:
    """The API as one signed-in user. Every answer that is not a success ends the story with the server's words."""

    def __init__(self, api: str, token: str) -> None:
        self._http = httpx.Client(
            base_url=api, headers={"Authorization": f"Bearer {token}"}, timeout=20, trust_env=False
        )

    def __call__(
        self, method: str, path: str, body: object = None, *, version: int | None = None, **query: object
    ) -> Any:
        headers = {"Idempotency-Key": key()} if method == "POST" else {}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        parameters = {name: str(value) for name, value in query.items()}
        answer = self._http.request(method, path, json=body, headers=headers, params=parameters)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    def upload(self, path: str, name: str, content: bytes, kind: str) -> Any:
        """Uploads one file."""
        files = {"file": (name, content, kind)}
        answer = self._http.post(path, files=files, headers={"Idempotency-Key": key()})
        assert answer.is_success, f"upload {path}: {answer.status_code} {answer.text}"
        return answer.json()

    def close(self) -> None:
        """Gives the connections back."""
        self._http.close()


@dataclass(frozen=True)
class Person:
    """Somebody who works here."""

    id: str
    name: str
    username: str
    password: str


@dataclass(frozen=True)
class Floor:
    """A team with a web channel of its own: what is written there goes to this team and to nobody else."""

    team_id: str
    team_name: str
    channel_id: str
    channel_name: str
    channel_key: str


@dataclass
class Office:
    """Makes what a story needs, as the administrator would."""

    api: str
    admin: Caller
    shop_id: str
    _callers: list[Caller] = field(default_factory=list)

    @classmethod
    def open(cls, api: str, username: str, password: str) -> "Office":
        """Works as a second system administrator: what a story does with the first one stays in that story."""
        first = Caller(api, sign_in(api, username, password))
        shop = first("GET", "/shops")["items"][0]
        office = cls(api, first, str(shop["id"]), [first])
        second = office.hire("管理员", role="system_administrator")
        office.admin = office.caller(second.username)
        # Most stories let customers write before anybody is there, and go on in the chat.
        office.setting("tickets.offline_messages", False)
        return office

    def close(self) -> None:
        """Closes every connection that was opened."""
        for caller in self._callers:
            caller.close()

    def floor(self, name: str = "", **channel: object) -> Floor:
        """A new team and a new web channel of it; `channel` are further fields of the channel."""
        name = name or f"小组{next(_NUMBERS)}"
        team = self.admin("POST", "/teams", {"names": {"zh-CN": name, "en": name}})
        words = {"zh-CN": f"{name}网页聊天", "en": f"{name} web chat"}
        made = self.admin(
            "POST", "/channels", {"shop_id": self.shop_id, "team_id": team["id"], "names": words, **channel}
        )
        return Floor(str(team["id"]), name, str(made["id"]), words["zh-CN"], str(made["key"]))

    def number(self) -> int:
        """A number that no story had before."""
        return next(_NUMBERS)

    def setting(self, key: str, value: object) -> None:
        """Changes a parameter of the company."""
        now = next(one for one in self.admin("GET", "/settings")["items"] if one["key"] == key)
        self.admin("PUT", f"/settings/{key}", {"value": value, "reason": "故事需要"}, version=now.get("version"))

    def channel_secret(self, floor: Floor) -> str:
        """A new secret for the shop's tokens on the floor's channel."""
        version = int(self.admin("GET", f"/channels/{floor.channel_id}")["version"])
        return str(self.admin("POST", f"/channels/{floor.channel_id}/secret", {}, version=version)["secret"])

    def role(self, code: str) -> str:
        """The id of a built-in role."""
        return next(str(role["id"]) for role in self.admin("GET", "/roles", limit=200)["items"] if role["code"] == code)

    def hire(self, name: str, floor: Floor | None = None, *, role: str = "agent", **extra: object) -> Person:
        """A user with a built-in role in the floor's team, who has already chosen a password of their own."""
        username = f"staff{next(_NUMBERS)}"
        body = {
            "name": name,
            "username": username,
            "password": _FIRST_PASSWORD,
            "language": "zh-CN",
            "role_ids": [self.role(role)],
            "shop_ids": [self.shop_id],
            "team_ids": [floor.team_id] if floor else [],
            **extra,
        }
        user = self.admin("POST", "/users", body)
        caller = self.caller(username, _FIRST_PASSWORD)
        caller("POST", "/me/password", {"current": _FIRST_PASSWORD, "new": PASSWORD})
        return Person(str(user["id"]), name, username, PASSWORD)

    def caller(self, username: str, password: str = PASSWORD) -> Caller:
        """The API as somebody else."""
        caller = Caller(self.api, sign_in(self.api, username, password))
        self._callers.append(caller)
        return caller

    def arrives(self, floor: Floor, shop_token: str | None = None) -> "Visitor":
        """Somebody who has opened the chat and written nothing yet."""
        visitor = Visitor.arrive(self.api, floor.channel_key, shop_token)
        self._callers.append(visitor.call)
        return visitor

    def in_hand(self, agent: Caller, visitor: "Visitor") -> dict[str, Any]:
        """The conversation's detail once the assigner has given it to `agent`, who is there (a matter of moments)."""
        agent("PUT", "/me/presence", {"state": "online"})  # counts as a sign of life too, which lasts 25 s
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            detail = cast(dict[str, Any], agent("GET", f"/conversations/{visitor.conversation_id}"))
            if detail["owner"] is not None:
                return detail
        raise AssertionError("nobody was given the conversation")

    def writes(self, floor: Floor, *texts: str) -> "Visitor":
        """A visitor without a browser who has written `texts` on the floor's channel."""
        visitor = self.arrives(floor)
        for text in texts:
            visitor.say(text)
        return visitor


@dataclass
class Visitor:
    """A customer over the widget's API."""

    call: Caller
    conversation_id: str = ""

    @classmethod
    def arrive(cls, api: str, channel_key: str, shop_token: str | None = None) -> "Visitor":
        """A new visitor of the channel; `shop_token` says who it is."""
        body = {"channel": channel_key, "language": "zh-CN", "shop_token": shop_token}
        answer = httpx.post(f"{api}/widget/sessions", json=body, headers={"Idempotency-Key": key()}, trust_env=False)
        assert answer.is_success, answer.text
        return cls(Caller(api, answer.json()["token"]))

    def say(self, text: str) -> dict[str, Any]:
        """Sends a message; answers it as stored."""
        message = cast(dict[str, Any], self.call("POST", "/widget/messages", {"kind": "text", "text": text}))
        self.conversation_id = str(message["conversation_id"])
        return message

    def send_file(self, name: str, content: bytes, kind: str = "image/png") -> dict[str, Any]:
        """Uploads and sends a picture or file."""
        stored = self.call.upload("/widget/files", name, content, kind)
        body = {"kind": "image" if kind.startswith("image/") else "file", "file_id": stored["id"]}
        return cast(dict[str, Any], self.call("POST", "/widget/messages", body))

    def ends(self) -> None:
        """Ends the chat."""
        self.call("POST", "/widget/end", {"episode_id": self.sees()["episode"]["id"]})

    def sees(self) -> dict[str, Any]:
        """The conversation as the customer has it."""
        return cast(dict[str, Any], self.call("GET", "/widget/conversation"))


def sign_in(api: str, username: str, password: str) -> str:
    """A session token for a program."""
    body = {"username": username, "password": password, "transport": "bearer"}
    answer = httpx.post(f"{api}/sessions", json=body, headers={"Idempotency-Key": key()}, timeout=20, trust_env=False)
    assert answer.is_success, f"sign-in of {username}: {answer.status_code} {answer.text}"
    return str(answer.json()["token"])

"""The office that answers: a shop with a chat, a team of agents with room for everybody, made over the API."""

import secrets
from dataclasses import dataclass

from tools.acceptance.http import Caller
from tools.stack import Stack

CAPACITY = 20


@dataclass(frozen=True)
class Office:
    """What the run needs to know of the office."""

    channel_key: str
    category_id: str
    agents: list[tuple[Caller, str]]


async def furnish(stack: Stack, administrator: Caller, agents: int) -> Office:
    """Signs the administrator in and makes `agents` agents. Uses the shop, team and chat of the first start."""
    administrator.token = await sign_in(administrator, stack.username, stack.password)
    await administrator.call(
        "PUT",
        "/settings/conversations.widget_sessions_per_minute",
        {"value": 100_000, "reason": "one address plays every customer"},
        version=0,
    )
    # Should everybody's line be away for a moment, messages wait for them: as tickets they would have left the chat.
    await administrator.call(
        "PUT",
        "/settings/tickets.offline_messages",
        {"value": False, "reason": "every message is answered in the chat"},
        version=0,
    )
    shop = (await administrator.get("/shops"))["items"][0]
    team = (await administrator.get("/teams"))["items"][0]
    roles = (await administrator.get("/roles", limit=200))["items"]
    agent_role = next(role for role in roles if role["code"] == "agent")
    categories = (await administrator.get("/categories", limit=200))["items"]
    made = []
    for number in range(agents):
        password = f"Accept-{secrets.token_urlsafe(12)}"
        user = await administrator.post(
            "/users",
            {
                "username": f"accept{number}",
                "password": password,
                "name": f"客服{number}",
                "capacity": CAPACITY,
                "role_ids": [agent_role["id"]],
                "team_ids": [team["id"]],
                "shop_ids": [shop["id"]],
            },
        )
        caller = administrator.twin()
        caller.token = await sign_in(caller, f"accept{number}", password)
        # Whoever gets an account chooses a password before anything else.
        await caller.post("/me/password", {"current": password, "new": f"Own-{secrets.token_urlsafe(12)}"})
        made.append((caller, str(user["id"])))
    return Office(stack.portal.rsplit("/", 1)[1], str(categories[-1]["id"]), made)


async def sign_in(caller: Caller, username: str, password: str) -> str:
    """A session token."""
    answer = await caller.post("/sessions", {"username": username, "password": password, "transport": "bearer"})
    return str(answer["token"])

"""Presence of oneself and of colleagues."""

from datetime import datetime
from typing import Any, Final, Literal

from django.http import HttpResponse
from ninja import Schema

from zhike.accounts import reading
from zhike.accounts.api.schemas import PresenceNow
from zhike.accounts.directory import capped_count, contains, dict_rows
from zhike.accounts.permissions import PRESENCE_VIEW
from zhike.accounts.selectors import company_facts
from zhike.accounts.services.presence import presence_choose
from zhike.kernel.http import (
    SIGNED_IN,
    Body,
    Filter,
    ListRequest,
    ListSpec,
    Request,
    Router,
    SortColumn,
    answer,
    list_answer,
)

router = Router("accounts")

State = Literal["online", "busy", "away", "offline"]

_LIST: Final = ListSpec(
    sorts={"name": SortColumn("u.name", "text")},
    default="name",
    id_column="u.id",
    filters={
        "state": Filter("choice", ("online", "busy", "away", "offline")),
        "team": Filter("uuid"),
        "shop": Filter("uuid"),
    },
    q=True,
)


class PresenceBody(Body):
    """The state that the user chooses."""

    state: State


class Seconds(Schema):
    """Seconds per state since the day began in the company's zone."""

    online: int
    busy: int
    away: int
    offline: int


class ColleagueItem(Schema):
    """A colleague: who is there, how busy, for how long."""

    id: str
    name: str
    position: str
    state: str
    since: datetime | None
    load: int
    capacity: int
    today: Seconds


@router.put(
    "/me/presence", operation_id="presence_choose", permission=SIGNED_IN, body=PresenceBody, response=PresenceNow
)
def choose(request: Request, body: PresenceBody) -> HttpResponse:
    """Choose own presence; repeating it keeps a program without a socket present"""
    row = presence_choose(actor=request.actor, state=body.state)
    return answer({"state": row.state, "chosen": row.chosen, "since": row.since})


@router.get_list("/presence", spec=_LIST, item=ColleagueItem, operation_id="presence_list", permission=PRESENCE_VIEW)
def presence_list(request: Request, page: ListRequest) -> HttpResponse:
    """Colleagues with presence, load and time per state today"""
    parts: list[str] = ["u.active"]
    params: list[Any] = []
    filters = {
        "state": "coalesce(p.state, 'offline') = ANY(%s)",
        "team": "EXISTS (SELECT FROM accounts_teammember x WHERE x.user_id = u.id AND x.team_id = ANY(%s::uuid[]))",
        "shop": "EXISTS (SELECT FROM accounts_usershop x WHERE x.user_id = u.id AND x.shop_id = ANY(%s::uuid[]))",
    }
    for name, values in page.filters.items():
        parts.append(filters[name])
        params.append(values)
    if page.q:
        parts.append("u.name ILIKE %s")
        params.append(contains(page.q))
    where = f"FROM accounts_user u LEFT JOIN accounts_presence p ON p.user_id = u.id WHERE {' AND '.join(parts)}"
    condition, more, order = page.keyset()
    rows = dict_rows(
        f"SELECT u.id, u.name, u.position, coalesce(p.state, 'offline') AS state, p.since, u.capacity "
        f"{where} AND {condition} ORDER BY {order} LIMIT %s",
        [*params, *more, page.limit + 1],
    )
    _measure(rows)
    return list_answer(page, rows, total=capped_count(where, params) if page.want_total else None)


def _measure(rows: list[dict[str, Any]]) -> None:
    ids = [row["id"] for row in rows]
    today = reading.seconds_today(ids, company_facts()[1])
    loads = reading.loads(ids)
    for row in rows:
        load, capacity = loads[row["id"]]
        row["load"] = load
        row["capacity"] = row["capacity"] if capacity is None else capacity
        row["today"] = {state: today[row["id"]].get(state, 0) for state in ("online", "busy", "away", "offline")}

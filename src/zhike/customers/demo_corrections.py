"""Requests for correction in the demo company: what agents were told and may not change themselves. Some wait, one was
accepted, one declined with an answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from zhike.accounts.public import ShopFacts, people, shops_in_use, teams, with_current_rights
from zhike.customers.permissions import CORRECTION_CREATE, CUSTOMER_EDIT
from zhike.customers.services.correcting import correction_ask
from zhike.customers.services.deciding import correction_decide
from zhike.customers.types import Wish
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.clock import frozen_at

_MOVED: Final = {"province": "浙江省", "city": "杭州市", "district": "余杭区", "detail": "文一西路969号3幢1204室"}
_EVENINGS: Final = {"since": "19:00", "until": "21:30"}


@dataclass(frozen=True, slots=True)
class _Told:
    """One request: so many hours ago, and where `accepted` is not None, decided an hour later."""

    hours: int
    reason: str
    wishes: Sequence[Wish]
    accepted: bool | None = None
    answer: str = ""


def _wish(part: str, action: str = "set", **values: Any) -> Wish:
    return Wish(part, action, values=values)


_TOLD: Final = (
    _Told(75, "顾客来电说生日登记错了，已核对订单和手机号。", [_wish("birthday", value="1990-06-18")], accepted=True),
    _Told(
        52,
        "顾客要求改名为网名。",
        [_wish("name", value="小鱼儿")],
        accepted=False,
        answer="收货需要实名，请保留原姓名。",
    ),
    _Told(27, "顾客换了号码，新号码已用验证短信核对。", [_wish("phone", value="15900006688")]),
    _Told(6, "顾客搬家，以后寄到新地址。", [_wish("address", "add", **_MOVED)]),
    _Told(
        2,
        "顾客希望下班以后再联系。",
        [_wish("preferences", value={"contact_time": _EVENINGS})],
    ),
)


def load(customers: Sequence[Sequence[UUID]]) -> None:
    """Makes the requests: `customers` are those of each shop, in the order of the shops. Shops whose team has nobody
    who may only ask, or nobody who may decide, have none.
    """
    now = clock.now()
    sides = [side for side in map(_side, shops_in_use(), customers) if side.ask and side.decide and side.customers]
    for place, told in enumerate(_TOLD if sides else ()):
        side = sides[place % len(sides)]
        customer_id = side.customers[(5 + place) % len(side.customers)]
        at = now - timedelta(hours=told.hours)
        with frozen_at(at, everywhere=True):
            asker = side.ask[place % len(side.ask)]
            made = correction_ask(actor=asker, customer_id=customer_id, wishes=told.wishes, reason=told.reason)
        if told.accepted is None:
            continue
        with frozen_at(at + timedelta(hours=1), everywhere=True):
            correction_decide(
                actor=side.decide[0],
                customer_id=customer_id,
                correction_id=made.id,
                expected_version=made.version,
                accept=told.accepted,
                answer=told.answer,
            )


@dataclass(frozen=True, slots=True)
class _Side:
    """A shop's people, who only ask and who decide, and its customers."""

    ask: Sequence[Actor]
    decide: Sequence[Actor]
    customers: Sequence[UUID]


def _side(shop: ShopFacts, customers: Sequence[UUID]) -> _Side:
    members = teams([shop.team_id])[shop.team_id].member_ids if shop.team_id else ()
    known = people(members)
    actors = [with_current_rights(Actor("user", one)) for one in members if shop.id in known[one].shop_ids]
    staff = [one for one in actors if not one.rights.everything]
    ask = [one for one in staff if one.may(CORRECTION_CREATE) and not one.may(CUSTOMER_EDIT)]
    return _Side(ask, [one for one in staff if one.may(CUSTOMER_EDIT)], customers)

"""Two thousand invented customers of the demo company. The words are in `demo.json`; nobody in it exists.

The first has the account `shanhe-0001` in the first shop, the second the next one in the next shop, and so on: modules
above find them by it. Two of them are the customers whom the demo shop's page signs in: their places are `TOLD`, and
what they did is told by hand.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from zhike.accounts.public import shops_in_use
from zhike.customers import demo_corrections
from zhike.customers.bulk import customer_import_many
from zhike.customers.bulk_checking import CustomerRow
from zhike.customers.models import Tag, TagGroup
from zhike.customers.services.tagging import customer_tag
from zhike.customers.services.tags import group_create, tag_create
from zhike.customers.types import AddressInput
from zhike.kernel import clock
from zhike.kernel.authz import SYSTEM
from zhike.kernel.chance import Chance
from zhike.kernel.clock import frozen_at

SIZE: Final = 2_000
_WORDS: Final = Path(__file__).with_name("demo.json")
#: Blocks of numbers that look right and that nobody would mistake for somebody's.
_PREFIXES: Final = ("1380000", "1390000", "1590000", "1880000")
_TAGGED: Final = 0.35
_WISHES: Final = 0.6
#: Places, all of the first shop, of the customers whom the demo shop signs in, in the order of `signed_in`.
TOLD: Final = (0, 3)
#: When the invented shops opened.
_FOUNDED: Final = datetime(2024, 3, 1, tzinfo=UTC)


def account(place: int) -> str:
    """The account of the customer at `place`, from 0."""
    if place in TOLD:
        return str(_words()["signed_in"][TOLD.index(place)]["account"])
    return f"shanhe-{place + 1:04d}"


def load(size: int = SIZE) -> None:
    """Makes tags and customers, who registered over the last two years, and requests for correction."""
    chance = Chance("customers")
    named = _tags(_words())
    tags = list(named.values())
    now = clock.now()
    told: set[UUID] = set()
    with frozen_at(now - timedelta(days=200), everywhere=True):
        people = [demo_person(place) for place in range(size)]
        ids: list[list[UUID]] = []
        shops = shops_in_use()
        for at, shop in enumerate(shops):
            rows = people[at :: len(shops)]
            found = customer_import_many(actor=SYSTEM, rows=rows, shop_id=shop.id, locale="CN")
            ids.append([one.customer_id for one in found if one.customer_id is not None])
            if at == 0:
                told = _tag_told({row.account: one.customer_id for row, one in zip(rows, found, strict=True)}, named)
        for customer_id in chain.from_iterable(ids):
            if customer_id not in told and chance.random() < _TAGGED:
                add = chance.sample(tags, chance.choice((1, 1, 2, 3)))
                customer_tag(actor=SYSTEM, customer_id=customer_id, add=add)
    demo_corrections.load([[one for one in side if one not in told] for side in ids])


def _tag_told(ids: Mapping[str, UUID | None], tags: Mapping[str, UUID]) -> set[UUID]:
    """Tags whom the demo shop signs in; answers who they are."""
    told: set[UUID] = set()
    for one in _words()["signed_in"]:
        customer_id = ids.get(one["account"])
        if customer_id is not None:
            customer_tag(actor=SYSTEM, customer_id=customer_id, add=[tags[name] for name in one["tags"]])
            told.add(customer_id)
    return told


def _tags(words: dict[str, Any]) -> dict[str, UUID]:
    """The demo's tags by their Chinese names; a new installation has some of them already."""
    made: dict[str, UUID] = {}
    for place, group in enumerate(words["tags"]):
        parent = TagGroup.objects.filter(**{"names__zh-CN": group["names"]["zh-CN"]}).first()
        if parent is None:
            values = {"names": group["names"], "place": place, "exclusive": group["exclusive"]}
            parent = group_create(actor=SYSTEM, values=values)
        for inner, tag in enumerate(group["tags"]):
            known = Tag.objects.filter(**{"names__zh-CN": tag["names"]["zh-CN"]}).first()
            values = {"names": tag["names"], "color": tag["color"], "place": inner, "group_id": parent.id}
            made[tag["names"]["zh-CN"]] = (known or tag_create(actor=SYSTEM, values=values)).id
    return made


@cache
def _words() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_WORDS.read_text(encoding="utf-8"))
    return found


def demo_person(place: int) -> CustomerRow:
    """The customer at `place`, from 0; the same whoever asks, so that orders can be sent to them."""
    words, chance = _words(), Chance(f"customers/{place}")
    if place in TOLD:
        return _signed_in(words["signed_in"][TOLD.index(place)])
    name = chance.choice(words["surnames"]) + chance.choice(words["first"]) + chance.choice(words["given"])
    if len(name) == 2 and chance.random() < 0.6:
        name += chance.choice(words["given"])
    phone = _PREFIXES[place % len(_PREFIXES)] + f"{(place * 7919) % 10_000:04d}"
    region = chance.choice(words["places"])
    house = f"{chance.randint(1, 980)}号{chance.randint(1, 30)}幢{chance.randint(101, 2802)}室"
    detail = f"{chance.choice(words['roads'])}路{house}"
    address = AddressInput(region["province"], region["city"], chance.choice(region["districts"]), detail, name, phone)
    birthday = f"{chance.randint(1962, 2005)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    return CustomerRow(
        account=account(place),
        name=name,
        phone=phone,
        email=f"{account(place)}@example.com" if chance.random() < 0.7 else "",
        birthday=birthday if chance.random() < 0.5 else "",
        language="zh-CN",
        address=address,
        registered_at=_FOUNDED + timedelta(days=chance.randint(0, 520), minutes=chance.randint(0, 1400)),
        preferences=_likes(words["likes"], chance) if chance.random() < _WISHES else {},
    )


def _likes(words: dict[str, Any], chance: Chance) -> dict[str, object]:
    """How somebody likes to be served; not everybody has told everything."""
    since, until = chance.choice(words["times"])
    found: dict[str, object] = {"language": "zh-CN", "channel": chance.choice(words["channels"])}
    if chance.random() < 0.7:
        found["manner"] = chance.choice(words["manners"])
    if chance.random() < 0.6:
        found["contact_time"] = {"since": since, "until": until}
    return found | {"categories": chance.sample(words["categories"], chance.choice((1, 2, 2, 3)))}


def _signed_in(one: dict[str, Any]) -> CustomerRow:
    """Whom the demo shop signs in: nothing is missing in these records."""
    return CustomerRow(
        account=one["account"],
        name=one["name"],
        phone=one["phone"],
        email=one["email"],
        birthday=one["birthday"],
        language="zh-CN",
        remark=one["remark"],
        address=AddressInput(**one["address"], recipient=one["name"], phone=one["phone"]),
        registered_at=_FOUNDED + timedelta(days=one["registered_days"]),
        preferences=one["preferences"],
    )

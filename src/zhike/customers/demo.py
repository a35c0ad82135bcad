"""Two thousand invented customers of the demo company. The words are in `demo.json`; nobody in it exists.

The first has the account `shanhe-0001` in the first shop, the second the next one in the next shop, and so on: modules
above find them by it.
"""

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from zhike.accounts.public import shops_in_use
from zhike.customers.bulk import CustomerRow, customer_import_many
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
#: When the invented shops opened.
_FOUNDED: Final = datetime(2024, 3, 1, tzinfo=UTC)


def account(place: int) -> str:
    """The account of the customer at `place`, from 0."""
    return f"shanhe-{place + 1:04d}"


def load(size: int = SIZE) -> None:
    """Makes tags and customers; they registered over the last two years."""
    chance = Chance("customers")
    tags = _tags(_words())
    now = clock.now()
    with frozen_at(now - timedelta(days=200), everywhere=True):
        people = [demo_person(place) for place in range(size)]
        ids: list[UUID] = []
        shops = shops_in_use()
        for at, shop in enumerate(shops):
            rows = people[at :: len(shops)]
            found = customer_import_many(actor=SYSTEM, rows=rows, shop_id=shop.id, locale="CN")
            ids += [one.customer_id for one in found if one.customer_id is not None]
        for customer_id in ids:
            if chance.random() < _TAGGED:
                add = chance.sample(tags, chance.choice((1, 1, 2, 3)))
                customer_tag(actor=SYSTEM, customer_id=customer_id, add=add)


def _tags(words: dict[str, Any]) -> list[UUID]:
    """The demo's tags; a new installation has some of them already."""
    made: list[UUID] = []
    for place, group in enumerate(words["tags"]):
        parent = TagGroup.objects.filter(**{"names__zh-CN": group["names"]["zh-CN"]}).first()
        if parent is None:
            values = {"names": group["names"], "place": place, "exclusive": group["exclusive"]}
            parent = group_create(actor=SYSTEM, values=values)
        for inner, tag in enumerate(group["tags"]):
            known = Tag.objects.filter(**{"names__zh-CN": tag["names"]["zh-CN"]}).first()
            values = {"names": tag["names"], "color": tag["color"], "place": inner, "group_id": parent.id}
            made.append((known or tag_create(actor=SYSTEM, values=values)).id)
    return made


@cache
def _words() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_WORDS.read_text(encoding="utf-8"))
    return found


def demo_person(place: int) -> CustomerRow:
    """The customer at `place`, from 0; the same whoever asks, so that orders can be sent to them."""
    words, chance = _words(), Chance(f"customers/{place}")
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
    )

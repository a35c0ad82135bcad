"""What the demo company's customers thought: ratings of six in ten closed conversations, some with words."""

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from zhike.accounts.public import shops_in_use
from zhike.customers.public import DEMO_TOLD, AutoCustomer, customer_ensure_many, demo_person
from zhike.kernel import clock
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.chance import Chance
from zhike.kernel.clock import frozen_at
from zhike.kernel.events.draining import drain
from zhike.surveys.models import Invitation
from zhike.surveys.services import respond

_WORDS: Final = Path(__file__).with_name("demo.json")
_SHARE: Final = 0.6
_SCORES: Final = ((10, 5.0), (9, 4.0), (8, 2.5), (7, 0.8), (6, 0.4), (4, 0.4), (2, 0.3), (1, 0.2))
_GOOD_FROM: Final = 8
_COMMENTED: Final = 0.45


def load() -> None:
    """Rates what customers were asked about, a while after they were asked."""
    words: dict[str, Any] = json.loads(_WORDS.read_text(encoding="utf-8"))
    chance, now = Chance("ratings"), clock.now()
    told = _told(words["told"])
    for invitation in Invitation.objects.order_by("created_at", "id"):
        if invitation.customer_id in told:
            score, comment = told[invitation.customer_id]
        elif chance.random() < _SHARE:
            score = chance.weighted(_SCORES)
            said = words["praise"] if score >= _GOOD_FROM else words["complaint"]
            comment = chance.choice(said) if chance.random() < _COMMENTED else ""
        else:
            continue
        at = min(invitation.created_at + timedelta(minutes=chance.randint(1, 90)), now - timedelta(seconds=20))
        with frozen_at(at, everywhere=True):
            respond(
                actor=Actor("customer", invitation.customer_id),
                episode_id=invitation.episode_id,
                score=score,
                comment=comment,
            )
    drain()


def _told(words: Mapping[str, Sequence[Any]]) -> dict[UUID, tuple[int, str]]:
    """What the customers thought whom the demo shop signs in."""
    accounts = [one.account for one in map(demo_person, DEMO_TOLD)]
    rows = [AutoCustomer(account) for account in accounts]
    ids = customer_ensure_many(actor=SYSTEM, rows=rows, shop_id=shops_in_use()[0].id)
    return {one: (int(words[account][0]), str(words[account][1])) for one, account in zip(ids, accounts, strict=True)}

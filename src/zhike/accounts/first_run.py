"""A shop and a team with the first administrator in both, so that a newcomer's first conversation finds somebody."""

from collections.abc import Mapping
from typing import Final

from django.db import transaction

from zhike.accounts.access import lock_named
from zhike.accounts.models import Shop, User
from zhike.accounts.selectors import system_administrators
from zhike.accounts.services.organisation import SHOP, TEAM, part_create, team_members_set
from zhike.accounts.services.users import user_change
from zhike.accounts.types import UserFields
from zhike.kernel.authz import SYSTEM

_SHOP: Final = {"zh-CN": "我的店铺", "en": "My shop"}
_TEAM: Final = {"zh-CN": "客服一组", "en": "Customer service"}


def ensure() -> Mapping[str, str]:
    """Makes shop and team where there never was a shop. Safe to repeat; has no handles to show."""
    with transaction.atomic():
        lock_named("accounts.first_run")
        if Shop.objects.exists():
            return {}
        team = part_create(TEAM, actor=SYSTEM, changes={"names": _TEAM})
        shop = part_create(SHOP, actor=SYSTEM, changes={"names": _SHOP, "team_id": team.id})
        administrators = system_administrators()
        members = dict.fromkeys(administrators, True)
        team_members_set(actor=SYSTEM, team_id=team.id, version=team.version, members=members)
        for user in User.objects.filter(id__in=administrators):
            fields = UserFields(shop_ids=frozenset({shop.id}))
            user_change(actor=SYSTEM, user_id=user.id, version=user.version, fields=fields)
    return {}

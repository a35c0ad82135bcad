"""A web chat for the first shop, so that a newcomer can hold a conversation at once."""

from collections.abc import Mapping
from typing import Final

from django.db import connection, transaction

from zhike.accounts.public import first_shop
from zhike.conversations.public import channel_create, first_channel
from zhike.kernel.authz import SYSTEM

_NAMES: Final = {"zh-CN": "网页聊天", "en": "Web chat"}


def ensure() -> Mapping[str, str]:
    """Makes the channel where there is none; answers the path of the full-page chat of the oldest one."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('surfaces.first_run', 0))")
        shop = first_shop()
        if first_channel() is None and shop is not None:
            channel_create(actor=SYSTEM, shop_id=shop.id, names=_NAMES, values={"team_id": shop.team_id})
        channel = first_channel()
    return {} if channel is None else {"portal": f"/chat/{channel.key}"}

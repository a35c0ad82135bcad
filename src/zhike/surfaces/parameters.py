"""Business parameters of the pages."""

from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings as django_settings

from zhike.conversations.public import CHANNEL_MANAGE
from zhike.kernel.settings.registry import Setting


def local_only(public_url: str, bind: str) -> bool:
    """Whether an installation with this public address, listening there, is reached from its own machine alone."""
    return all(_loopback(host) for host in (urlsplit(public_url).hostname or "", bind))


def _loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


#: Anybody who reaches the page gets tokens of its two customers. So it is there by itself only where nobody else comes.
DEMO_SHOP: Final = Setting(
    "surfaces.demo_shop",
    bool,
    local_only(django_settings.PUBLIC_URL, django_settings.BIND),
    permission=CHANNEL_MANAGE,
)

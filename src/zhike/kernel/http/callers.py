"""Who calls, when proxies stand between: what they forwarded counts only as far back as proxies that are ours."""

import ipaddress
from functools import lru_cache
from typing import Final

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_KEPT: Final = 4096


@lru_cache(maxsize=_KEPT)
def caller(nearest: str | None, forwarded: str, trusted: tuple[Network, ...]) -> str | None:
    """The caller's address: `nearest` is who opened the connection, `forwarded` the X-Forwarded-For it sent.

    Read from its end, the first hop that is not one of our proxies (`trusted`) is the caller: what stands before it
    anybody may have written. A hop that is no address ends the reading at the proxy that sent it.
    """
    found = _address(nearest or "")
    if found is None or not _is_in(found, trusted):
        return str(found) if found else nearest
    for hop in reversed(forwarded.split(",")):
        address = _address(hop)
        if address is None:
            break
        found = address
        if not _is_in(address, trusted):
            break
    return str(found)


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """One spelling for each address: an IPv4 address may come in IPv6's form."""
    try:
        address = ipaddress.ip_address(text.strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_in(address: ipaddress.IPv4Address | ipaddress.IPv6Address, trusted: tuple[Network, ...]) -> bool:
    return any(address in network for network in trusted)

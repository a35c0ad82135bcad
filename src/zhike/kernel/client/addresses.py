"""Which addresses may be called. Names are resolved once, every answer is checked, and the checked one is used."""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from zhike.kernel.client.errors import ADDRESS_FORBIDDEN, UNREACHABLE

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolve = Callable[[str, int], Iterable[str]]

WEB_PORTS: Final = frozenset({80, 443})
_NAT64: Final = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
_COMPATIBLE: Final = ipaddress.ip_network("::/96")
#: Public by number, but services of the machine's own provider answer there.
_PROVIDER: Final = frozenset({ipaddress.ip_address("168.63.129.16")})


def system_resolve(host: str, port: int) -> list[str]:
    """The addresses of a name by the system's resolver. Raises OSError."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: Address) -> bool:
    """Whether an address belongs to the open internet; an IPv4 address inside an IPv6 one is looked at itself."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = _inner(address)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved and address not in _PROVIDER


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for: mapped, 6to4, Teredo, NAT64, compatible."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in network for network in _NAT64) or address in _COMPATIBLE:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


@dataclass(frozen=True, slots=True)
class AddressRule:
    """What may be called. `allowed` opens private networks on purpose: an adapter's own server, a test's."""

    ports: frozenset[int] = WEB_PORTS
    allowed: tuple[Network, ...] = ()
    resolve: Resolve = system_resolve

    def addresses(self, host: str, port: int) -> list[str]:
        """The addresses of `host` that may be called. One forbidden among them forbids the name: it is a trap.

        Raises `client.address_forbidden`, `client.unreachable` for a name nobody knows.
        """
        if port not in self.ports:
            raise ADDRESS_FORBIDDEN()
        try:
            found = [ipaddress.ip_address(text.partition("%")[0]) for text in self.resolve(host, port)]
        except (OSError, UnicodeError, ValueError):
            raise UNREACHABLE() from None
        if not found:
            raise UNREACHABLE()
        if not all(self._may(address) for address in found):
            raise ADDRESS_FORBIDDEN()
        return [str(address) for address in dict.fromkeys(found)]

    def _may(self, address: Address) -> bool:
        return is_public(address) or any(
            address.version == network.version and address in network for network in self.allowed
        )

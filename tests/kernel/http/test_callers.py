"""Whose address a request has when it came through proxies."""

from ipaddress import ip_network

import pytest

from zhike.kernel.http.callers import caller

PROXIES = (ip_network("127.0.0.1"), ip_network("10.0.0.0/8"), ip_network("fd00::/8"))


@pytest.mark.parametrize(
    ("nearest", "forwarded", "expected"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),  # not a proxy of ours: what it says is nothing
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "1.1.1.1, 198.51.100.1", "198.51.100.1"),  # the first one the caller made up
        ("127.0.0.1", "1.1.1.1, 198.51.100.1, 10.1.2.3", "198.51.100.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "10.9.9.9", "10.9.9.9"),
        ("127.0.0.1", "198.51.100.1, unknown", "127.0.0.1"),
        ("127.0.0.1", "'; DROP, 10.1.2.3", "10.1.2.3"),
        ("::ffff:127.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"),
        ("fd00::1", "2001:DB8:0::7", "2001:db8::7"),
        (None, "198.51.100.1", None),
        ("", "198.51.100.1", ""),
    ],
)
def test_only_our_proxies_say_who_calls(nearest: str | None, forwarded: str, expected: str | None) -> None:
    assert caller(nearest, forwarded, PROXIES) == expected


def test_without_proxies_nobody_is_believed() -> None:
    assert caller("127.0.0.1", "198.51.100.1", ()) == "127.0.0.1"

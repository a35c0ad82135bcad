"""Which addresses are public, however they are written."""

import ipaddress

import pytest

from zhike.kernel.client import AddressRule, is_public
from zhike.kernel.errors import ZhikeError


@pytest.mark.parametrize("text", ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1", "2002:0101:0101::1"])
def test_public(text: str) -> None:
    assert is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize(
    "text",
    [
        "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "168.63.129.16", "::", "::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254",
        "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "2002:7f00:1::",
        "2002:c0a8:101::1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2001:0:4136:e378:8000:63bf:f5ff:fffe",
    ],
)  # fmt: skip
def test_not_public(text: str) -> None:
    assert not is_public(ipaddress.ip_address(text))


def _rule(*answers: str) -> AddressRule:
    return AddressRule(resolve=lambda host, port: answers)


def test_the_checked_addresses_are_answered_once_each() -> None:
    assert _rule("1.1.1.1", "1.1.1.1", "2606:4700::1111").addresses("shop", 443) == ["1.1.1.1", "2606:4700::1111"]


@pytest.mark.parametrize("answers", [("127.0.0.1",), ("1.1.1.1", "10.0.0.1"), ("fe80::1%eth0",)])
def test_one_private_answer_forbids_the_name(answers: tuple[str, ...]) -> None:
    with pytest.raises(ZhikeError, match=r"client\.address_forbidden"):
        _rule(*answers).addresses("shop", 443)


@pytest.mark.parametrize("port", [0, 22, 25, 5432, 6379, 8080])
def test_ports_are_an_allow_list(port: int) -> None:
    with pytest.raises(ZhikeError, match=r"client\.address_forbidden"):
        _rule("1.1.1.1").addresses("shop", port)


@pytest.mark.parametrize("host", ["127.1", "0x7f.1", "2130706433", "localhost", "0"])
def test_other_spellings_of_this_machine_are_seen_through(host: str) -> None:
    with pytest.raises(ZhikeError, match=r"client\.address_forbidden"):
        AddressRule().addresses(host, 80)


def test_a_name_nobody_knows() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("unknown")

    for rule in (AddressRule(resolve=unknown), _rule(), _rule("not an address")):
        with pytest.raises(ZhikeError, match=r"client\.unreachable"):
            rule.addresses("shop", 443)


def test_private_networks_open_on_purpose_only() -> None:
    rule = AddressRule(allowed=(ipaddress.ip_network("10.0.0.0/8"),), resolve=lambda host, port: [host])
    assert rule.addresses("10.1.1.1", 80) == ["10.1.1.1"]
    with pytest.raises(ZhikeError):
        rule.addresses("192.168.1.1", 80)
    with pytest.raises(ZhikeError):
        rule.addresses("::1", 80)

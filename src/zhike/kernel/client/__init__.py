"""Calling addresses that others named, without being led into our own network."""

from zhike.kernel.client.addresses import WEB_PORTS, AddressRule, is_public
from zhike.kernel.client.client import Answer, Limits, SafeClient

__all__ = ["WEB_PORTS", "AddressRule", "Answer", "Limits", "SafeClient", "is_public"]

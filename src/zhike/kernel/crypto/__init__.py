"""Encryption of personal values and secrets, their masks and blind tokens, signed tokens, opaque positions."""

from zhike.kernel.crypto import blind, keys, mask, signed
from zhike.kernel.crypto.data_keys import INSTALLATION, DataKeys, destroy_key, load, orphaned, rewrap
from zhike.kernel.crypto.positions import opaque, read_opaque
from zhike.kernel.crypto.sealed import open_sealed, open_secret, seal, seal_secret
from zhike.kernel.crypto.sensitive import Protected, SensitiveColumn, sensitive_column, sensitive_columns

__all__ = [
    "INSTALLATION",
    "DataKeys",
    "Protected",
    "SensitiveColumn",
    "blind",
    "destroy_key",
    "keys",
    "load",
    "mask",
    "opaque",
    "open_sealed",
    "open_secret",
    "orphaned",
    "read_opaque",
    "rewrap",
    "seal",
    "seal_secret",
    "sensitive_column",
    "sensitive_columns",
    "signed",
]

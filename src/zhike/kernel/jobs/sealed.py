"""Texts in the arguments of jobs. What somebody searches for may be a person's name or phone, and arguments stay."""

import base64
from typing import Final

from zhike.kernel.crypto import open_secret, seal_secret

_AAD: Final = "kernel_job.args.text"


def seal_text(text: str) -> str:
    """`text` as arguments may carry it; an empty text stays empty."""
    return base64.b64encode(seal_secret(text, aad=_AAD)).decode() if text else ""


def open_text(sealed: str) -> str:
    """The text of :func:`seal_text`. Raises `crypto.unreadable`."""
    return open_secret(base64.b64decode(sealed), aad=_AAD) if sealed else ""

"""Content security policies of the pages. Pure."""

from typing import Final
from urllib.parse import urlsplit


def gateway_origin(url: str) -> str:
    """The origin of the live connection, for connect-src."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def console(gateway_url: str) -> str:
    """The console: own scripts only; style attributes are what the component library sets. Nobody may frame it."""
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' {gateway_origin(gateway_url)}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def chat(gateway_url: str, ancestors: str) -> str:
    """The chat, framed or alone: own scripts and styles only; `ancestors` are the pages that may frame it."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' blob: data:",
            f"connect-src 'self' {gateway_origin(gateway_url)}",
            "font-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {ancestors}",
        )
    )


#: The demo shop: as strict as a careful shop would be, so that the widget is seen to work there.
DEMO_SHOP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

#: A page of ours without scripts.
PLAIN: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *"

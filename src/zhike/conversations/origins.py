"""Which pages may show a channel's widget. Pure: compares origins, never asks the network."""

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit, urlunsplit

#: A host as it stands in a URL (names of other scripts in their ASCII form). Nothing else: it ends up in a header.
_HOST: Final = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|[0-9a-f:.]+")


def origin_of(url: str) -> str | None:
    """The origin of an http(s) address in its one form: lower case, no default port; None for anything else."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or not _HOST.fullmatch(parts.hostname):
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    default = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + ("" if port in (None, default) else f":{port}")


def allowed(origin: str | None, *, allow: Sequence[str], own: str) -> bool:
    """Whether a request from `origin` may use the channel. No origin at all is a program or our own page.

    An empty list allows every page; `https://*.example.com` allows every host below, not the domain itself.
    """
    if origin is None or not allow:
        return True
    found = origin_of(origin)
    if found is None:
        return False
    return found == origin_of(own) or any(_matches(found, one) for one in allow)


def _matches(origin: str, pattern: str) -> bool:
    scheme, _, host = pattern.partition("://")
    if not host.startswith("*."):
        return origin == origin_of(pattern)
    return (
        origin.startswith(f"{scheme}://")
        and origin.endswith(host[1:])
        and len(origin) > len(scheme) + 3 + len(host) - 1
    )


def normal_origin(text: str) -> str | None:
    """An entry of a channel's list in its one form, or None when it is no origin or pattern."""
    scheme, sep, host = text.strip().partition("://")
    if sep and host.startswith("*."):
        inner = origin_of(f"{scheme}://{host[2:]}")
        bare = inner is not None and "/" not in host and "." in host[2:]
        return inner.replace("://", "://*.", 1) if inner is not None and bare else None
    found = origin_of(text.strip())
    path = urlsplit(text.strip()).path if found else ""
    return found if path in ("", "/") else None


def frame_ancestors(allow: Sequence[str]) -> str:
    """The value of the frame-ancestors directive for a channel."""
    return " ".join(["'self'", *allow]) if allow else "*"


def page_address(url: str) -> str:
    """A page's address without what may hold personal data or secrets: no query, no fragment, no user name."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    origin = origin_of(url)
    if origin is None:
        return ""
    scheme, _, host = origin.partition("://")
    return urlunsplit((scheme, host, parts.path, "", ""))[:500]

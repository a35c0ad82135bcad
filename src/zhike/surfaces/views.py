"""The addresses outside the API."""

import re
from typing import Final, cast

from django.conf import settings as django_settings
from django.http import HttpRequest, HttpResponse

from zhike.conversations.public import channel_facts, frame_ancestors
from zhike.kernel.errors import ZhikeError
from zhike.kernel.http import Request
from zhike.surfaces import built, pages, policies

_READING: Final = frozenset({"GET", "HEAD"})
_FILE: Final = re.compile(r"[^/]+\.[A-Za-z0-9]{1,8}")


def _language(request: HttpRequest) -> str:
    return cast(Request, request).language


def _refused(request: HttpRequest) -> HttpResponse | None:
    if request.method in _READING:
        return None
    response = HttpResponse(status=405)
    response["Allow"] = "GET, HEAD"
    return response


def console(request: HttpRequest, path: str = "") -> HttpResponse:
    """The console, for every address that nothing else claims: its router finds the page. Files are not pages."""
    if path.startswith(("api/", "assets/", "widget/", "portal/", "files/")) or _FILE.fullmatch(path.rpartition("/")[2]):
        return pages.plain("not_found", _language(request), status=404)
    policy = policies.console(django_settings.GATEWAY_URL)
    return _refused(request) or pages.built_page("web/dist/console/index.html", policy, _language(request))


def widget_loader(request: HttpRequest) -> HttpResponse:
    """The script that a shop's page includes. Short-lived in caches, so that shops get changes within minutes."""
    refused = _refused(request)
    if refused is not None:
        return refused
    found = built.content("web/dist/widget/widget.js")
    if found is None:
        return pages.plain("not_built", _language(request), status=503)
    response = HttpResponse(found, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "public, max-age=300"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def widget_frame(request: HttpRequest) -> HttpResponse:
    """The chat inside a shop's page. Which pages may frame it is the channel's setting."""
    return _chat(request, request.GET.get("channel", ""), "web/dist/widget/frame.html")


def portal(request: HttpRequest, key: str) -> HttpResponse:
    """The full-page chat of a channel; apps show it in a web view."""
    return _chat(request, key, "web/dist/portal/portal.html")


def _chat(request: HttpRequest, key: str, path: str) -> HttpResponse:
    refused = _refused(request)
    if refused is not None:
        return refused
    try:
        channel = channel_facts(key) if len(key) <= 32 and "\x00" not in key else None
    except ZhikeError:
        channel = None
    if channel is None:
        return pages.plain("no_channel", _language(request), status=404)
    policy = policies.chat(django_settings.GATEWAY_URL, frame_ancestors(channel.allowed_origins))
    return pages.built_page(path, policy, _language(request), frameable=True)

"""The demo shop: a shop page with the chat on it, and a switch between not signed in and two customers.

It shows what a shop does: its own server signs a token that says who its customer is. Anybody can ask for a token here,
so it works for the two invented customers only, and stops when an administrator turns the setting off. In the demo
company both have orders, a time line and tags (`customers/demo.py`).
"""

import re
from dataclasses import replace
from typing import Final, cast

import orjson
from django.http import HttpRequest, HttpResponse

from zhike.conversations.public import (
    ChannelFacts,
    channel_by_key,
    channel_secret_renew,
    channel_test_token,
    first_channel,
)
from zhike.customers.public import Claims, account_is_vip
from zhike.kernel import rates
from zhike.kernel.authz import SYSTEM
from zhike.kernel.errors import INPUT_INVALID, METHOD_NOT_ALLOWED, NOT_FOUND, FieldError, ZhikeError
from zhike.kernel.http import Request, answer, client_ip
from zhike.kernel.http.problems import handle
from zhike.kernel.settings import values as settings
from zhike.surfaces import built, pages, policies
from zhike.surfaces.parameters import DEMO_SHOP

_FOLDER: Final = "web/apps/demo-shop"
_TYPES: Final = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_ASSET: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,40}\.(css|js|svg)")
_CHANNEL: Final = re.compile(rb'data-channel="[^"]*"')
CUSTOMERS: Final = {
    "sunli": Claims("demo-sunli", "孙丽", phone="13800005678", email="sunli@example.com"),
    "zhoutao": Claims("demo-zhoutao", "周涛", phone="13900001234"),
}


def _on() -> ChannelFacts | None:
    return first_channel() if settings.get(DEMO_SHOP) else None


def shop(request: HttpRequest) -> HttpResponse:
    """The shop page, with the oldest channel's chat on it."""
    language = cast(Request, request).language
    channel = _on()
    if channel is None:
        return pages.plain("no_demo", language, status=404)
    found = built.content(f"{_FOLDER}/index.html")
    if found is None:
        return pages.plain("not_built", language, status=503)
    named = _CHANNEL.sub(b'data-channel="' + channel.key.encode() + b'"', found)
    return pages.page(named, policies.DEMO_SHOP)


def asset(request: HttpRequest, name: str) -> HttpResponse:
    """A style sheet, script or picture of the shop page."""
    match = _ASSET.fullmatch(name)
    found = built.content(f"{_FOLDER}/{name}") if match is not None and _on() is not None else None
    if match is None or found is None:
        return pages.plain("not_found", cast(Request, request).language, status=404)
    response = HttpResponse(found, content_type=f"{_TYPES[match[1]]}; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


def token(request: HttpRequest) -> HttpResponse:
    """A signed token for one of the two customers, as the shop's own server would make it."""
    try:
        return answer({"token": _token(request)}, status=201, headers={"Cache-Control": "no-store"})
    except ZhikeError as error:
        return handle(request, error)


def _token(request: HttpRequest) -> str:
    if request.method != "POST":
        raise METHOD_NOT_ALLOWED()
    channel = _on()
    if channel is None:
        raise NOT_FOUND()
    rates.take("demo_shop.token", client_ip(request) or "-", rate_per_s=1, burst=60)
    claims = CUSTOMERS.get(_customer(request.body))
    if claims is None:
        raise INPUT_INVALID(fields=[FieldError("customer", "value.choice", {"expected": ", ".join(CUSTOMERS)})])
    if not channel.has_secret:
        channel_secret_renew(actor=SYSTEM, channel_id=channel.id, expected_version=channel.version)
    # Anybody may ask for this token: it says VIP only of whom the shop has marked so, and opens no shorter queue.
    vip = account_is_vip(shop_id=channel.shop_id, account=claims.subject)
    made, _expires_at = channel_test_token(channel=channel_by_key(channel.key), claims=replace(claims, vip=vip))
    return made


def _customer(body: bytes) -> str:
    try:
        given = orjson.loads(body)
    except orjson.JSONDecodeError:
        return ""
    found = given.get("customer") if isinstance(given, dict) and given.keys() == {"customer"} else None
    return found if isinstance(found, str) else ""

"""Pages outside the API: policies, the frame's ancestors, missing builds, the demo shop."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import orjson
import pytest
from django.test import Client

from tests.conversations.conftest import World, build_world, ports, read
from tests.spine_fixture import spine
from zhike.conversations.models import Channel
from zhike.conversations.shop_tokens import write_shop_token
from zhike.kernel import clock
from zhike.kernel.authz import SYSTEM
from zhike.kernel.clock import FrozenClock
from zhike.kernel.settings.registry import Place
from zhike.kernel.settings.values import at_place, change
from zhike.surfaces import built, demo_shop
from zhike.surfaces.demo import load
from zhike.surfaces.parameters import DEMO_SHOP, local_only
from zhike.surfaces.policies import console, gateway_origin

__all__ = ["ports", "spine"]

FILES = {
    "web/dist/console/index.html": "<!doctype html><title>console</title>",
    "web/dist/widget/widget.js": "console.log(1)",
    "web/dist/widget/frame.html": "<!doctype html><title>frame</title>",
    "web/dist/portal/portal.html": "<!doctype html><title>portal</title>",
    "web/apps/demo-shop/index.html": '<!doctype html><script src="/widget.js" data-channel="demo"></script>',
    "web/apps/demo-shop/shop.css": "body{}",
}


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with built files in place of the real clone."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.setattr(built, "root", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def world(db: None, frozen: FrozenClock) -> World:
    return build_world()


def policy(response: Any) -> dict[str, str]:
    """The directives of a response's policy by name."""
    parts = [part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";")]
    return {name: value for name, _, value in parts}


def test_every_address_of_the_console_answers_its_page_and_nobody_may_frame_it(world: World, clone: Path) -> None:
    for path in ("/", "/inbox", "/admin/users/3", "/inbox/01a2"):
        response = Client().get(path)
        assert (response.status_code, b"console" in response.content) == (200, True), path
        assert policy(response)["frame-ancestors"] == "'none'"
        assert policy(response)["script-src"] == "'self'"
        assert response["X-Frame-Options"] == "DENY"
        assert response["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/favicon.ico", "/assets/x.js", "/wp-login.php", "/widget/x.css", "/files/nothing"])
def test_files_that_are_not_there_are_not_the_console(world: World, clone: Path, path: str) -> None:
    assert Client().get(path).status_code == 404


def test_an_unknown_api_address_is_a_problem_document(world: World, clone: Path) -> None:
    response = Client().get("/api/v1/nothing")
    assert (response.status_code, orjson.loads(response.content)["code"]) == (404, "missing.not_found")


def test_the_frame_names_the_pages_that_may_show_it(world: World, clone: Path) -> None:
    Channel.objects.filter(pk=world.channel.pk).update(allowed_origins=["https://shop.example"])
    for path in (f"/widget/frame?channel={world.channel.key}", f"/chat/{world.channel.key}"):
        response = Client().get(path)
        assert response.status_code == 200
        found = policy(response)
        assert found["frame-ancestors"] == "'self' https://shop.example"
        assert (found["default-src"], found["script-src"], found["style-src"]) == ("'none'", "'self'", "'self'")
        assert "X-Frame-Options" not in response


@pytest.mark.parametrize("key", ["nope", "", "x" * 40, "%00", "%22%3E%3Cscript%3E"])
def test_an_unknown_channel_gets_a_clear_page(world: World, clone: Path, key: str) -> None:
    response = Client(headers={"Accept-Language": "en"}).get(f"/widget/frame?channel={key}")
    assert response.status_code == 404
    assert b"No such chat" in response.content
    assert b"<script" not in response.content


def test_the_loader_is_short_lived_and_loadable_from_shops(world: World, clone: Path) -> None:
    response = Client().get("/widget.js")
    assert response.content == b"console.log(1)"
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_a_missing_build_says_so_and_a_new_build_is_seen_at_once(world: World, clone: Path) -> None:
    index = clone / "web/dist/console/index.html"
    index.unlink()
    response = Client(headers={"Accept-Language": "zh-CN"}).get("/")
    assert response.status_code == 503
    assert "页面尚未构建" in response.content.decode()
    index.write_text("<title>neu</title>")
    assert Client().get("/").content == b"<title>neu</title>"


@pytest.mark.parametrize("path", ["/", "/widget.js", "/widget/frame?channel=x", "/chat/x"])
def test_pages_are_for_reading(world: World, clone: Path, path: str) -> None:
    assert Client().post(path).status_code == 405


def test_the_demo_shop_shows_the_chat_and_signs_for_its_two_customers(world: World, clone: Path) -> None:
    client = Client()
    page = client.get("/demo-shop")
    assert f'data-channel="{world.channel.key}"' in page.content.decode()
    assert client.get("/demo-shop/shop.css").content == b"body{}"
    made = client.post("/demo-shop/token", {"customer": "sunli"}, content_type="application/json")
    token = read(made, 201)["token"]
    claims = jwt.decode(token, world.secret, ["HS256"], options={"verify_exp": False})
    # Anybody may ask for this token, so it opens no shorter queue.
    assert (claims["sub"], claims["name"], claims.get("vip")) == ("demo-sunli", "孙丽", None)
    assert world.widget(shop_token=token).opened["customer"]["name"] == "孙丽"


def test_the_demo_shop_says_vip_of_whom_the_shop_marked_so(world: World, clone: Path) -> None:
    vip = demo_shop.CUSTOMERS["sunli"]
    world.widget(
        shop_token=write_shop_token(replace(vip, vip=True), secret=world.secret, jti="j" * 12, expires_at=_soon())
    )
    made = Client().post("/demo-shop/token", {"customer": "sunli"}, content_type="application/json")
    claims = jwt.decode(read(made, 201)["token"], world.secret, ["HS256"], options={"verify_exp": False})
    assert claims["vip"] is True


def _soon() -> datetime:
    return clock.now() + timedelta(minutes=5)


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"customer":"admin"}', b'{"customer":"sunli","x":1}'])
def test_the_demo_shop_signs_for_nobody_else(world: World, clone: Path, body: bytes) -> None:
    response = Client().post("/demo-shop/token", body, content_type="application/json")
    assert read(response, 422)["fields"][0]["path"] == "customer"


def test_an_administrator_turns_the_demo_shop_off(world: World, clone: Path) -> None:
    change(actor=SYSTEM, setting=DEMO_SHOP, place=Place(), value=False, expected_version=0, reason="")
    client = Client()
    body = {"customer": "sunli"}
    assert client.get("/demo-shop").status_code == 404
    assert client.get("/demo-shop/shop.css").status_code == 404
    assert client.post("/demo-shop/token", body, content_type="application/json").status_code == 404


@pytest.mark.parametrize("name", ["..%2f..%2fpyproject.toml", "index.html", "a.py", ".env", "x" * 60 + ".css"])
def test_the_demo_shop_serves_its_own_assets_only(world: World, clone: Path, name: str) -> None:
    assert Client().get(f"/demo-shop/{name}").status_code == 404


def test_policies_name_the_gateways_origin() -> None:
    assert gateway_origin("wss://live.example:9001/live") == "wss://live.example:9001"
    assert "connect-src 'self' ws://127.0.0.1:8001;" in console("ws://127.0.0.1:8001/live")


@pytest.mark.parametrize(
    ("public", "bind", "local"),
    [
        ("http://127.0.0.1:8000", "127.0.0.1", True),
        ("http://localhost:8000", "::1", True),
        ("http://[::1]:8000", "127.0.0.1", True),
        ("http://127.0.0.1:8000", "0.0.0.0", False),
        ("http://192.168.1.20:8000", "192.168.1.20", False),
        ("https://chat.example.com", "127.0.0.1", False),
        ("https://127.0.0.1.example.com", "127.0.0.1", False),
        ("", "127.0.0.1", False),
    ],
)
def test_the_demo_shop_is_there_by_itself_only_where_nobody_else_comes(public: str, bind: str, local: bool) -> None:
    assert local_only(public, bind) is local


def test_asked_for_a_demo_the_shop_is_there_unless_somebody_decided(world: World) -> None:
    load()
    assert at_place(DEMO_SHOP, Place()).value is True
    change(actor=SYSTEM, setting=DEMO_SHOP, place=Place(), value=False, expected_version=1, reason="")
    load()
    assert at_place(DEMO_SHOP, Place()).value is False

"""Channel settings: checks, versions, the write-only secret."""

from typing import Any

import pytest
from django.db import connection

from tests.conversations.conftest import Api, World, _user, read
from zhike.conversations.api.channel_shapes import ChannelShape
from zhike.conversations.models import Channel
from zhike.kernel.ids import new_id

UNKNOWN = new_id()


@pytest.fixture
def admin(world: World) -> Api:
    return world.api(_user("the-admin", "管理员", "administrator", world.team_id, world.shop_id))


def new(world: World, **more: Any) -> dict[str, Any]:
    return {"shop_id": str(world.shop_id), "names": {"zh-CN": "官网", "en": "Site"}, **more}


def test_create_edit_archive_restore_with_versions(world: World, admin: Api) -> None:
    made = read(admin.post("/channels", new(world, allowed_origins=["HTTPS://Shop.example/"]), key="chan-0001"), 201)
    ChannelShape.model_validate(made)
    assert made["allowed_origins"] == ["https://shop.example"]
    assert made["snippet"].startswith('<script src="http://127.0.0.1:8000/widget.js" data-channel="')
    path = f"/channels/{made['id']}"
    edited = read(admin.call("PATCH", path, {"color": "#00aa11"}, **{"If-Match": '"1"'}))
    assert (edited["color"], edited["version"], edited["names"]) == ("#00aa11", 2, made["names"])
    stale = read(admin.call("PATCH", path, {"color": "#ff0000"}, **{"If-Match": '"1"'}), 409)
    assert (stale["current"], stale["yours"]) == ({"color": "#00aa11", "version": 2}, {"color": "#ff0000"})
    assert stale["base"] == {"color": made["color"], "version": 1}
    assert read(admin.post(f"{path}/archive", version=2))["archived_at"] is not None
    assert [one["id"] for one in read(admin.get("/channels"))["items"]] == [str(world.channel.id)]
    assert [one["id"] for one in read(admin.get("/channels?filter[archived]=true"))["items"]] == [made["id"]]
    assert read(admin.post(f"{path}/restore", version=3))["archived_at"] is None
    assert read(admin.get("/channels?total=1"))["total"] == {"value": 2, "exact": True}


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ({"allowed_origins": ["https://ok.example", "ftp://x"]}, "allowed_origins.1"),
        ({"allowed_origins": ["https://a.example; script-src *"]}, "allowed_origins.0"),
        ({"color": "red"}, "color"),
        ({"languages": []}, "languages"),
        ({"languages": ["fr"]}, "languages.0"),
        ({"names": {}}, "names"),
        ({"names": {"en": "Site"}}, "names.zh-CN"),
        ({"max_file_bytes": 10**9}, "max_file_bytes"),
        ({"secret": "mine"}, "secret"),
        ({"shop_id": str(UNKNOWN)}, "shop_id"),
        ({"team_id": str(UNKNOWN)}, "team_id"),
        ({"skill_ids": [str(UNKNOWN)]}, "skill_ids"),
        ({"calendar_id": str(UNKNOWN)}, "calendar_id"),
    ],
)
def test_wrong_settings_are_named(world: World, admin: Api, more: dict[str, Any], path: str) -> None:
    problem = read(admin.post("/channels", new(world, **more), key="chan-0001"), 422)
    assert [one["path"] for one in problem["fields"]] == [path]
    assert Channel.objects.count() == 1


def test_a_channel_in_use_is_not_led_to_nobody(world: World, admin: Api) -> None:
    path, version = f"/channels/{world.channel.id}", f'"{world.channel.version}"'
    for change in ({"team_id": str(UNKNOWN)}, {"calendar_id": str(UNKNOWN)}, {"skill_ids": [str(UNKNOWN)]}):
        refused = read(admin.call("PATCH", path, change, **{"If-Match": version}), 422)
        assert [one["path"] for one in refused["fields"]] == list(change)
    widget = world.widget()
    assert widget.say("在吗")["seq"] == 1


def test_the_secret_is_shown_once_and_never_again(world: World, admin: Api) -> None:
    path = f"/channels/{world.channel.id}"
    made = read(admin.post(f"{path}/secret", version=world.channel.version), 201)
    assert len(made["secret"]) == 64
    assert made["secret"] not in admin.get(path).content.decode()
    assert read(admin.get(path))["has_secret"] is True
    assert made["secret"].encode() not in bytes(Channel.objects.get(pk=world.channel.pk).secret_sealed or b"")
    token = read(admin.post(f"{path}/test-token", {"sub": "test-1", "name": "测试"}), 201)["token"]
    assert world.widget(shop_token=token).opened["customer"]["name"] == "测试"
    with connection.cursor() as cursor:
        cursor.execute("SELECT after::text FROM audit_entry WHERE action = 'conversations.channel.test_token'")
        [(after,)] = cursor.fetchall()
    assert token not in after
    assert "expires_at" in after


def test_agents_do_not_change_channels(world: World) -> None:
    wang = world.api(world.wang)
    problem = read(wang.post("/channels", new(world), key="chan-0001"), 403)
    assert problem["permission"] == "conversations.channel.manage"
    assert Channel.objects.count() == 1

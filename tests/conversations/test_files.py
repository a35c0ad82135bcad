"""Pictures and files in messages, on both sides."""

from io import BytesIO
from typing import Any

import orjson
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.conversations.conftest import Api, World, read
from zhike.conversations.models import Channel, Message


def picture() -> bytes:
    """A small PNG."""
    buffer = BytesIO()
    Image.new("RGB", (12, 8), (200, 30, 30)).save(buffer, "PNG")
    return buffer.getvalue()


def upload(api: Api, path: str, name: str, data: bytes, status: int = 201) -> Any:
    response = api.client.post(f"/api/v1{path}", {"file": SimpleUploadedFile(name, data)})
    assert response.status_code == status, response.content.decode()
    return orjson.loads(response.content)


def test_a_visitor_sends_a_picture_first_and_the_agent_sees_it(world: World) -> None:
    widget = world.widget()
    info = upload(widget, "/widget/files", "破损.png", picture())
    assert info["state"] == "ready"
    body = {"kind": "image", "file_id": info["id"]}
    sent = read(widget.post("/widget/messages", body, key="picture-0001"), 201)
    again = read(widget.post("/widget/messages", body, key="picture-0001"), 201)
    assert (again["id"], Message.objects.count()) == (sent["id"], 1)
    file = sent["file"]
    assert (file["name"], file["type"], file["width"], file["height"]) == ("破损.png", "image/png", 12, 8)
    assert Client().get(file["url"]).status_code == 200
    assert Client().get(file["url"].replace("s=", "s=0")).status_code in (403, 404)
    world.online(world.wang)
    wang = world.api(world.wang)
    path = f"/conversations/{sent['conversation_id']}"
    detail = read(wang.post(f"{path}/take"))
    assert detail["messages"][0]["file"]["url"].startswith(f"/files/{info['id']}?v=")
    assert detail["messages"][0]["file"]["thumb_url"].startswith(f"/files/{info['id']}/thumb?v=")
    assert widget.thread()["messages"][0]["file"]["url"] == file["url"]


def test_an_agent_sends_a_file_and_the_same_key_sends_it_once(world: World) -> None:
    widget = world.widget()
    path = f"/conversations/{widget.say('发我说明书')['conversation_id']}"
    world.online(world.wang)
    wang = world.api(world.wang)
    read(wang.post(f"{path}/take"))
    info = upload(wang, "/files", "说明.txt", "请先充电".encode())
    body = {"kind": "file", "file_id": info["id"]}
    sent = read(wang.post(f"{path}/messages", body, key="manual-0001"), 201)
    assert read(wang.post(f"{path}/messages", body, key="manual-0001"), 201)["id"] == sent["id"]
    assert Client().get(widget.thread()["messages"][-1]["file"]["url"]).status_code == 200
    other = read(wang.post(f"{path}/messages", body, key="manual-0002"), 409)
    assert other["code"] == "file.attached"


def test_what_the_channel_does_not_take_is_refused_and_nothing_is_sent(world: World) -> None:
    widget, stranger = world.widget(), world.widget()
    assert upload(widget, "/widget/files", "x.svg", b"<svg onload=alert(1)>", 415)["code"] == "file.type_not_allowed"
    assert upload(widget, "/widget/files", "x.png", b"MZ" + b"\0" * 200, 415)["class"] == "input"
    Channel.objects.update(max_file_bytes=10_000)
    refused = upload(widget, "/widget/files", "x.txt", b"a" * 10_001, 422)
    assert refused["code"] == "conversations.file_refused"
    mine = upload(widget, "/widget/files", "x.txt", b"text")
    body = {"kind": "image", "file_id": mine["id"]}
    assert read(widget.post("/widget/messages", body, key="lying-00001"), 422)["code"] == "conversations.file_refused"
    foreign = stranger.post("/widget/messages", {"kind": "file", "file_id": mine["id"]}, key="steal-00001")
    assert read(foreign, 404)["code"] == "missing.not_found"
    assert Message.objects.count() == 0
    read(widget.post("/widget/messages", {"kind": "file", "file_id": mine["id"]}, key="fine-000001"), 201)

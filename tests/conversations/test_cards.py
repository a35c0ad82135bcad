"""Orders and products as cards in a thread."""

from collections.abc import Mapping
from uuid import UUID

import pytest

from tests.conversations.conftest import Api, Widget, World, read
from zhike.conversations.ports import CARDS
from zhike.conversations.types import CardKind
from zhike.kernel.authz import Actor
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.ids import new_id

ORDER = new_id()


class OneOrder:
    """The module above: one order, of one customer."""

    owner: UUID | None = None
    status = "shipped"

    def card(
        self, *, actor: Actor, kind: CardKind, card_id: UUID, customer_id: UUID, shop_id: UUID
    ) -> Mapping[str, object]:
        if (kind, card_id, customer_id) != ("order", ORDER, self.owner):
            raise NOT_FOUND()
        return {"title": "订单 A-1001", "number": "A-1001", "status": self.status, "card": "forged"}


@pytest.fixture
def cards(monkeypatch: pytest.MonkeyPatch) -> OneOrder:
    orders = OneOrder()
    monkeypatch.setattr(CARDS, "_filling", orders)
    return orders


@pytest.fixture
def chat(world: World, cards: OneOrder) -> tuple[Widget, Api, str]:
    widget = world.widget()
    path = f"/conversations/{widget.say('我的订单到哪了')['conversation_id']}"
    world.online(world.wang)
    wang = world.api(world.wang)
    cards.owner = UUID(read(wang.post(f"{path}/take"))["customer"]["id"])
    return widget, wang, path


PICTURE = new_id()


def test_a_product_card_has_its_picture_for_both_sides_and_says_in_lists_what_it_is(
    chat: tuple[Widget, Api, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    widget, wang, path = chat

    class OneProduct(OneOrder):
        def card(self, **_: object) -> Mapping[str, object]:
            return {"title": "保温杯 白", "name": "保温杯", "image_file_id": str(PICTURE)}

    monkeypatch.setattr(CARDS, "_filling", OneProduct())
    body = {"kind": "card", "card": "product", "id": str(new_id())}
    sent = read(wang.post(f"{path}/messages", body, key="card-00009"), 201)
    for shown in (sent, read(wang.get(path))["messages"][-1], widget.thread()["messages"][-1]):
        assert shown["data"]["image_url"].startswith(f"/files/{PICTURE}/thumb?v=")
    assert sent["data"]["image_url"] != widget.thread()["messages"][-1]["data"]["image_url"], "signed for each viewer"
    last = read(wang.get("/conversations?filter[state]=mine"))["items"][0]["last"]
    assert (last["kind"], last["preview"]) == ("product_card", "保温杯 白")


CARD = {"kind": "card", "card": "order", "id": str(ORDER)}


def test_a_card_keeps_what_it_showed_and_the_customer_sees_it(chat: tuple[Widget, Api, str], cards: OneOrder) -> None:
    widget, wang, path = chat
    sent = read(wang.post(f"{path}/messages", CARD, key="card-00001"), 201)
    assert (sent["kind"], sent["text"]) == ("card", "订单 A-1001")
    assert sent["data"] == {
        "card": "order",
        "id": str(ORDER),
        "title": "订单 A-1001",
        "number": "A-1001",
        "status": "shipped",
    }
    cards.status = "signed"
    assert read(wang.post(f"{path}/messages", CARD, key="card-00001"), 201) == sent
    assert widget.thread()["messages"][-1]["data"] == sent["data"]
    row = read(wang.get("/conversations?filter[state]=mine"))["items"][0]
    assert (row["last"]["kind"], row["last"]["preview"]) == ("order_card", "订单 A-1001")


def test_cards_of_others_do_not_exist_and_a_customer_sends_none(chat: tuple[Widget, Api, str]) -> None:
    widget, wang, path = chat
    other = {**CARD, "id": str(new_id())}
    assert read(wang.post(f"{path}/messages", other, key="card-00001"), 404)["code"] == "missing.not_found"
    assert widget.post("/widget/messages", CARD, key="card-00002").status_code == 422


@pytest.mark.parametrize(
    "body", [{"kind": "card"}, {**CARD, "text": "看"}, {"kind": "text", "text": "看", "card": "order"}]
)
def test_a_message_is_one_thing(chat: tuple[Widget, Api, str], body: dict[str, str]) -> None:
    _widget, wang, path = chat
    assert wang.post(f"{path}/messages", body, key="card-00001").status_code == 422

"""One search over everything: exact for Chinese, within the viewer's rights, as the rows are now."""

from typing import Any

import pytest

from tests.plumbing.callers import read
from tests.plumbing.cast import Cast
from zhike.customers.parameters import SEARCHES_PER_MINUTE
from zhike.kernel import search
from zhike.kernel.ids import new_id
from zhike.surfaces.finding import excerpt

pytestmark = pytest.mark.usefixtures("db")


def _found(api: Any, text: str, **more: str) -> list[dict[str, Any]]:
    query = "&".join(f"{name}={value}" for name, value in {"q": text, **more}.items())
    items: list[dict[str, Any]] = api.get(f"/search?{query}")["items"]
    return items


@pytest.fixture
def written(cast: Cast) -> Cast:
    """Customers of two shops have written, Wang Min has noted something about his."""
    assert cast.sun_li.id
    assert cast.of_li.id
    cast.sun_li.widget.say("顺丰快递三天没有更新物流了")
    cast.spine.run()
    return cast


def test_messages_are_found_by_one_two_and_four_characters_and_lead_to_their_place(written: Cast) -> None:
    for text in ("快", "快递", "三天没有", "没有 顺丰"):
        (hit,) = _found(written.wang_api, text, kinds="message")
        assert hit["link"] == {"kind": "conversation", "id": written.sun_li.id}
        assert hit["title"] == "孙丽"
        assert hit["author"] == "customer"
        assert hit["seq"] >= 2
        assert hit["excerpt"]["hit"] in text.split(" ")
    assert _found(written.wang_api, "三天有没", kinds="message") == []


def test_who_may_not_read_the_conversation_does_not_find_it(written: Cast) -> None:
    assert [hit["title"] for hit in _found(written.callers["chen"], "顺丰", kinds="message")] == ["孙丽"]
    assert _found(written.callers["li"], "顺丰") == []
    assert _found(written.callers["zhao"], "顺丰") == []
    assert len(_found(written.admin_api, "我的包裹在哪里", kinds="message")) == 2


def test_what_is_found_follows_the_conversation_when_it_changes_hands(written: Cast) -> None:
    admin, path = written.admin_api, written.of_li.path
    assert _found(written.wang_api, "包裹在哪里", kinds="message")[0]["link"]["id"] == written.sun_li.id
    version = admin.get(path)["episode"]["version"]
    admin.post(f"{path}/assign", {"user_id": str(written.wang.id)}, version=version, key="to-wang-0001")
    links = {hit["link"]["id"] for hit in _found(written.wang_api, "包裹在哪里", kinds="message")}
    assert links == {written.sun_li.id, written.of_li.id}


def test_notes_are_for_those_who_may_read_notes(written: Cast) -> None:
    (hit,) = _found(written.wang_api, "老客户", kinds="note")
    assert hit["excerpt"]["hit"] == "老客户"
    assert _found(written.callers["li"], "老客户") == []


def test_unknown_kinds_and_empty_queries_are_refused_and_punctuation_finds_nothing(cast: Cast) -> None:
    assert read(cast.admin_api.call("GET", "/search?q=x&kinds=wings"), 422)["fields"][0]["path"] == "kinds"
    assert read(cast.admin_api.call("GET", "/search?q="), 422)["class"] == "input"
    assert cast.admin_api.get("/search?q=。")["empty"] is True


def test_the_log_knows_that_somebody_searched_but_not_the_words(written: Cast) -> None:
    _found(written.wang_api, "顺丰快递")
    entry = written.admin_api.get("/audit/entries?filter[action]=surfaces.search.view")["items"][0]
    assert entry["actor"]["id"] == str(written.wang.id)
    assert "顺丰" not in str(entry)


def test_a_lookup_comes_first_and_stays_in_the_owners_hands(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cast.sun_li.id
    cast.spine.run()
    message = _found(cast.wang_api, "包裹", kinds="message")[0]
    doc = search.find("message")
    ids = [search.query("查一下", actor=cast.actor(cast.wang)).hits[0].id]
    monkeypatch.setitem(search.docs._docs, "message", _with_lookup(doc, ids))
    hits = _found(cast.wang_api, "包裹", kinds="message")
    assert [hit["field"] for hit in hits] == ["identity", "text"]
    assert hits[1]["id"] == message["id"]


def test_a_full_lookup_tells_that_there_may_be_more(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    doc = search.find("message")
    ids = [new_id() for _ in range(search.LOOKED_UP_MOST)]
    for known, capped in ((ids[1:], False), (ids, True)):
        monkeypatch.setitem(search.docs._docs, "message", _with_lookup(doc, known))
        assert search.query("没有人说过", actor=cast.actor(cast.wang)).capped is capped


def test_statuses_are_codes_whatever_their_owners_tell(cast: Cast) -> None:
    body = {"subject": "蓝牙耳机进水", "shop_id": str(cast.a.shop_id)}
    cast.admin_api.post("/tickets", body, 201, key="search-ticket-1")
    lines = [{"name": "蓝牙耳机", "quantity": 1, "unit_price": 100}]
    order = {"shop_id": str(cast.a.shop_id), "number": "S-1", "lines": lines}
    cast.admin_api.post("/orders", order, 201, key="search-order-1")
    cast.spine.run()
    assert {hit["kind"]: hit["status"] for hit in _found(cast.admin_api, "蓝牙耳机")} == {
        "ticket": "new",
        "order": "pending",
    }


def test_phones_are_not_tried_out_through_the_search_box(cast: Cast) -> None:
    most = int(SEARCHES_PER_MINUTE.default) // 2
    # On a busy machine some are earned back while one asks.
    asked = [cast.admin_api.call("GET", f"/search?q=1380000{number:04}").status_code for number in range(most + 15)]
    assert asked[:most] == [200] * most
    assert 429 in asked
    assert cast.admin_api.call("GET", "/search?q=包裹").status_code == 200


def _with_lookup(doc: search.SearchDoc, ids: list[Any]) -> search.SearchDoc:
    from dataclasses import replace

    return replace(doc, lookup=lambda actor, text: ids)


def test_excerpts_show_the_words_around_the_place() -> None:
    text = "一" * 60 + "退款" + "二" * 200
    before, hit, after = excerpt(text, "退款")
    assert hit == "退款"
    assert before == "…" + "一" * 24
    assert after == "二" * 96 + "…"
    assert excerpt("没有这个词", "退款") == ("没有这个词", "", "")
    assert excerpt("ABC Refund now", "refund") == ("ABC ", "Refund", " now")
    assert excerpt("", "x") == ("", "", "")

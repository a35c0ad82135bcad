"""Who sits behind the widget: visitors, customers whom the shop vouches for, and one becoming the other."""

from datetime import datetime, timedelta
from typing import Any

import jwt
import pytest

from tests.conversations.conftest import Api, World, read
from tests.spine_fixture import Spine
from zhike.conversations.models import Channel, Conversation, Episode, Message, VisitorSession
from zhike.conversations.services.channels import channel_archive, channel_create, channel_secret_renew
from zhike.customers.models import Customer, Identity
from zhike.kernel.authz import SYSTEM
from zhike.kernel.clock import FrozenClock
from zhike.kernel.crypto import signed
from zhike.kernel.live.tickets import read_ticket
from zhike.work.models import SlaPolicy


def token(world: World, frozen: FrozenClock, **more: Any) -> str:
    """A shop token as a careful shop makes it, with `more` claims or changes; None leaves a claim out."""
    claims = {
        "sub": "sunli-7",
        "name": "孙丽",
        "jti": f"jti-{len(more)}-{frozen.at.timestamp()}",
        "exp": int((frozen.at + timedelta(minutes=5)).timestamp()),
    }
    claims |= more
    return jwt.encode({name: value for name, value in claims.items() if value is not None}, world.secret, "HS256")


def open_widget(world: World, **body: Any) -> Any:
    return Api(None).post("/widget/sessions", {"channel": world.channel.key, "language": "zh-CN", **body})


def test_a_shop_page_shows_the_chat_without_sign_in_and_a_signed_token_recognises_the_customer(
    world: World, frozen: FrozenClock
) -> None:
    anonymous = world.widget()
    assert anonymous.opened["customer"] is None
    assert anonymous.say("不用登录也能问")["seq"] == 1
    signed = token(world, frozen, phone="13800001234", email="sunli@example.com", vip=True)
    known = world.widget(shop_token=signed)
    customer = Customer.objects.get(origin="shop")
    assert known.opened["customer"] == {"id": str(customer.id), "name": "孙丽"}
    assert (customer.phone_mask, customer.email_mask, customer.vip) == ("138****1234", "s***@example.com", True)
    assert b"13800001234" not in bytes(customer.phone_sealed or b"13800001234")
    assert known.say("我是孙丽")["author"]["name"] == "孙丽"
    elsewhere = world.widget(shop_token=token(world, frozen, jti="another-device"))
    assert [m["text"] for m in elsewhere.thread()["messages"]] == ["我是孙丽"]
    assert elsewhere.opened["customer"]["id"] == str(customer.id)


def test_a_visitor_who_comes_back_finds_the_thread_and_others_do_not(world: World) -> None:
    first = world.widget()
    first.say("明天再来")
    again = world.widget(visitor_token=first.opened["visitor_token"])
    assert [m["text"] for m in again.thread()["messages"]] == ["明天再来"]
    assert world.widget().thread()["messages"] == []
    assert world.widget(visitor_token="AAAA" + first.opened["visitor_token"][4:]).thread()["messages"] == []


def test_signing_in_keeps_what_was_written_and_signing_out_shows_nothing_of_it(
    world: World, frozen: FrozenClock, spine: Spine
) -> None:
    visitor = world.widget()
    visitor.say("先问一句", key="outbox-0001")
    old = visitor.opened["visitor_token"]
    first = VisitorSession.objects.get()
    known = world.widget(visitor_token=old, shop_token=token(world, frozen))
    assert [m["text"] for m in known.thread()["messages"]] == ["先问一句"]
    assert known.say("先问一句", key="outbox-0001")["seq"] == 1
    conversation = Conversation.objects.get()
    assert Customer.objects.get(pk=conversation.customer_id).name == "孙丽"
    assert read(visitor.get("/widget/conversation"), 401)["code"] == "conversations.visitor_unknown"
    for visitor_token in (old, known.opened["visitor_token"]):
        later = world.widget(visitor_token=visitor_token)
        assert later.thread()["messages"] == []
        later.say("我是别人")
    assert Conversation.objects.count() == 3
    assert [m["text"] for m in known.thread()["messages"]] == ["先问一句"]
    joined = spine.events("conversations.conversation_joined")[0].payload.model_dump(mode="json")
    assert joined["into_id"] == str(conversation.id)
    # The gateway closes the sockets of these widgets: they would go on hearing what is now the customer's thread.
    widgets = VisitorSession.objects.filter(visitor_id=first.visitor_id)
    assert joined["session_ids"] == [str(one.id) for one in widgets] == [str(first.id)]


def test_a_visitor_thread_goes_on_inside_the_customers_own(world: World, frozen: FrozenClock) -> None:
    known = world.widget(shop_token=token(world, frozen))
    known.say("上个月的问题")
    read(known.post("/widget/end", {"episode_id": known.thread()["episode"]["id"]}), 204)
    visitor = world.widget()
    visitor.say("匿名一")
    visitor.say("匿名二")
    back = world.widget(
        visitor_token=visitor.opened["visitor_token"], shop_token=token(world, frozen, jti="second-visit")
    )
    thread = back.thread()
    assert [(m["seq"], m["text"]) for m in thread["messages"]] == [
        (1, "上个月的问题"), (2, ""), (3, "匿名一"), (4, "匿名二"),
    ]  # fmt: skip
    assert thread["episode"]["state"] == "queued"
    assert back.say("还在")["seq"] == 5
    assert Episode.objects.filter(closed_at=None).count() == 1
    authors = set(Message.objects.filter(author_kind="customer").values_list("author_id", flat=True))
    assert authors == {Customer.objects.get(origin="shop").id}


def test_with_both_open_the_customers_episode_goes_on(world: World, frozen: FrozenClock, spine: Spine) -> None:
    known = world.widget(shop_token=token(world, frozen))
    known.say("手机上问的")
    visitor = world.widget()
    visitor.say("电脑上问的")
    world.widget(visitor_token=visitor.opened["visitor_token"], shop_token=token(world, frozen, jti="from-laptop"))
    assert [m["text"] for m in known.thread()["messages"]] == ["手机上问的", "电脑上问的"]
    assert sorted(Episode.objects.values_list("state", "result")) == [("closed", "joined"), ("queued", "")]
    assert Message.objects.values("episode_id").distinct().count() == 1
    spine.run()


def test_each_token_works_once(world: World, frozen: FrozenClock) -> None:
    signed = token(world, frozen)
    read(open_widget(world, shop_token=signed), 201)
    assert read(open_widget(world, shop_token=signed), 401)["code"] == "conversations.shop_token_used"
    assert VisitorSession.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "status", "code", "field"),
    [
        ({"exp": -61}, 401, "conversations.shop_token_expired", None),
        ({"exp": 661}, 401, "conversations.shop_token_expired", None),
        ({"role": "admin"}, 422, "conversations.shop_token_claims", "role"),
        ({"iat": 1}, 422, "conversations.shop_token_claims", "iat"),
        ({"jti": None}, 422, "conversations.shop_token_claims", "jti"),
        ({"sub": ""}, 422, "conversations.shop_token_claims", "sub"),
        ({"sub": 7}, 422, "conversations.shop_token_claims", "sub"),
        ({"name": "x" * 101}, 422, "conversations.shop_token_claims", "name"),
        ({"name": "a\ud800"}, 422, "conversations.shop_token_claims", "name"),
        ({"\ud800": 1}, 422, "conversations.shop_token_claims", "�"),
        ({"vip": "yes"}, 422, "conversations.shop_token_claims", "vip"),
        ({"exp": "soon"}, 422, "conversations.shop_token_claims", "exp"),
    ],
)
def test_a_token_that_says_too_much_too_little_or_too_late_is_refused(
    world: World, frozen: FrozenClock, change: dict[str, Any], status: int, code: str, field: str | None
) -> None:
    if isinstance(change.get("exp"), int):
        change = {"exp": int(frozen.at.timestamp()) + change["exp"]}
    problem = read(open_widget(world, shop_token=token(world, frozen, **change)), status)
    assert problem["code"] == code
    assert [one["path"] for one in problem["fields"]] == ([field] if field else [])
    assert (Customer.objects.count(), VisitorSession.objects.count()) == (0, 0)


def test_a_name_cannot_be_made_to_look_like_another(world: World, frozen: FrozenClock) -> None:
    read(open_widget(world, shop_token=token(world, frozen, name="\u202eliW\u202c  Smith\x1b")), 201)
    assert Customer.objects.get().name == "liW Smith"


@pytest.mark.parametrize("offset", [-59, 659])
def test_a_clock_that_is_a_minute_off_still_works(world: World, frozen: FrozenClock, offset: int) -> None:
    signed = token(world, frozen, exp=int(frozen.at.timestamp()) + offset)
    read(open_widget(world, shop_token=signed), 201)


def test_tokens_of_another_shop_other_algorithms_and_garbage_are_refused(world: World, frozen: FrozenClock) -> None:
    other = channel_create(actor=SYSTEM, shop_id=world.other_shop_id, names={"zh-CN": "别家", "en": "Other"}, values={})
    secret = channel_secret_renew(actor=SYSTEM, channel_id=other.id, expected_version=1).secret
    claims = jwt.decode(token(world, frozen), world.secret, ["HS256"], options={"verify_exp": False})
    bad = [
        jwt.encode(claims, secret, "HS256"),
        jwt.encode(claims, "", "none"),
        jwt.encode(claims, world.secret, "HS512"),
        token(world, frozen)[:-3] + "AAA",
        "a.b.c",
        "",
        "x" * 5000,
    ]
    for one in bad:
        assert read(open_widget(world, shop_token=one), 401)["code"] == "conversations.shop_token_invalid", one[:20]
    assert Customer.objects.count() == 0


def test_a_replaced_secret_counts_for_one_more_day(world: World, frozen: FrozenClock) -> None:
    channel = Channel.objects.get(pk=world.channel.pk)
    channel_secret_renew(actor=SYSTEM, channel_id=channel.id, expected_version=channel.version)
    read(open_widget(world, shop_token=token(world, frozen)), 201)
    frozen.advance(timedelta(hours=24))
    assert read(open_widget(world, shop_token=token(world, frozen)), 401)["code"] == "conversations.shop_token_invalid"


def test_same_account_name_in_two_shops_is_two_people(world: World, frozen: FrozenClock) -> None:
    other = channel_create(actor=SYSTEM, shop_id=world.other_shop_id, names={"zh-CN": "别家", "en": "Other"}, values={})
    secret = channel_secret_renew(actor=SYSTEM, channel_id=other.id, expected_version=1).secret
    read(open_widget(world, shop_token=token(world, frozen)), 201)
    claims = jwt.decode(token(world, frozen), world.secret, ["HS256"], options={"verify_exp": False})
    body = {"channel": other.key, "shop_token": jwt.encode(claims, secret, "HS256")}
    read(Api(None).post("/widget/sessions", body), 201)
    assert (Customer.objects.count(), Identity.objects.count()) == (2, 2)


def test_pages_that_the_channel_does_not_allow_are_refused(world: World) -> None:
    Channel.objects.filter(pk=world.channel.pk).update(
        allowed_origins=["https://shop.example", "https://*.example.org"]
    )
    body = {"channel": world.channel.key}
    for origin, status in (
        ("https://shop.example", 201),
        ("https://a.example.org", 201),
        ("http://127.0.0.1:8000", 201),
        ("http://shop.example", 403),
        ("https://shop.example.evil.example", 403),
        ("https://example.org", 403),
        ("null", 403),
    ):
        answer = Api(None).call("POST", "/widget/sessions", body, Origin=origin)
        assert (origin, answer.status_code) == (origin, status)


def test_unknown_and_archived_channels_answer_not_found_and_end_their_widgets(world: World) -> None:
    widget = world.widget()
    channel_archive(actor=SYSTEM, channel_id=world.channel.id, expected_version=world.channel.version, archived=True)
    for key in (world.channel.key, "no-such-key"):
        problem = read(Api(None).post("/widget/sessions", {"channel": key}), 404)
        assert problem["code"] == "conversations.channel_unknown"
    assert read(widget.get("/widget/conversation"), 401)["code"] == "conversations.visitor_unknown"


def test_a_widget_token_opens_no_door_for_staff_and_ends_after_twelve_hours(world: World, frozen: FrozenClock) -> None:
    widget = world.widget()
    assert widget.get("/conversations").status_code == 401
    assert Api(None).get("/widget/conversation").status_code == 401
    assert world.api(world.wang).get("/widget/conversation").status_code == 401
    frozen.advance(timedelta(hours=12))
    assert widget.get("/widget/conversation").status_code == 401


def test_a_live_ticket_ends_with_the_widget_and_hangs_on_its_channel(world: World) -> None:
    widget = world.widget()
    conversation = widget.say("你好")["conversation_id"]
    ticket = read_ticket(signed, read(widget.post("/widget/live-ticket"), 201)["ticket"])
    assert set(ticket.topics) == {f"conversation:{conversation}", f"channel:{world.channel.id}"}
    assert ticket.until == int(datetime.fromisoformat(widget.opened["expires_at"]).timestamp())
    channel_archive(actor=SYSTEM, channel_id=world.channel.id, expected_version=world.channel.version, archived=True)
    assert read(widget.post("/widget/live-ticket"), 401)["code"] == "conversations.visitor_unknown"


def test_outside_hours_and_with_nobody_there_messages_are_taken_and_an_answer_is_promised(
    world: World, frozen: FrozenClock
) -> None:
    SlaPolicy.objects.update(archived_at=frozen.at)
    widget = world.widget()
    assert widget.thread()["service"] == {
        "open": True, "agents_online": False, "answer_by": "2026-11-21T06:00:00.000Z",
    }  # fmt: skip
    assert widget.say("留言")["seq"] == 1
    world.online(world.wang)
    assert widget.thread()["service"] == {"open": True, "agents_online": True, "answer_by": None}


def test_the_page_address_is_kept_without_what_may_be_private(world: World) -> None:
    page = {"url": "https://u:p@shop.example/item/7?phone=13800001234#x", "title": "保温杯"}
    world.widget(page=page)
    session = VisitorSession.objects.get()
    assert (session.page_url, session.page_title) == ("https://shop.example/item/7", "保温杯")


def test_history_pages_by_number_both_ways(world: World) -> None:
    widget = world.widget()
    for number in range(1, 8):
        widget.say(f"第{number}句")

    def seqs(query: str) -> tuple[list[int], bool]:
        page = widget.thread(query)
        return [m["seq"] for m in page["messages"]], page["has_more"]

    assert seqs("?limit=3") == ([5, 6, 7], True)
    assert seqs("?limit=3&before_seq=5") == ([2, 3, 4], True)
    assert seqs("?limit=3&before_seq=2") == ([1], False)
    assert seqs("?limit=3&after_seq=2") == ([3, 4, 5], True)
    assert seqs("?after_seq=7") == ([], False)
    assert widget.get("/widget/conversation?after_seq=1&before_seq=3").status_code == 422
    assert widget.get("/widget/conversation?limit=201").status_code == 422

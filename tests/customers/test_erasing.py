"""Erasing a person: what goes, what stays, who may, and what the moment of erasing does to those at work."""

from typing import Any
from uuid import UUID

import orjson
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from tests.conversations.conftest import Widget, World, _user, build_world, ports, read
from tests.spine_fixture import spine
from zhike.conversations.models import Draft, Episode, Head, Message, Note, VisitorSession
from zhike.conversations.services.messages import customer_send
from zhike.conversations.types import Visitor
from zhike.customers.models import Customer, Identity
from zhike.customers.public import Claims, customer_absorb, customer_recognise_claims, customer_recognise_visitor
from zhike.kernel import holders
from zhike.kernel.authz import SYSTEM, Actor
from zhike.kernel.clock import FrozenClock
from zhike.kernel.errors import ZhikeError
from zhike.kernel.files.rows import select
from zhike.kernel.ids import new_id
from zhike.surveys.models import Response, ResponseVersion
from zhike.surveys.services import Case, invite, respond

__all__ = ["ports", "spine"]

CLAIMS = Claims("erased", "孙丽", phone="13800001234", email="sun@example.com", vip=True)
REASON = "客户要求删除"


@pytest.fixture
def world(db: None, frozen: FrozenClock) -> World:
    return build_world()


class Story:
    """A conversation that is over, with everything in it that is personal."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.widget: Widget = world.widget()
        self.path = f"/conversations/{self.widget.say('我叫孙丽，电话 13800001234')['conversation_id']}"
        world.online(world.wang)
        self.wang = world.api(world.wang)
        self.admin = world.api(_user("eraser", "管理", "administrator", world.team_id, world.shop_id))
        detail = read(self.wang.post(f"{self.path}/take"))
        picture = SimpleUploadedFile("孙丽.txt", b"13800001234")
        file_id = self.widget.client.post("/api/v1/widget/files", {"file": picture}).json()["id"]
        body = {"kind": "file", "file_id": file_id}
        read(self.widget.post("/widget/messages", body, key="the-file-of-sun"), 201)
        read(self.wang.post(f"{self.path}/messages", {"kind": "text", "text": "孙女士您好"}, key="answer-to-sun"), 201)
        read(self.wang.post(f"{self.path}/notes", {"text": "孙丽常问"}, key="note-about-sun"), 201)
        self.customer_id = detail["customer"]["id"]
        self.episode_id = detail["episode"]["id"]

    def close(self) -> None:
        body = {"category_id": str(self.world.category_id), "result": "solved", "problem": "孙丽", "handling": "孙丽"}
        version = read(self.wang.get(self.path))["episode"]["version"]
        read(self.wang.post(f"{self.path}/close", body, version=version))

    def rate(self) -> None:
        thread = Episode.objects.get(pk=self.episode_id)
        case = Case(
            episode_id=thread.id,
            conversation_id=thread.conversation_id,
            customer_id=thread.customer_id,
            shop_id=thread.shop_id,
            agent_id=thread.owner_id,
            team_id=thread.team_id,
            department_id=None,
            category_id=None,
            result="solved",
        )
        invite(actor=SYSTEM, case=case)
        respond(actor=SYSTEM, episode_id=thread.id, score=9, comment="我是孙丽")

    def erase(self, status: int = 200, *, key: str = "erase-sun-li", **changes: str) -> Any:
        customer = read(self.admin.get(f"/customers/{self.customer_id}"))
        body = {"number": customer["number"], "reason": REASON, **changes}
        path = f"/customers/{self.customer_id}/erase"
        return read(self.admin.post(path, body, key=key, version=customer["version"]), status)


@pytest.fixture
def story(world: World) -> Story:
    return Story(world)


def test_what_was_said_and_sent_goes_and_that_it_happened_stays(story: Story) -> None:
    story.close()
    story.rate()
    before = read(story.wang.get(story.path))
    erased = story.erase()
    assert (erased["name"], erased["phone_mask"], erased["erased_at"] is not None) == ("", "", True)
    after = read(story.wang.get(story.path))
    assert after["customer"]["erased_at"] == erased["erased_at"]
    assert [(m["seq"], m["kind"], m["created_at"]) for m in after["messages"]] == [
        (m["seq"], m["kind"], m["created_at"]) for m in before["messages"]
    ]
    said = [message for message in after["messages"] if message["kind"] != "event"]
    assert len(said) == 3
    assert {(m["text"], m["file"], str(m["data"])) for m in said} == {("", None, "{'erased': True}")}
    assert [note["text"] for note in after["notes"]] == [""]
    assert (after["episode"]["problem"], after["episode"]["handling"], after["episode"]["result"]) == ("", "", "solved")
    assert Head.objects.get().last_preview == ""
    assert Response.objects.get().score == 9
    assert (Response.objects.get().comment, ResponseVersion.objects.count()) == ("", 0)
    assert select("TRUE", []) == []


def test_nothing_of_the_person_is_left_in_any_table(story: Story) -> None:
    story.close()
    story.rate()
    story.erase()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') "
            "AND NOT relispartition AND relnamespace = 'public'::regnamespace"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT string_agg(t::text, chr(10)) FROM "{table}" t')
            text = cursor.fetchone()[0] or ""
            for value in ("孙丽", "孙女士", "13800001234"):
                assert value not in text, table


def test_reveal_says_gone_and_the_widget_knows_nobody(story: Story) -> None:
    story.close()
    story.erase()
    gone = read(story.admin.post(f"/customers/{story.customer_id}/reveal", {"field": "phone", "reason": "x"}), 410)
    assert gone["code"] == "customers.erased"
    assert read(story.widget.get("/widget/conversation"), 401)["code"] == "conversations.visitor_unknown"
    fresh = story.world.widget(visitor_token=story.widget.opened["visitor_token"])
    assert fresh.thread()["messages"] == []
    assert fresh.say("你好")["conversation_id"] not in story.path
    assert Customer.objects.count() == 2
    assert VisitorSession.objects.filter(customer_id=story.customer_id).count() == 0


def test_an_open_conversation_must_end_first(story: Story) -> None:
    refused = story.erase(409)
    assert (refused["code"], refused["conversation_ids"]) == (
        "conversations.erase_open",
        [story.path.rpartition("/")[2]],
    )
    assert Customer.objects.get(pk=story.customer_id).erased_at is None
    assert read(story.wang.get(story.path))["messages"][0]["text"] == "我叫孙丽，电话 13800001234"


def test_the_number_must_be_repeated_and_twice_is_once(story: Story) -> None:
    story.close()
    wrong = story.erase(422, key="erase-wrongly", number="C26-999999")
    assert [(one["path"], one["code"]) for one in wrong["fields"]] == [("number", "customers.number")]
    assert read(story.wang.post(f"/customers/{story.customer_id}/erase", {}, key="by-an-agent", version=1), 403)
    customer = read(story.admin.get(f"/customers/{story.customer_id}"))
    body = {"number": customer["number"], "reason": REASON}
    path = f"/customers/{story.customer_id}/erase"
    stale = read(story.admin.post(path, body, key="erase-stale-one", version=customer["version"] + 5), 409)
    assert stale["code"] == "conflict.version"
    first = read(story.admin.post(path, body, key="erase-for-good", version=customer["version"]))
    assert read(story.admin.post(path, body, key="erase-for-good", version=customer["version"])) == first
    assert story.erase(410, key="erase-once-more")["code"] == "customers.erased"
    with connection.cursor() as cursor:
        cursor.execute("SELECT after->>'reason', after->>'conversations.messages' FROM audit_entry "
                       "WHERE action = 'customers.customer.erase'")  # fmt: skip
        assert cursor.fetchall() == [(REASON, "3")]


def test_records_that_were_merged_into_the_person_go_with_it(world: World) -> None:
    found = customer_recognise_claims(actor=SYSTEM, claims=CLAIMS, shop_id=world.shop_id, language="zh-CN")
    visitor = customer_recognise_visitor(
        actor=SYSTEM, visitor_id=new_id(), channel_id=world.channel.id, shop_id=world.shop_id, language="en"
    )
    customer_absorb(actor=SYSTEM, customer_id=visitor.customer_id, into_id=found.customer_id)
    admin = world.api(_user("eraser", "管理", "administrator", world.team_id, world.shop_id))
    body = {"number": Customer.objects.get(pk=visitor.customer_id).number, "reason": REASON}
    merged = read(admin.post(f"/customers/{visitor.customer_id}/erase", body, key="erase-merged", version=2), 409)
    assert (merged["code"], merged["merged_into_id"]) == ("customers.merged", str(found.customer_id))
    body["number"] = Customer.objects.get(pk=found.customer_id).number
    read(admin.post(f"/customers/{found.customer_id}/erase", body, key="erase-master", version=1))
    assert Customer.objects.filter(erased_at=None).count() == 0
    assert {bytes(identity.value_sealed) for identity in Identity.objects.all()} == {b""}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kernel_data_key WHERE owner = ANY(%s) AND wrapped IS NULL",
                       [[found.customer_id, visitor.customer_id]])  # fmt: skip
        assert cursor.fetchone() == (2,)
    again = customer_recognise_claims(actor=SYSTEM, claims=CLAIMS, shop_id=world.shop_id, language="zh-CN")
    assert again.created


def test_widgets_end_also_those_opened_before_anybody_knew_whose_they_are(story: Story) -> None:
    sessions = set(VisitorSession.objects.filter(customer_id=story.customer_id).values_list("id", flat=True))
    story.close()
    story.erase()
    with connection.cursor() as cursor:
        cursor.execute("SELECT payload::text, topics FROM kernel_event WHERE name = 'conversations.widgets_ended'")
        [(payload, topics)] = cursor.fetchall()
    assert {UUID(one) for one in orjson.loads(payload)["session_ids"]} == sessions
    assert (len(sessions) > 0, topics) == (True, [])


def test_who_writes_at_the_moment_of_erasing_is_nobody_any_more(story: Story) -> None:
    session = VisitorSession.objects.get(customer_id=story.customer_id)
    visitor = Visitor(
        session_id=session.id,
        channel_id=session.channel_id,
        shop_id=story.world.shop_id,
        visitor_id=session.visitor_id,
        identity_id=session.identity_id,
        customer_id=session.customer_id,
        conversation_id=session.conversation_id,
        verified=False,
        language="zh-CN",
        expires_at=session.expires_at,
    )
    story.close()
    story.erase()
    with pytest.raises(ZhikeError, match=r"conversations\.visitor_unknown"):
        customer_send(
            actor=Actor("customer", session.customer_id),
            visitor=visitor,
            client_key="late-word",
            kind="text",
            text="孙丽",
        )
    assert not Message.objects.filter(text="孙丽").exists()


def test_moving_takes_everything_along_and_says_what(story: Story) -> None:
    into = customer_recognise_claims(actor=SYSTEM, claims=CLAIMS, shop_id=story.world.shop_id, language="zh-CN")
    from_id = Customer.objects.get(pk=story.customer_id).id
    held = {holder.name: dict(holder.count(customer_id=from_id)) for holder in holders.all_holders()}
    assert held["conversations"]["conversations_conversation"] == held["work"]["work_workitem"] == 1
    exported = {row.table for holder in holders.all_holders() for row in holder.export(customer_id=from_id)}
    assert {"customers_identity", "conversations_head", "work_workitem"} <= exported
    moved = [row for one in holders.all_holders() for row in one.move(from_id=from_id, into_id=into.customer_id)]
    assert {"customers_identity", "conversations_conversation", "work_workitem"} <= {row.table for row in moved}
    for holder in holders.all_holders():
        assert not any(holder.count(customer_id=from_id).values()), holder.name
        assert list(holder.move(from_id=from_id, into_id=into.customer_id)) == []
    assert set(Message.objects.filter(author_kind="customer").values_list("author_id", flat=True)) == {into.customer_id}
    back = story.world.widget(visitor_token=story.widget.opened["visitor_token"])
    assert back.thread()["messages"][0]["text"] == "我叫孙丽，电话 13800001234"


def test_drafts_about_the_person_go_too(story: Story) -> None:
    story.close()
    Draft.objects.create(
        conversation_id=story.path.rpartition("/")[2],
        user=story.world.wang,
        text="孙丽",
        updated_at="2026-11-21T02:00Z",
    )
    story.erase()
    assert (Draft.objects.count(), Note.objects.exclude(text="").count()) == (0, 0)

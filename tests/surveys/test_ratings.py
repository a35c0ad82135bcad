"""From the closing of a conversation to a rating that stays comparable."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, connections, transaction

from tests.conversations.conftest import Widget, World, build_world, read
from tests.plumbing.database import Urls
from tests.spine_fixture import Spine
from zhike.kernel import trail
from zhike.kernel.authz import SYSTEM
from zhike.kernel.clock import FrozenClock
from zhike.kernel.errors import INPUT_INVALID, ZhikeError
from zhike.kernel.ids import new_id
from zhike.surveys.errors import INVITATION_EXPIRED, NOT_INVITED, RATING_FINAL, SCALE_ACTIVE, SCALE_INVALID
from zhike.surveys.models import Invitation, RatingScale, Response, ResponseVersion
from zhike.surveys.scales import scale_archive, scale_change, scale_create, scale_use
from zhike.surveys.services import Case, invite, respond


def case(world: World, **more: Any) -> Case:
    """An episode that ended, with Wang Min responsible."""
    facts = {
        "episode_id": new_id(),
        "conversation_id": new_id(),
        "customer_id": new_id(),
        "shop_id": world.shop_id,
        "agent_id": world.wang.id,
        "team_id": world.team_id,
        "department_id": None,
        "category_id": None,
        "result": "solved",
        **more,
    }
    return Case(**facts)


def invited(world: World, **more: Any) -> UUID:
    """The id of an episode whose customer was asked."""
    ended = case(world, **more)
    assert invite(actor=SYSTEM, case=ended) is not None
    return ended.episode_id


def rate(episode_id: UUID, score: int, comment: str = "") -> Response:
    return respond(actor=SYSTEM, episode_id=episode_id, score=score, comment=comment)


def served_and_closed(world: World, spine: Spine, result: str = "solved") -> tuple[Widget, str]:
    """A conversation that Wang Min answered and closed, and its episode."""
    world.online(world.wang)
    widget = world.widget()
    sent = widget.say("你好")
    spine.run()
    agent, path = world.api(world.wang), f"/conversations/{sent['conversation_id']}"
    read(agent.post(f"{path}/messages", {"text": "您好"}, key=new_id().hex), 201)
    detail = read(agent.get(path))
    body = {"category_id": str(world.category_id), "result": result}
    read(agent.post(f"{path}/close", body, version=detail["episode"]["version"]))
    spine.run()
    return widget, sent["episode_id"]


def test_closing_asks_the_customer_who_rates_in_the_chat(world: World, spine: Spine) -> None:
    widget, episode_id = served_and_closed(world, spine)
    assert widget.opened["rating"]["min"] == 1
    assert widget.opened["rating"]["labels"]["10"] == "非常满意"
    assert widget.thread()["episode"]["rating"] == {"state": "requested", "score": None}
    asked = spine.events("surveys.invited")
    assert [event.topics for event in asked] == [(f"conversation:{widget.thread()['conversation_id']}",)]
    sent = {"episode_id": episode_id, "score": 8, "comment": " 很好 "}
    answered = read(widget.post("/widget/rating", sent))
    assert (answered["state"], answered["score"], answered["comment"]) == ("done", 8, "很好")
    assert read(widget.post("/widget/rating", sent)) == answered
    assert widget.thread()["episode"]["rating"] == {"state": "done", "score": 8}
    row = Response.objects.get()
    assert (row.score, row.score100, row.satisfied, row.owner_id, row.version) == (8, 7778, True, world.wang.id, 1)
    told = [event.payload.model_dump() for event in spine.events("surveys.rated")]
    assert [(one["score"], one["score100"], one["agent_id"], one["has_comment"]) for one in told] == [
        (8, 7778, world.wang.id, True)
    ]
    shown = read(world.api(world.chen).get("/ratings"))["items"]
    assert [(one["score"], one["agent_name"], one["comment"]) for one in shown] == [(8, "王敏", "很好")]
    assert read(world.api(world.li).get("/ratings"))["items"] == []


def test_what_was_no_service_is_not_asked_about(world: World, spine: Spine) -> None:
    widget, episode_id = served_and_closed(world, spine, result="invalid")
    assert Invitation.objects.count() == 0
    assert widget.thread()["episode"]["rating"]["state"] == "none"
    refused = read(widget.post("/widget/rating", {"episode_id": episode_id, "score": 8}), 404)
    assert refused["code"] == "surveys.not_invited"


def test_changing_ones_mind_without_end_is_slowed_down(world: World, spine: Spine) -> None:
    widget, episode_id = served_and_closed(world, spine)
    bodies = [{"episode_id": episode_id, "score": 1 + turn % 10} for turn in range(21)]
    assert [widget.post("/widget/rating", body).status_code for body in bodies] == [200] * 20 + [429]
    assert ResponseVersion.objects.count() == 20


def test_nobody_rates_other_peoples_service(world: World, spine: Spine) -> None:
    _widget, episode_id = served_and_closed(world, spine)
    stranger = world.widget()
    stranger.say("我也在")
    refused = read(stranger.post("/widget/rating", {"episode_id": episode_id, "score": 1}), 404)
    assert refused["code"] == "surveys.not_invited"
    assert read(stranger.get(f"/widget/ratings/{episode_id}"), 404)["code"] == "surveys.not_invited"
    assert Response.objects.count() == 0


@pytest.mark.parametrize(
    "body",
    [
        {"score": 0},
        {"score": 11},
        {"score": 8.5},
        {"score": "nine"},
        {"score": None},
        {"score": 8, "comment": "x" * 2001},
        {"score": 8, "comment": "a\u0000b"},
        {"score": 8, "extra": 1},
    ],
)
def test_a_rating_that_cannot_be_is_refused(world: World, spine: Spine, body: dict[str, Any]) -> None:
    widget, episode_id = served_and_closed(world, spine)
    refused = read(widget.post("/widget/rating", {"episode_id": episode_id, **body}), 422)
    assert refused["class"] == "input"
    assert Response.objects.count() == 0


@pytest.mark.req("SRV-06")
def test_scores_of_changed_scales_stay_comparable(world: World, frozen: FrozenClock) -> None:
    """The scale is 1 to 10 by default and configurable; scores are kept raw and on a common scale of 0 to 100."""
    ten = RatingScale.objects.get(in_use=True)
    admin = world.api(world.chen)
    listed = read(admin.get(f"/rating-scales/{ten.id}"))
    assert (listed["min"], listed["max"], listed["in_use"]) == (1, 10, True)
    waiting, on_ten = invited(world), invited(world)
    assert rate(on_ten, 10).score100 == 10_000

    # Somebody makes it 1 to 5; later a scale of 0 to 100 in steps of ten takes its place.
    scale_change(
        actor=SYSTEM,
        scale_id=ten.id,
        expected_version=1,
        name=None,
        shape={"max": 5, "satisfied_from": 4, "labels": {}},
    )
    on_five = invited(world)
    assert rate(on_five, 5).score100 == 10_000
    with pytest.raises(ZhikeError) as refused:
        rate(on_five, 6)
    assert refused.value.code is INPUT_INVALID
    assert refused.value.fields[0].params == {"min": 1, "max": 5, "step": 1}
    hundred = scale_create(
        actor=SYSTEM,
        name={"zh-CN": "百分制"},
        shape={"min": 0, "max": 100, "step": 10, "satisfied_from": 80, "labels": {}},
    )
    scale_use(actor=SYSTEM, scale_id=hundred.id, expected_version=1)
    assert list(RatingScale.objects.filter(in_use=True).values_list("id", flat=True)) == [hundred.id]
    on_hundred = invited(world)
    assert rate(on_hundred, 50).score100 == 5000

    # Who was asked on the old scale answers on it, and what was said keeps its raw score and its meaning.
    frozen.advance(timedelta(minutes=1))
    assert rate(waiting, 7).score100 == 6667
    shown = read(world.api(world.chen).get("/ratings?sort=-score100"))["items"]
    raw = {one["episode_id"]: (one["score"], one["scale_min"], one["scale_max"], one["score100"]) for one in shown}
    assert raw == {
        str(on_ten): (10, 1, 10, 10_000),
        str(on_five): (5, 1, 5, 10_000),
        str(waiting): (7, 1, 10, 6667),
        str(on_hundred): (50, 0, 100, 5000),
    }
    assert [one["score100"] for one in shown] == [10_000, 10_000, 6667, 5000]
    summary = read(world.api(world.chen).get("/ratings/summary"))
    assert summary == {"count": 4, "satisfied": 2, "mean100": 7917}
    low = read(world.api(world.chen).get("/ratings/summary?filter[satisfied]=false"))
    assert low == {"count": 2, "satisfied": 0, "mean100": 5834}


def test_changes_are_versions_within_a_day(world: World, frozen: FrozenClock, spine: Spine) -> None:
    episode_id = invited(world)
    rate(episode_id, 3, "慢")
    frozen.advance(timedelta(hours=23, minutes=59))
    changed = rate(episode_id, 9, "后来解决了")
    assert (changed.version, changed.score, changed.satisfied) == (2, 9, True)
    frozen.advance(timedelta(minutes=1))
    assert rate(episode_id, 9, "后来解决了").version == 2
    with pytest.raises(ZhikeError) as refused:
        rate(episode_id, 1)
    assert refused.value.code is RATING_FINAL
    said = list(ResponseVersion.objects.order_by("version").values_list("version", "score", "comment"))
    assert said == [(1, 3, "慢"), (2, 9, "后来解决了")]
    told = [event.payload.model_dump()["answer_version"] for event in spine.events("surveys.rated")]
    assert told == [1, 2]


def test_invitations_run_out_and_are_made_once(world: World, frozen: FrozenClock, spine: Spine) -> None:
    ended = case(world)
    first, again = invite(actor=SYSTEM, case=ended), invite(actor=SYSTEM, case=ended)
    assert first == again
    assert len(spine.events("surveys.invited")) == 1
    frozen.advance(timedelta(days=7))
    with pytest.raises(ZhikeError) as refused:
        rate(ended.episode_id, 5)
    assert refused.value.code is INVITATION_EXPIRED
    with pytest.raises(ZhikeError) as unknown:
        rate(new_id(), 5)
    assert unknown.value.code is NOT_INVITED


def test_the_responsible_agent_is_frozen_at_closing(world: World) -> None:
    episode_id = invited(world, agent_id=world.zhang.id)
    row = rate(episode_id, 5)
    assert (row.owner_id, row.team_id, row.shop_id) == (world.zhang.id, world.team_id, world.shop_id)


def test_scales_are_checked_and_the_one_in_use_stays(world: World) -> None:
    with pytest.raises(ZhikeError) as wrong:
        scale_create(
            actor=SYSTEM,
            name={"en": "x"},
            shape={"min": 1, "max": 10, "step": 2, "satisfied_from": 9, "labels": {}},
        )
    assert (wrong.value.code, wrong.value.fields[0].path) == (SCALE_INVALID, "step")
    ten = RatingScale.objects.get(in_use=True)
    with pytest.raises(ZhikeError) as active:
        scale_archive(actor=SYSTEM, scale_id=ten.id, expected_version=1, archived=True)
    assert active.value.code is SCALE_ACTIVE
    renamed = scale_change(actor=SYSTEM, scale_id=ten.id, expected_version=1, name={"en": "Ten"}, shape={})
    assert (renamed.version, renamed.scale_version) == (2, 1)


def test_scale_routes_keep_versions_and_rights(world: World) -> None:
    agent = world.api(world.wang)
    denied = read(agent.post("/rating-scales", {"name": {"en": "x"}}, key=new_id().hex), 403)
    assert denied["permission"] == "surveys.scale.manage"
    shown = read(agent.get("/rating-scales"))["items"]
    assert [(one["label"], one["in_use"]) for one in shown] == [("十分制", True)]
    actions = read(agent.get(f"/rating-scales/{shown[0]['id']}"))["actions"]
    assert {one["why"] for one in actions} == {"permission.missing"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE surveys_ratingscaleversion SET max = 3",
        "DELETE FROM surveys_ratingscaleversion",
        "UPDATE surveys_responseversion SET score = 10",
    ],
)
def test_what_was_said_and_meant_cannot_be_changed(world: World, statement: str) -> None:
    rate(invited(world), 1)
    refused = pytest.raises(ProgrammingError, match="permission denied")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_comments_stay_out_of_events_and_log(world: World, spine: Spine, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[trail.TrailEntry] = []
    real = trail.TRAIL.get()

    class Listening:
        def record(self, entry: trail.TrailEntry) -> None:
            written.append(entry)
            real.record(entry)

    trail.TRAIL.fill(Listening())
    try:
        rate(invited(world), 2, "我的电话是 13800001234")
    finally:
        trail.TRAIL.fill(real)
    kept = f"{written} {[event.payload for event in spine.events('surveys.invited', 'surveys.rated')]}"
    assert [entry.action for entry in written] == ["surveys.invitation.create", "surveys.rating.create"]
    assert "13800001234" not in kept


def test_twenty_ratings_at_once_are_one(db_committed: Urls) -> None:
    world = build_world()
    episode_id = invited(world)

    def one(_turn: int) -> int:
        try:
            return rate(episode_id, 8, "好").version
        finally:
            connections.close_all()

    work: Callable[[int], int] = one
    with ThreadPoolExecutor(20) as pool:
        assert list(pool.map(work, range(20))) == [1] * 20
    assert ResponseVersion.objects.filter(response__invitation__episode_id=episode_id).count() == 1

"""Ratings file themselves in the customer's file."""

from tests.conversations.conftest import World, read
from tests.spine_fixture import Spine
from tests.surveys.test_ratings import served_and_closed


def test_a_rating_and_its_change_stand_on_the_time_line(world: World, spine: Spine) -> None:
    widget, episode_id = served_and_closed(world, spine)
    for score in (8, 3):
        read(widget.post("/widget/rating", {"episode_id": episode_id, "score": score, "comment": "很好"}))
        spine.run()
        spine.run()
    conversation = widget.thread()["conversation_id"]
    customer = read(world.api(world.chen).get(f"/conversations/{conversation}"))["customer"]["id"]
    entries = read(world.api(world.chen).get(f"/customers/{customer}/timeline?filter[kind]=rating"))["items"]
    assert [(one["facts"]["score"], one["facts"]["satisfied"]) for one in entries] == [(3, False), (8, True)]
    assert {one["facts"]["conversation_id"] for one in entries} == {conversation}
    assert "很好" not in str(entries)

"""Pure rules: what may happen, marks, origins, previews."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhike.conversations.origins import allowed, frame_ancestors, normal_origin, origin_of, page_address
from zhike.conversations.rules import (
    PERMISSIONS,
    REASONS,
    TRANSITIONS,
    Action,
    Situation,
    State,
    moved_marks,
    preview,
    why_not,
)


def test_every_state_and_action_is_either_possible_or_has_a_reason() -> None:
    for state in get_args(State):
        for action in get_args(Action):
            assert ((state, action) in TRANSITIONS) != ((state, action) in REASONS), (state, action)
            assert why_not(Situation(state, None), action) == REASONS.get((state, action))
    assert set(PERMISSIONS) == set(get_args(Action))


def test_a_waiting_transfer_blocks_another_and_nothing_can_be_reopened_that_never_was() -> None:
    assert why_not(Situation("assigned", None, transfer_waiting=True), "transfer") == "transfer.waiting"
    assert why_not(Situation("assigned", None, transfer_waiting=True), "close") is None
    assert why_not(Situation("closed", None, had_episode=False), "reopen") == "episode.none"


seqs = st.integers(0, 50)


@given(seqs, seqs, seqs, st.none() | st.integers(0, 100), st.none() | st.integers(0, 100))
def test_marks_never_go_back_nor_beyond_and_read_was_delivered(
    last: int, delivered: int, read: int, new_delivered: int | None, new_read: int | None
) -> None:
    delivered = min(delivered, last)
    read = min(read, delivered)
    after_delivered, after_read = moved_marks(
        last_seq=last, delivered=delivered, read=read, new_delivered=new_delivered, new_read=new_read
    )
    assert read <= after_read <= after_delivered <= last
    assert after_delivered >= delivered
    assert after_read == (read if new_read is None else max(read, min(new_read, last)))


def test_a_preview_is_one_line_of_at_most_120_characters() -> None:
    assert preview("text", "第一行\n  第二行\t三") == "第一行 第二行 三"
    assert preview("text", "长" * 500) == "长" * 120
    assert preview("image", "") == ""


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://Shop.Example/a?b#c", "https://shop.example"),
        ("https://shop.example:443", "https://shop.example"),
        ("http://shop.example:8080/x", "http://shop.example:8080"),
        ("http://[::1]:5000/", "http://[::1]:5000"),
        ("javascript:alert(1)", None),
        ("null", None),
        ("https://", None),
        ("https://a:b@c:99999", None),
    ],
)
def test_origins_have_one_form(url: str, origin: str | None) -> None:
    assert origin_of(url) == origin


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("https://shop.example/", "https://shop.example"),
        (" HTTPS://SHOP.example ", "https://shop.example"),
        ("https://*.shop.example", "https://*.shop.example"),
        ("https://*.com", None),
        ("https://shop.example/path", None),
        ("*", None),
        ("https://*.shop.example/x", None),
        ("https://shop.example; script-src *", None),
    ],
)
def test_what_a_channel_list_takes(text: str, kept: str | None) -> None:
    assert normal_origin(text) == kept


def test_an_empty_list_allows_every_page_and_no_origin_is_no_page() -> None:
    assert allowed("https://any.example", allow=[], own="https://own.example")
    assert allowed(None, allow=["https://a.example"], own="https://own.example")
    assert allowed("https://own.example", allow=["https://a.example"], own="https://own.example")
    assert not allowed("https://b.example", allow=["https://a.example"], own="https://own.example")
    assert not allowed("https://xa.example", allow=["https://*.a.example"], own="https://own.example")
    assert frame_ancestors([]) == "*"
    assert frame_ancestors(["https://a.example"]) == "'self' https://a.example"


def test_page_addresses_lose_query_fragment_and_user() -> None:
    assert page_address("https://u:p@shop.example/a/b?x=1#y") == "https://shop.example/a/b"
    assert page_address("data:text/html,x") == ""
    assert page_address("http://[broken") == ""

"""The door of `commerce` stands."""

from zhike.commerce import public


def test_the_door_lists_what_it_offers_in_order() -> None:
    assert len(public.__all__) == len(set(public.__all__))
    assert all(hasattr(public, offered) for offered in public.__all__)

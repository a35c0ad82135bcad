"""Invented data is the same everywhere, and spread as asked."""

from zhike.kernel.chance import Chance


def test_the_same_seed_tells_the_same_story() -> None:
    one, two, other = Chance("demo"), Chance("demo"), Chance("else")
    told = [one.randint(0, 999) for _ in range(50)]
    assert told == [two.randint(0, 999) for _ in range(50)]
    assert told != [other.randint(0, 999) for _ in range(50)]
    assert told[:3] == [Chance("demo").randint(0, 999), *told[1:3]]


def test_numbers_stay_in_their_limits_and_meet_them() -> None:
    chance = Chance("limits")
    found = {chance.randint(3, 5) for _ in range(200)}
    assert found == {3, 4, 5}
    assert all(0 <= chance.random() < 1 for _ in range(200))


def test_weights_decide_how_often_and_samples_have_no_twins() -> None:
    chance = Chance("weights")
    thrown = [chance.weighted((("a", 9.0), ("b", 1.0), ("c", 0.0))) for _ in range(2000)]
    assert 1700 < thrown.count("a") < 1900
    assert "c" not in thrown
    assert sorted(chance.sample("abcd", 4)) == list("abcd")
    assert len(chance.sample("abcd", 9)) == 4

"""Of a phrase made of frequent pairs only the rarest is looked for in the index."""

import pytest

from zhike.kernel.search import frequency, tokens

SHARES = {"'蓝牙'": 0.22, "'牙耳'": 0.2, "'耳机'": 0.23, "'发货'": 0.05, "'你好'": 0.3, "'好发'": 0.004}


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("蓝牙耳机", ["'牙耳'"]),
        ("耳机", ["'耳机'"]),
        ("耳机 发货", ["'耳机'", "'发货'"]),
        ("你好发货", ["'你好' & '好发' & '发货'"]),
        ("饕餮纹", ["'饕餮' & '餮纹'"]),
        ("耳机iphone", ["'耳机' & 'iphone':*"]),
    ],
)
def test_what_is_asked_for(query: str, asked: list[str]) -> None:
    assert [frequency.asked_words(needle, SHARES) for needle in tokens.needles(query)] == asked


@pytest.mark.django_db
def test_shares_come_from_the_statistics_and_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    frequency.forget()
    assert all(0 < share <= 1 for share in frequency.shares().values())
    frequency.forget()
    real = "SELECT ARRAY['常见', 'it''s']::text[], ARRAY[0.5, 0.25, 0.25, 0.5]::real[]"
    monkeypatch.setattr(frequency, "_STATISTICS", real)
    found = frequency.shares()
    assert found == {"'常见'": 0.5}
    assert frequency.shares() is found
    frequency.forget()

import json
from pathlib import Path

import pytest

from zhike.kernel import i18n


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        (None, "zh-CN"),
        ("", "zh-CN"),
        ("en-GB,en;q=0.9", "en"),
        ("fr, zh-TW;q=0.8, en;q=0.5", "zh-CN"),
        ("fr", "zh-CN"),
        ("en;q=0.2, zh;q=0.9", "zh-CN"),
        ("en;q=0, zh;q=0.1", "zh-CN"),
        ("en;q=x", "zh-CN"),
        ("," * 5_000, "zh-CN"),
    ],
)
def test_the_best_language_of_a_header(wanted: str | None, chosen: str) -> None:
    assert i18n.choose_language(wanted) == chosen


def test_a_missing_parameter_stays_as_written_and_a_missing_code_answers_itself() -> None:
    assert i18n.text("no.such.code", "en") == "no.such.code"


def test_a_catalogue_needs_every_language(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "en.json").write_text(json.dumps({"a.b": "x"}))
    with pytest.raises(i18n.TextError, match="missing text catalogue"):
        i18n.register(tmp_path)


def test_the_name_of_a_configured_thing_falls_back() -> None:
    assert i18n.local_name({"en": "Refund", "zh-CN": "退款"}, "en") == "Refund"
    assert i18n.local_name({"zh-CN": "退款"}, "en") == "退款"
    assert i18n.local_name({"fr": "Remboursement"}, "en") == "Remboursement"
    assert i18n.local_name({}, "en") == ""

"""What the operation log names as objects has words on its page, in both languages."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_NAMED = re.compile(r'object_kind="([a-z_]+)"')


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_object_of_the_log_has_a_name(language: str) -> None:
    kinds = {kind for path in (ROOT / "src/zhike").rglob("*.py") for kind in _NAMED.findall(path.read_text("utf-8"))}
    assert {"correction", "ticket", "customer"} <= kinds
    texts = json.loads((ROOT / f"web/apps/console/src/pages/audit/locales/{language}.json").read_text("utf-8"))
    assert sorted(kinds - set(texts["audit"]["object"])) == []

"""What the documents promise to list, they list."""

import re
from pathlib import Path

from tools.checks.links import broken
from zhike.config.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "zhike"
DOCS = ROOT / "docs"
_VARIABLE = re.compile(r"\bZHIKE_[A-Z_]*[A-Z]\b")


def _text(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_every_module_has_a_page_and_a_line_on_the_map() -> None:
    modules = [path.parent for path in SOURCE.glob("*/__init__.py")]
    parts = [page.parent for page in SOURCE.glob("kernel/*/README.md")]
    assert len(modules) >= 9
    listed = _text("modules.md")
    for folder in modules + parts:
        page = folder.relative_to(ROOT) / "README.md"
        assert (ROOT / page).is_file(), page
        assert f"](../{page})" in listed, page


def test_every_variable_that_is_read_is_explained_to_operators() -> None:
    read = {name for path in SOURCE.rglob("*.py") for name in _VARIABLE.findall(path.read_text(encoding="utf-8"))}
    read |= set(_VARIABLE.findall((ROOT / "zhike").read_text(encoding="utf-8")))
    explained = _text("operating.md").replace("…_PER_OWNER", "ZHIKE_GATEWAY_SOCKETS_PER_OWNER")
    assert sorted(read - set(_VARIABLE.findall(explained))) == []


def test_every_command_is_described() -> None:
    described = _text("operating.md") + _text("development.md")
    assert [name for name in COMMANDS if f"./zhike {name}" not in described] == []


def test_the_manual_has_the_same_chapters_in_both_languages() -> None:
    chinese, english = ({page.name for page in (DOCS / "manual" / one).glob("*.md")} for one in ("zh-CN", "en"))
    assert chinese == english
    for language in ("zh-CN", "en"):
        contents = _text(f"manual/{language}/README.md")
        assert [page for page in chinese - {"README.md"} if f"]({page})" not in contents] == []


def test_decisions_are_numbered_without_gaps_and_say_why() -> None:
    decisions = sorted((DOCS / "adr").glob("*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(path.name[:4])}. ")
        assert [part for part in ("**Decision.**", "**Why.**", "**Consequences.**") if part not in text] == [], (
            path.name
        )


def test_links_of_the_manual_and_the_decisions_lead_somewhere() -> None:
    pages = [*DOCS.glob("manual/**/*.md"), *DOCS.glob("adr/*.md"), DOCS / "modules.md", DOCS / "operating.md"]
    assert [problem for page in pages for problem in broken(ROOT, page.relative_to(ROOT))] == []

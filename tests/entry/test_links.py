"""The check of links between documents finds what leads nowhere, and nothing else."""

from pathlib import Path

from tools.checks import links


def _document(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Path(name)


def test_files_folders_and_headings_are_found(tmp_path: Path) -> None:
    _document(tmp_path, "docs/other.md", "# Other\n\n## What it *owns*\n\n## 备份与恢复\n\n## Twice\n\n## Twice\n")
    good = (
        "# Here\n[a](docs/other.md) [b](docs/) [c](docs/other.md#what-it-owns) [d](docs/other.md#备份与恢复)\n"
        "[e](docs/other.md#twice-1) [f](#here) [g](https://example.com/x) [h](mailto:a@example.com)\n"
        "`[not](a-link.md)`\n\n```md\n[neither](this.md)\n```\n"
    )
    assert list(links.broken(tmp_path, _document(tmp_path, "README.md", good))) == []


def test_what_leads_nowhere_is_named_with_its_line(tmp_path: Path) -> None:
    _document(tmp_path, "docs/other.md", "# Other\n\n```\n# no heading\n```\n")
    bad = "# Here\n\n[a](gone.md)\n[b](docs/other.md#no-heading) ![c](missing.png)\n[d](../outside.md) [e](#nowhere)\n"
    assert list(links.broken(tmp_path, _document(tmp_path, "README.md", bad))) == [
        "README.md:3: gone.md does not exist",
        "README.md:4: docs/other.md#no-heading has no such heading",
        "README.md:4: missing.png does not exist",
        "README.md:5: ../outside.md does not exist",
        "README.md:5: #nowhere has no such heading",
    ]

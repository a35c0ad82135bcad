"""Text catalogues: Chinese and English have the same codes and the same placeholders, and no text is empty."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tools.checks.files import ROOT, own_files

_LANGUAGES: Final = ("zh-CN", "en")
_PLACEHOLDER: Final = re.compile(r"\{(\w+)")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")


def complete() -> Iterator[str]:
    """Missing catalogues, codes, placeholders and words."""
    folders = sorted({path.parent for path in own_files() if path.parent.name == "texts" and path.suffix == ".json"})
    for folder in folders:
        if folder.parts[0] not in ("src", "tools"):
            continue
        found: dict[str, dict[str, str]] = {}
        for language in _LANGUAGES:
            path = ROOT / folder / f"{language}.json"
            if not path.is_file():
                yield f"{folder}: {language}.json is missing"
                continue
            pairs = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=list)
            names = [name for name, _text in pairs]
            yield from (
                f"{folder}/{language}.json: {name} twice" for name in sorted(set(names)) if names.count(name) > 1
            )
            found[language] = dict(pairs)
        if len(found) == len(_LANGUAGES):
            yield from _compare(folder, found["zh-CN"], found["en"])


def _compare(folder: Path, chinese: dict[str, str], english: dict[str, str]) -> Iterator[str]:
    yield from (f"{folder}/zh-CN.json: {code} is missing" for code in sorted(set(english) - set(chinese)))
    yield from (f"{folder}/en.json: {code} is missing" for code in sorted(set(chinese) - set(english)))
    for code in sorted(set(chinese) & set(english)):
        if set(_PLACEHOLDER.findall(chinese[code])) != set(_PLACEHOLDER.findall(english[code])):
            yield f"{folder}: {code}: the languages fill in different values"
        if not chinese[code].strip() or not english[code].strip():
            yield f"{folder}: {code}: an empty text"
        if _HAN.search(english[code]) and english[code] == chinese[code] and len(english[code]) > 12:
            yield f"{folder}/en.json: {code}: is Chinese"

"""Server-side texts: one JSON catalogue per module and language, found by code.

History stores codes and values, never sentences; the sentence is made here when somebody reads it. A catalogue is
`<module>/texts/<language>.json`, flat: `{"errors.ticket.closed.title": "工单已关闭", …}`. Placeholders are named:
`{name}`. A module calls :func:`register` from its app's `ready`.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("zh-CN", "en")
DEFAULT_LANGUAGE: Final = "zh-CN"

_PLACEHOLDER: Final = re.compile(r"\{([a-z_][a-z0-9_]*)\}")
_catalogues: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}


class TextError(RuntimeError):
    """A catalogue is missing, malformed, or defines a code that another module owns."""


def register(folder: Path) -> None:
    """Loads `folder/texts/*.json`. Raises TextError for a missing language or a code that exists already."""
    for language in LANGUAGES:
        path = folder / "texts" / f"{language}.json"
        if not path.exists():
            raise TextError(f"missing text catalogue {path}")
        entries: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        known = _catalogues[language]
        for code, text in entries.items():
            if known.get(code, text) != text:
                raise TextError(f"text code {code!r} in {path} is already taken")
            known[code] = text


def codes(language: str) -> frozenset[str]:
    """Every code the catalogue of `language` holds."""
    return frozenset(_catalogues[language])


def choose_language(wanted: str | None, default: str = DEFAULT_LANGUAGE) -> str:
    """The best of our languages for a tag or an Accept-Language header (RFC 9110 §12.5.4), else `default`."""
    ranked: list[tuple[float, int, str]] = []
    for place, part in enumerate((wanted or "")[:500].split(",")):
        tag, _, rest = part.strip().partition(";")
        quality = rest.strip().removeprefix("q=")
        try:
            weight = float(quality) if quality else 1.0
        except ValueError:
            continue
        if tag and weight > 0:
            ranked.append((-weight, place, tag.lower()))
    for _weight, _place, tag in sorted(ranked):
        for language in LANGUAGES:
            if tag == language.lower() or tag.split("-")[0] == language.lower().split("-")[0]:
                return language
    return default


def text(code: str, language: str, params: Mapping[str, object] | None = None) -> str:
    """The text of `code`; a missing code answers the code itself, a missing parameter stays as written."""
    language = language if language in _catalogues else DEFAULT_LANGUAGE
    template = _catalogues[language].get(code) or _catalogues[DEFAULT_LANGUAGE].get(code) or code
    values = params or {}
    return _PLACEHOLDER.sub(lambda match: str(values.get(match[1], match[0])), template)


def local_name(names: Mapping[str, str], language: str, company_language: str = DEFAULT_LANGUAGE) -> str:
    """The name of a configured thing for a viewer: the viewer's language, the company's, else the first there is."""
    return names.get(language) or names.get(company_language) or next(iter(names.values()), "")

"""What the programs say on a terminal, in the reader's language, and the one error that ends them politely.

The terminal's language comes from `ZHIKE_LANGUAGE`, else from `LC_ALL`, `LC_MESSAGES`, `LANG`; anything that is not
Chinese gets English. Nothing here needs Django, so it also works where the settings are what is broken.
"""

import json
import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import IO, Final

_FOLDER: Final = Path(__file__).parent / "texts"


class SpokenError(Exception):
    """Something a person must put right. `code` names the sentence in `texts/`, `params` fill it in.

    The programs print it as one sentence and leave with status 1; it is never shown as a traceback.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return _fill("en", self.code, self.params)


def terminal_language(environ: Mapping[str, str] | None = None) -> str:
    """`zh-CN` or `en`, by the environment."""
    values = os.environ if environ is None else environ
    for name in ("ZHIKE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if tag := values.get(name, ""):
            return "zh-CN" if tag.lower().startswith("zh") else "en"
    return "en"


@cache
def _catalogue(language: str) -> dict[str, str]:
    entries: dict[str, str] = json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    return entries


def sentence(code: str, **params: object) -> str:
    """The text of `code` in the terminal's language, `params` filled in. Raises KeyError for an unknown code."""
    return _fill(terminal_language(), code, params)


def _fill(language: str, code: str, params: Mapping[str, object]) -> str:
    return _catalogue(language)[code].format(**params)


def say(code: str, *, to: IO[str] | None = None, **params: object) -> None:
    """Prints the sentence of `code` and a newline to standard output (or `to`), at once."""
    write(sentence(code, **params), to=to)


def write(line: str, *, to: IO[str] | None = None) -> None:
    """Prints one line as it is, at once; characters that the terminal cannot show become `?`."""
    stream: IO[str] = sys.stdout if to is None else to
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(line.encode(encoding, "replace").decode(encoding) + "\n")
    stream.flush()

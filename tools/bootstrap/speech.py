"""What set-up says, in Chinese or English by the terminal's language."""

import json
import os
import sys
from pathlib import Path
from typing import IO


class TroubleError(Exception):
    """Something a person must put right; `code` names the sentence in `texts/`."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def say(code: str, *, to: IO[str] | None = None, **params: object) -> None:
    """Prints the sentence of `code` on a line of its own, at once."""
    stream: IO[str] = to or sys.stdout
    line = sentence(code, **params)
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(line.encode(encoding, "replace").decode(encoding) + "\n")
    stream.flush()


def sentence(code: str, **params: object) -> str:
    """The text of `code` with `params` filled in."""
    path = Path(__file__).parent / "texts" / f"{_language()}.json"
    texts: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return texts[code].format(**params)


def _language() -> str:
    for name in ("ZHIKE_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if tag := os.environ.get(name):
            return "zh-CN" if tag.lower().startswith("zh") else "en"
    return "en"

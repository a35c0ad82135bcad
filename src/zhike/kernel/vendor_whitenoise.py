"""WhiteNoise, which ships no types: the two calls we use, typed here once."""

from collections.abc import Callable, Iterable
from typing import Any

from whitenoise import WhiteNoise as _WhiteNoise  # type: ignore[import-untyped]

WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class WhiteNoise:
    """A WSGI application that serves files under given prefixes and hands everything else to `application`."""

    def __init__(self, application: WsgiApp, *, max_age: int, immutable_file_test: str) -> None:
        self._inner = _WhiteNoise(application, max_age=max_age, immutable_file_test=immutable_file_test)

    def add_files(self, root: str, prefix: str) -> None:
        """Serves the files below `root` under the address `prefix`."""
        self._inner.add_files(root, prefix=prefix)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        answer: Iterable[bytes] = self._inner(environ, start_response)
        return answer

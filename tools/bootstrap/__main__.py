"""Set-up, then the command: makes the virtual environment, the browser files and what else the command needs.

Runs under any Python ≥ 3.11 with the standard library alone.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # run as a folder: our package is found by hand

from tools.bootstrap import browser, environment, system
from tools.bootstrap.speech import TroubleError, say

#: Commands of the development side, run as `python -m tools.runner COMMAND`; every other command is the product's.
_DEVELOPMENT = frozenset({"accept", "bench", "coverage", "lint", "new", "shots", "test"})
_NEED_CHROMIUM = frozenset({"accept", "shots", "test"})


def main(arguments: list[str]) -> None:
    """Prepares and becomes the command's process; returns only by SystemExit."""
    command = arguments[0] if arguments else "--help"
    development = command in _DEVELOPMENT
    try:
        environment.ensure(development=development)
        if command in _NEED_CHROMIUM and "--fast" not in arguments:
            system.ensure_packages()
        if command == "up":
            browser.ensure_built()
    except TroubleError as trouble:
        say(trouble.code, to=sys.stderr, **trouble.params)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    module = "tools.runner" if development else "zhike"
    python = str(environment.PYTHON)
    sys.stdout.flush()
    os.execve(python, [python, "-m", module, *arguments], environment.variables())


if __name__ == "__main__":
    main(sys.argv[1:])

"""`python -m tools.runner COMMAND`, as `./zhike` calls it once the environment stands."""

import sys
from collections.abc import Callable
from pathlib import Path

from tools.runner import coverage, module, programs, test
from tools.runner.output import write

ROOT = Path(__file__).resolve().parents[2]

_COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "accept": programs.accept,
    "bench": programs.bench,
    "coverage": coverage.run,
    "lint": test.lint,
    "new": module.run,
    "shots": programs.shots,
    "test": test.run,
}


def main(arguments: list[str]) -> int:
    """Runs one development command; answers its exit code."""
    command = _COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        write(f"commands: {', '.join(sorted(_COMMANDS))}")
        return 2
    try:
        return command(arguments[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Plain lines on standard output, at once and in order with what child processes print."""

import sys


def write(line: str = "") -> None:
    """Prints one line."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()

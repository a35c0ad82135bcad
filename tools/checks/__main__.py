"""`python -m tools.checks`: all house rules; one line per problem, exit code 1 when there is one."""

import sys
from typing import Final

from tools.checks import catalogues, doors, links, shape, supply

CHECKS: Final = (
    supply.lock_addresses,
    supply.pinned_whole,
    supply.machine_paths,
    shape.sizes,
    shape.manner,
    shape.committed_clones,
    doors.public_doors,
    doors.outward_calls,
    catalogues.complete,
    links.resolve,
)


def main() -> int:
    """Runs every check, also after one that found something."""
    problems = [f"{check.__name__}: {problem}" for check in CHECKS for problem in check()]
    for problem in problems:
        sys.stdout.write(problem + "\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

"""Builds the browser files as `./zhike up` does, where their sources changed."""

import sys

from tools.bootstrap import browser
from tools.bootstrap.speech import TroubleError, sentence


def main() -> int:
    """Answers 1 with the reason when the build fails."""
    try:
        browser.ensure_built()
    except TroubleError as trouble:
        sys.stdout.write(sentence(trouble.code, **trouble.params) + "\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

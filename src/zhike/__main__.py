"""`python -m zhike COMMAND`."""

import sys

from zhike.config.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

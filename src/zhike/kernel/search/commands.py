"""`zhike search rebuild`: the entries of search made anew from what they stand for, while searches go on."""

import argparse
import sys
from typing import TextIO

from zhike.kernel.search.docs import all_docs
from zhike.kernel.search.indexing import rebuild


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the sub-command on the parser of `zhike search`."""
    actions = parser.add_subparsers(dest="action", required=True)
    again = actions.add_parser("rebuild", help="make the search entries anew / 重新建立搜索索引")
    again.add_argument("--kind", choices=sorted(all_docs()), help="only this kind / 只重建这一类")


def run(arguments: argparse.Namespace, out: TextIO = sys.stdout) -> int:
    """Carries the command out; answers the exit code."""
    kinds = [arguments.kind] if arguments.kind else sorted(all_docs())
    out.writelines(f"{kind}: {rebuild(kind)}\n" for kind in kinds)
    return 0

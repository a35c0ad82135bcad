"""`zhike events list` and `zhike events retry`: what the spine's subscribers are doing, and a second chance for what
they gave up."""

import argparse
import sys
from typing import TextIO

from zhike.kernel import clock
from zhike.kernel.events.cursors import lags
from zhike.kernel.events.parking import list_parked, retry_parked


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the sub-commands on the parser of `zhike events`."""
    actions = parser.add_subparsers(dest="action", required=True)
    listing = actions.add_parser("list", help="cursors, lag and parked events / 游标、积压与搁置的事件")
    listing.add_argument("--subscriber")
    again = actions.add_parser("retry", help="try failed events again now / 立即重试失败的事件")
    again.add_argument("--subscriber")
    again.add_argument("--pos", type=int)


def run(arguments: argparse.Namespace, out: TextIO = sys.stdout) -> int:
    """Carries the command out; answers the exit code. `retry` that finds nothing answers 1."""
    if arguments.action == "retry":
        count = retry_parked(arguments.subscriber, arguments.pos)
        out.write(f"{count} event(s) will be tried again / {count} 个事件将重试\n")
        return 0 if count else 1
    _list(arguments.subscriber, out)
    return 0


def _list(subscriber: str | None, out: TextIO) -> None:
    out.write(f"{'subscriber':40} {'pos':>12} {'behind':>8} {'parked':>7} {'given up':>8}\n")
    for lag in lags():
        if subscriber in (None, lag.subscriber):
            out.write(f"{lag.subscriber:40} {lag.pos:>12} {lag.behind:>8} {lag.parked:>7} {lag.given_up:>8}\n")
    for parked in list_parked(subscriber):
        if parked.failed:
            due = clock.iso(parked.next_try_at) if parked.next_try_at else "never"
            out.write(
                f"  {parked.subscriber} pos {parked.pos} {parked.event_name or '?'} subject {parked.subject_id} "
                f"failed {parked.attempts}x, next try {due}: {parked.error}\n"
            )

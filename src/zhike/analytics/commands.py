"""`zhike analytics rebuild`: figures made anew from the events."""

import argparse
import sys
from typing import Final, TextIO

from django.db import transaction

from zhike.analytics.models import Fact
from zhike.kernel.events.cursors import lock_cursor, move_cursor

SUBSCRIBER: Final = "analytics.facts"


def facts_rebuild() -> bool:
    """Empties the facts and sends their subscriber back to the beginning, at once. False while a worker is at it."""
    with transaction.atomic():
        if lock_cursor(SUBSCRIBER) is None:
            return False
        Fact.objects.all().delete()
        move_cursor(SUBSCRIBER, 0)
    return True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the sub-command on the parser of `zhike analytics`."""
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("rebuild", help="make all figures anew from the events / 由事件重新计算所有指标")


def run(arguments: argparse.Namespace, out: TextIO = sys.stdout) -> int:
    """Carries the command out; answers the exit code."""
    if not facts_rebuild():
        out.write("a worker is writing facts right now; try again / 工作进程正在写入，请重试\n")
        return 1
    out.write("the worker now makes the figures anew / 工作进程将重新计算指标\n")
    return 0

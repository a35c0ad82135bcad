"""`zhike analytics rebuild`: figures made anew from the events; `zhike analytics sum`: days summed at once."""

import argparse
import sys
from typing import Final, TextIO

from django.db import transaction

from zhike.analytics.days import forget_days, sum_days
from zhike.analytics.models import Fact
from zhike.kernel.events.cursors import lock_cursor, move_cursor

SUBSCRIBER: Final = "analytics.facts"


def facts_rebuild() -> bool:
    """Empties the facts and sends their subscriber back to the beginning, at once. False while a worker is at it."""
    with transaction.atomic():
        if lock_cursor(SUBSCRIBER) is None:
            return False
        forget_days()
        Fact.objects.all().delete()
        move_cursor(SUBSCRIBER, 0)
    return True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the sub-command on the parser of `zhike analytics`."""
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("rebuild", help="make all figures anew from the events / 由事件重新计算所有指标")
    actions.add_parser("sum", help="sum the days that are over, which the worker does too / 立即汇总已结束的日期")


def run(arguments: argparse.Namespace, out: TextIO = sys.stdout) -> int:
    """Carries the command out; answers the exit code."""
    if arguments.action == "sum":
        count = sum_days(float("inf"))
        out.write(f"{count} days summed / 已汇总 {count} 天\n")
        return 0
    if not facts_rebuild():
        out.write("a worker is writing facts right now; try again / 工作进程正在写入，请重试\n")
        return 1
    out.write("the worker now makes the figures anew / 工作进程将重新计算指标\n")
    return 0

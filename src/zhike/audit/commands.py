"""`zhike audit verify`: proves that the operation log is whole, or names what is not."""

import argparse
import sys
from typing import TextIO

from zhike.audit.checking import check
from zhike.kernel import i18n
from zhike.kernel.authz import SYSTEM


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the sub-commands on the parser of `zhike audit`."""
    actions = parser.add_subparsers(dest="action", required=True)
    verify = actions.add_parser("verify", help="prove that the log is whole / 校验审计记录的完整性")
    verify.add_argument("--from", dest="from_pos", type=int, default=None, help="first row number / 起始序号")
    verify.add_argument("--to", dest="to_pos", type=int, default=None, help="last row number / 结束序号")


def run(arguments: argparse.Namespace, out: TextIO = sys.stdout) -> int:
    """Carries the command out: 0 when the log is whole, 1 when it is not."""
    check_id, report = check(actor=SYSTEM, trigger="command", from_pos=arguments.from_pos, to_pos=arguments.to_pos)
    out.write(f"#{check_id}: {report.rows} rows, {report.seals} seals / {report.rows} 条记录，{report.seals} 个封存\n")
    if report.ok:
        out.write("The log is whole. / 审计记录完整。\n")
        return 0
    for finding in report.findings:
        words = " / ".join(i18n.text(f"audit.finding.{finding.kind}", language) for language in ("en", "zh-CN"))
        out.write(f"{finding}: {words}\n")
    return 1

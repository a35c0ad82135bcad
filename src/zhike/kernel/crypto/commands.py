"""`zhike keys`: which master keys there are, a new one, and the end of the old."""

import argparse
import sys
from typing import TextIO

from zhike.kernel import i18n
from zhike.kernel.crypto import rotation
from zhike.kernel.errors import ZhikeError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the sub-commands on the parser of `zhike keys`."""
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("list", help="master keys and what they hold / 主密钥及其保护的数据密钥")
    rotating = actions.add_parser("rotate", help="a new master key, or go on with one / 更换主密钥，或继续未完成的更换")
    rotating.add_argument("--batch", type=int, default=1000, help="data keys per transaction / 每个事务处理的数量")
    actions.add_parser("retire", help="remove the old master keys for ever / 永久移除旧主密钥")


def run(arguments: argparse.Namespace, out: TextIO = sys.stdout) -> int:
    """Carries the command out; 1 when it is refused, with a sentence that says why."""
    try:
        {"list": _list, "rotate": _rotate, "retire": _retire}[arguments.action](arguments, out)
    except ZhikeError as error:
        key = f"errors.{error.code.code}.detail"
        out.write(" / ".join(i18n.text(key, language, error.params) for language in ("en", "zh-CN")) + "\n")
        return 1
    return 0


def _list(_arguments: argparse.Namespace, out: TextIO) -> None:
    for key in rotation.state():
        mark = "current / 当前" if key.current else "old / 旧"
        out.write(f"{key.id.hex()}  {key.held:>10}  {mark}\n")


def _rotate(arguments: argparse.Namespace, out: TextIO) -> None:
    def told(done: int, total: int) -> None:
        out.write(f"{done} / {total}\n")
        out.flush()

    count = rotation.rotate(batch=max(1, arguments.batch), told=told)
    out.write(f"Done: {count} data keys wrapped anew. / 完成：已重新保护 {count} 个数据密钥。\n")
    out.write(
        "Back up the key files now. Old keys stay until `zhike keys retire`. / "
        "请立即备份密钥文件。旧密钥在运行 zhike keys retire 之前保留。\n"
    )


def _retire(_arguments: argparse.Namespace, out: TextIO) -> None:
    gone = rotation.retire()
    named = ", ".join(key_id.hex() for key_id in gone) or "—"
    out.write(f"Removed: {named} / 已移除：{named}\n")

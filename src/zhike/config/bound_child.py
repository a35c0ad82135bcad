"""Starts a program that ends with its parent: `python bound_child.py SIGNAL PARENT UID GID PROGRAM ARGUMENTS…`.

The kernel's "parent death signal" must be asked for by the child itself, after it changed its account (the change
forgets it) and before it becomes the program. Only Linux has it; elsewhere the program just starts. A script of its
own and not a hook between fork and exec, because such hooks are unsafe where the parent has threads.
UID and GID are `-` where the account stays.
"""

import ctypes
import os
import signal
import sys
from typing import Final

_PR_SET_PDEATHSIG: Final = 1


def command(
    program: list[str], *, signal_number: int = signal.SIGTERM, account: tuple[int, int] | None = None
) -> list[str]:
    """The command line that runs `program` (its first item a path) through this script: it gets `signal_number` when
    the thread that starts it dies, even by kill -9. `account` is the (uid, gid) to run as."""
    uid, gid = account if account is not None else ("-", "-")
    head = [sys.executable, "-I", "-S", __file__]
    return [*head, str(int(signal_number)), str(os.getpid()), str(uid), str(gid), *program]


def _become(signal_number: int, parent: int, uid: str, gid: str, program: list[str]) -> None:
    if uid != "-":
        os.setgroups([])
        os.setgid(int(gid))
        os.setuid(int(uid))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal_number, 0, 0, 0)
        if os.getppid() != parent:  # it died before the call
            sys.exit(1)
    os.execv(program[0], program)


if __name__ == "__main__":
    _become(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4], sys.argv[5:])

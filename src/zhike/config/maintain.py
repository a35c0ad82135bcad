"""Work that needs the schema's owner: partitions ahead, dropping sealed ranges, expression indexes. A short process.

A module takes part with a `maintenance.py` that has `maintain() -> list[str]`: it does what is due, each step in a
transaction of its own, may be called at any time and twice at once, and answers one line per thing done.
"""

import argparse
import fcntl
import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from zhike.config.speech import say, write


def run(arguments: list[str]) -> int:
    """Runs every module's maintenance once, under a lock of this installation; prints what was done."""
    argparse.ArgumentParser(prog="zhike maintain").parse_args(arguments)
    import django
    from django.apps import apps

    django.setup()
    home = Path(os.environ["ZHIKE_HOME"])
    with (home / "run" / "maintain.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done: list[str] = []
        for config in apps.get_app_configs():
            name = f"{config.name}.maintenance"
            if config.name.startswith("zhike.") and find_spec(name) is not None:
                done += import_module(name).maintain()
    for line in done:
        write(line)
    say("maintain.done", count=len(done))
    return 0

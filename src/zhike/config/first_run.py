"""What a new installation needs before anybody signs in, and what `up` tells its reader. Safe to repeat.

A module takes part with a `first_run.py` that has `ensure() -> Mapping[str, str]`: it makes what is missing (a default
channel, say) and answers handles to show; `portal` is the path of the full-page chat. With `--demo`, every `demo.py`
that has `load() -> None` fills in a realistic company, in the order of the floors.
"""

import argparse
import json
import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from zhike.config.speech import write


def run(arguments: list[str]) -> int:
    """Prints one JSON object: `username`, `password` (null once it was changed), `portal` (a path or null)."""
    parser = argparse.ArgumentParser(prog="zhike first-run")
    parser.add_argument("--demo", action="store_true")
    options = parser.parse_args(arguments)
    import django

    django.setup()
    from zhike.accounts.public import first_administrator_ensure
    from zhike.kernel.crypto import keys
    from zhike.kernel.postgres.alone import alone

    # All key files at once, before there is anything to encrypt: a backup taken on the first day has them all.
    keys.ensure()
    username, password = first_administrator_ensure(Path(os.environ["ZHIKE_HOME"]))
    handles: dict[str, str | None] = {"username": username, "password": password, "portal": None}
    for module in _modules("first_run"):
        handles |= import_module(module).ensure()
    if options.demo:
        with alone():
            for module in _modules("demo"):
                import_module(module).load()
    write(json.dumps(handles))
    return 0


def _modules(part: str) -> list[str]:
    from django.apps import apps

    names = [f"{config.name}.{part}" for config in apps.get_app_configs()]
    return [
        name for name in names if name.startswith("zhike.") and name != "zhike.config.first_run" and find_spec(name)
    ]

"""The demo company: an installation of its own in a folder below the data folder, with its own database and keys.

So nothing invented ever stands beside real customers, and removing it is removing a folder. The modules' `demo.py` fill
it before anything else runs, because its past is told in simulated time.
"""

import argparse
import json
import os
import shutil
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any, Final

from zhike.config import embedded, environment
from zhike.config.speech import SpokenError, say, sentence, terminal_language

FOLDER: Final = "demo"
#: Stands while the company is being made; a start that finds it begins anew.
_UNFINISHED: Final = "demo-unfinished"
#: Who works in the demo company, with the generated password; written by the staff's own `demo.py`.
STAFF_FILE: Final = "demo-staff.json"
#: With whom to look at the company: one who answers customers, one who leads.
_FIRST: Final = ("wang.min", "chen.jing")


def enter(environ: MutableMapping[str, str] | None = None) -> None:
    """Turns this process to the demo company. Raises SpokenError where a database was given: it may be a real one."""
    values = os.environ if environ is None else environ
    if values.get("ZHIKE_DATABASE_URL"):
        raise SpokenError("demo.external")
    parent = environment.load(dict(values)).home
    home = parent / FOLDER
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if (parent / "disposable").exists():
        (home / "disposable").touch()
    values["ZHIKE_HOME"] = str(home)


def is_new(home: Path) -> bool:
    """Whether the company has to be made; what an interrupted start left is cleared away."""
    if (home / _UNFINISHED).exists():
        _clear(home)
        home.mkdir(mode=0o700, parents=True)
    return not (home / "keys").exists()


def begin(home: Path) -> None:
    """Marks the company as unfinished."""
    (home / _UNFINISHED).touch()


def finished(home: Path) -> None:
    """The company is whole."""
    (home / _UNFINISHED).unlink(missing_ok=True)


def staff(home: Path) -> dict[str, Any] | None:
    """Who works there: `{"users": [{"username", "name", "role", "shops"}], "password"}`; None elsewhere."""
    file = home / STAFF_FILE
    if not file.exists():
        return None
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def tell(staff: Mapping[str, Any], administrator: str | None, password: str | None) -> None:
    """Prints with which accounts to begin: name, role, shop, password. The administrator's `password` is None once it
    was changed.
    """
    language = terminal_language()
    users = {one["username"]: one for one in staff["users"]}
    say("up.demo_accounts")
    for username in _FIRST:
        one = users.pop(username, None)
        if one is None:
            continue
        # A company made by an older version did not write down who serves where.
        served = one.get("shops")
        shops = "-" if served is None else "、".join(shop[language] for shop in served) or sentence("up.demo_all_shops")
        role = sentence(f"up.demo_{one['role']}")
        say("up.demo_account", username=username, name=one["name"], role=role, shop=shops, password=staff["password"])
    if administrator is not None:
        role, shops = sentence("up.demo_administrator"), sentence("up.demo_all_shops")
        shown = password or sentence("up.demo_own_password")
        say("up.demo_unnamed", username=administrator, role=role, shop=shops, password=shown)
    say("up.demo_others", names=", ".join(users))


def run(arguments: list[str]) -> int:
    """`zhike demo remove`."""
    parser = argparse.ArgumentParser(prog="zhike demo")
    parser.add_argument("action", choices=["remove"])
    parser.parse_args(arguments)
    home = environment.load().home / FOLDER
    if not home.exists():
        say("demo.none")
        return 0
    _clear(home)
    say("demo.removed")
    return 0


def _clear(home: Path) -> None:
    """Removes database, keys, files and logs of the company. Raises SpokenError while it runs."""
    embedded.remove(home)
    shutil.rmtree(home)

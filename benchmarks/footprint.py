"""What a fresh installation takes at rest, and what a browser loads before the console shows.

    ./zhike bench --only footprint

Memory is the proportional set size of every process of an idle `up`, ten seconds after it is ready: pages that
processes share count once. The first load is the console's page with every script and style sheet it names, gzip as
served. Fails only when a process is missing; without built browser files the first load is null.
"""

import argparse
import gzip
import json
import re
import sys
import time
from pathlib import Path
from typing import Any, Final

from benchmarks.parts.processes import pss_mb, tree
from tools.stack import ROOT, running

_SETTLE_S: Final = 10
_CONSOLE: Final = ROOT / "web" / "dist" / "console"
_NAMED: Final = re.compile(r'(?:src|href)="(/?[^"]+\.(?:js|css))"')


def first_load() -> dict[str, Any] | None:
    """Files and kilobytes of the console's first load, gzip."""
    page = _CONSOLE / "index.html"
    if not page.is_file():
        return None
    text = page.read_text()
    files = [page, *(_CONSOLE / name.lstrip("/") for name in dict.fromkeys(_NAMED.findall(text)))]
    sizes = {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in files if file.is_file()}
    return {"files": len(sizes), "kilobytes": round(sum(sizes.values()) / 1000, 1)}


def at_rest() -> dict[str, Any]:
    """Megabytes of an idle `up` by kind of process, and in all."""
    with running() as stack:
        time.sleep(_SETTLE_S)
        by_name: dict[str, float] = {}
        for pid in tree(stack.process.pid):
            name = _name(pid)
            by_name[name] = by_name.get(name, 0.0) + _alone(pid)
        total = pss_mb(stack.process.pid)
    return {"megabytes": round(total), "by_process": {name: round(size, 1) for name, size in sorted(by_name.items())}}


def _name(pid: int) -> str:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return "gone"
    known = [word for word in words if word in ("up", "web", "gateway", "worker")]
    return known[0] if known else ("postgresql" if "postgres" in words[0] else "other")


def _alone(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def main() -> int:
    """Prints one JSON document; 1 when a process is missing."""
    parser = argparse.ArgumentParser(prog="footprint")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--scale", choices=("small", "full"), default="small")
    options = parser.parse_args()
    memory = at_rest()
    found = {"first_load": first_load(), "at_rest": memory}
    sys.stdout.write(json.dumps(found, indent=None if options.json else 2) + "\n")
    return 0 if {"web", "gateway", "worker", "postgresql"} <= set(memory["by_process"]) else 1


if __name__ == "__main__":
    raise SystemExit(main())

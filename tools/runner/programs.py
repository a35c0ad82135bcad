"""Programs of other folders that `./zhike` starts: benchmarks, the run on real data, screenshots."""

import argparse
import json
import subprocess
from pathlib import Path

from tools.runner.output import write
from tools.runner.stages import ROOT, python


def bench(arguments: list[str]) -> int:
    """Runs `benchmarks/NAME.py` one after another with `--json --scale SCALE`; each prints one JSON document last
    and exits non-zero only on a wrong answer. `--json` prints one document of all, by name."""
    parser = argparse.ArgumentParser(prog="zhike bench")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", metavar="NAME")
    parser.add_argument("--scale", choices=("small", "full"), default="small")
    options = parser.parse_args(arguments)
    names = sorted(path.stem for path in (ROOT / "benchmarks").glob("[a-z]*.py"))
    if options.only:
        if options.only not in names:
            write(f"no benchmark {options.only}; there are: {', '.join(names) or 'none'}")
            return 2
        names = [options.only]
    if not names:
        write("there are no benchmarks")
        return 1
    found: dict[str, object] = {}
    wrong = []
    for name in names:
        done = subprocess.run(
            python("-m", f"benchmarks.{name}", "--json", "--scale", options.scale),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        found[name] = _last_document(done.stdout)
        if done.returncode != 0 or found[name] is None:
            wrong.append(name)
        if not options.json:
            write(f"{name}: {json.dumps(found[name], ensure_ascii=False, indent=2)}")
    if options.json:
        write(json.dumps(found, ensure_ascii=False, indent=2))
    return 1 if wrong else 0


def accept(arguments: list[str]) -> int:
    """The run on real data: `python -m tools.acceptance --data FOLDER`."""
    parser = argparse.ArgumentParser(prog="zhike accept")
    parser.add_argument("--data", type=Path, required=True)
    options, rest = parser.parse_known_args(arguments)
    if not options.data.is_dir():
        write(f"{options.data} is not a folder")
        return 2
    if not (ROOT / "tools" / "acceptance" / "__main__.py").exists():
        write("there is no acceptance program")
        return 2
    command = python("-m", "tools.acceptance", "--data", str(options.data.resolve()), *rest)
    return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode


def shots(arguments: list[str]) -> int:
    """Pictures of every screen, into the ignored folder `shots/`: `python -m e2e.shots --out shots`."""
    parser = argparse.ArgumentParser(prog="zhike shots")
    parser.add_argument("--out", type=Path, default=ROOT / "shots")
    options, rest = parser.parse_known_args(arguments)
    if not (ROOT / "e2e" / "shots.py").exists():
        write("there is no program for screenshots (e2e/shots.py)")
        return 2
    options.out.mkdir(parents=True, exist_ok=True)
    command = python("-m", "e2e.shots", "--out", str(options.out.resolve()), *rest)
    return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode


def _last_document(output: str) -> object:
    """The JSON document that a program's output ends with; None where it does not."""
    lines = output.strip().splitlines()
    for start in range(len(lines) - 1, -1, -1):
        if lines[start].startswith(("{", "[")):
            try:
                document: object = json.loads("\n".join(lines[start:]))
            except ValueError:
                continue
            return document
    return None

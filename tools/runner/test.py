"""`./zhike test` and `./zhike lint`: which checks there are, in which order, and the closing table."""

import argparse
import json
import sys
from pathlib import Path
from typing import Final

from tools.bootstrap import browser
from tools.bootstrap.speech import TroubleError, sentence
from tools.runner import stages
from tools.runner.output import write
from tools.runner.stages import ROOT, Result, Stage, python

_WEB: Final = ROOT / "web"
_NPM: Final = str(Path(sys.executable).parent / "npm")
_NO_TESTS: Final = 5  # pytest's exit code for "nothing collected"


def run(arguments: list[str]) -> int:
    """Everything, or with `--fast` what fits in three minutes; `-k` runs only the Python tests whose name fits."""
    parser = argparse.ArgumentParser(prog="zhike test")
    parser.add_argument("--fast", action="store_true", help="static checks and tests without build and browser")
    parser.add_argument("-k", dest="names", help="only the Python tests whose names match")
    parser.add_argument("--record", action="store_true", help="write the seconds per stage to docs/test-times.md")
    options = parser.parse_args(arguments)
    if options.names:
        suites = [_tests(options.names)] if options.fast else [_tests(options.names), _stories(options.names)]
        return _close([stages.run(stage) for stage in suites])
    results = stages.run_side_by_side([*_static(), *_web_static()])
    results.append(stages.run(_tests(None, fast=options.fast)))
    if not options.fast:  # the browser stories stand on the built files
        results += [stages.run(stage) for stage in (*_web_build(), _stories(None))]
    if options.record:
        _record(results)
    return _close(results)


def lint(arguments: list[str]) -> int:
    """The static checks alone; `--fix` first formats and mends what can be mended without thought."""
    parser = argparse.ArgumentParser(prog="zhike lint")
    parser.add_argument("--fix", action="store_true")
    if parser.parse_args(arguments).fix:
        for command in (["check", "--fix", "--quiet", "."], ["format", "--quiet", "."]):
            stages.run(Stage(f"ruff {command[0]}", python("-m", "ruff", *command)))
    return _close(stages.run_side_by_side([*_static(), *_web_static()]))


def _static() -> list[Stage]:
    return [
        Stage("types", python("-m", "mypy", "src", "tools", "tests"), needs=("src/zhike",)),
        Stage("format", python("-m", "ruff", "format", "--check", ".")),
        Stage("ruff", python("-m", "ruff", "check", ".")),
        Stage("house rules", python("-m", "tools.checks")),
        Stage("floors", [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]),
        Stage("migrations", python("-m", "tools.runner.migrations"), needs=("src/zhike/*/apps.py",)),
        Stage("schema", python("-m", "zhike", "schema", "--check"), needs=("src/zhike/config/api.py",)),
    ]


def _web_static() -> list[Stage]:
    there = ("web/package.json",)
    return [
        Stage("eslint", [_NPM, "run", "lint"], cwd=_WEB, needs=there, before=_install),
        Stage("browser types", [_NPM, "run", "typecheck"], cwd=_WEB, needs=there, before=_install),
        Stage("api types", [_NPM, "run", "gen", "--", "--check"], cwd=_WEB, needs=there, before=_install),
        Stage("vitest", [_NPM, "test"], cwd=_WEB, needs=there, before=_install),
    ]


def _tests(names: str | None, *, fast: bool = False) -> Stage:
    slow = ("-m", "not slow") if fast else ()
    command = python("-m", "pytest", "tests", "-q", "-n", "2", "--dist", "loadfile", *slow, *_chosen(names))
    command += ["--durations", "10", "--durations-min", "1"]
    return Stage("pytest", command, live=True, passing_codes=_codes(names))


def _stories(names: str | None) -> Stage:
    # A story waits more than it works: two side by side, each with an installation of its own.
    beside = () if names else ("-n", "2", "--dist", "loadfile")
    command = python("-m", "pytest", "e2e", "-q", *beside, *_chosen(names), "--durations", "5", "--durations-min", "5")
    return Stage("browser stories", command, needs=("e2e/**/test_*.py",), live=True, passing_codes=_codes(names))


def _chosen(names: str | None) -> tuple[str, ...]:
    return ("-k", names) if names else ()


def _codes(names: str | None) -> frozenset[int]:
    """With -k a whole suite may have no fitting test; without it, a run of no tests is a failure."""
    return frozenset({0, _NO_TESTS}) if names else frozenset({0})


def _web_build() -> list[Stage]:
    there = ("web/package.json",)
    return [
        Stage("browser build", python("-m", "tools.runner.build"), needs=there),
        Stage("size budgets", python("-m", "tools.checks.budgets"), needs=("web/dist/*",)),
    ]


def _install() -> None:
    """`npm ci` where the lock changed. Several stages ask; one does it."""
    try:
        browser.ensure_installed()
    except TroubleError as trouble:
        raise RuntimeError(sentence(trouble.code, **trouble.params)) from trouble


def _close(results: list[Result]) -> int:
    write()
    write(stages.table(results))
    stages.LOGS.mkdir(parents=True, exist_ok=True)
    summary = [result.__dict__ for result in results]
    (stages.LOGS / "summary.json").write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")
    failed = [result.name for result in results if result.state == "failed"]
    write(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def _record(results: list[Result]) -> None:
    rows = "\n".join(f"| {result.name} | {result.seconds:.0f} | {result.state} |" for result in results)
    text = (
        "# Seconds per stage of `./zhike test`\n\nWritten by `./zhike test --record`; two cores, warm caches.\n\n"
        f"| stage | seconds | outcome |\n|---|---|---|\n{rows}\n"
    )
    (ROOT / "docs" / "test-times.md").write_text(text, encoding="utf-8")

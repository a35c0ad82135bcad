"""`./zhike coverage`: every requirement with the tests that show it wholly, and the ones that no test shows.

A Python test names them by `@pytest.mark.req("CNV-01", …)` (on the function, its class, or the module's `pytestmark`),
a Vitest test in its title. Nothing is run: the sources are read.
"""

import argparse
import ast
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tools.runner.output import write
from tools.runner.stages import ROOT

_REQUIREMENTS: Final = ROOT.parent / "shared" / "requirements.md"
_LINE: Final = re.compile(r"^- \*\*([A-Z]{3}-\d{2,3})\*\*\s*(.*)$", re.MULTILINE)
_ID: Final = re.compile(r"\b[A-Z]{3}-\d{2,3}\b")
_TITLE: Final = re.compile(r"\b(?:it|test|describe)\s*\(\s*(['\"`])(.*?)\1", re.DOTALL)


def run(arguments: list[str]) -> int:
    """Prints the list; `--json` for programs. Answers 1 when a test names an ID that is no requirement."""
    parser = argparse.ArgumentParser(prog="zhike coverage")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    proofs: dict[str, list[str]] = defaultdict(list)
    for identifier, where in (*python_proofs(ROOT), *browser_proofs(ROOT)):
        proofs[identifier].append(where)
    known = _known()
    unknown = sorted(set(proofs) - set(known)) if known else []
    everything = sorted(set(known) | set(proofs))
    if options.json:
        rows = {identifier: sorted(proofs.get(identifier, [])) for identifier in everything}
        write(json.dumps({"requirements": rows, "unknown": unknown}, ensure_ascii=False, indent=2))
    else:
        for identifier in everything:
            shown = ", ".join(sorted(proofs.get(identifier, []))) or "-"
            write(f"{identifier}  {shown}")
        write(f"{len(set(proofs) & set(known))} of {len(known)} requirements are shown by a test")
        for identifier in unknown:
            write(f"{identifier} is named by a test but is no requirement")
    return 1 if unknown else 0


def python_proofs(root: Path) -> Iterator[tuple[str, str]]:
    """(requirement, "path::test") for every marked test below `tests` and `e2e` of `root`."""
    for folder in ("tests", "e2e"):
        for path in sorted((root / folder).rglob("test_*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            name = str(path.relative_to(root))
            whole = [mark for node in tree.body for mark in _pytestmark(node)]
            yield from _in_body(tree.body, name, whole)


def browser_proofs(root: Path) -> Iterator[tuple[str, str]]:
    """(requirement, "path: title") for every Vitest title that names one."""
    for path in sorted((root / "web").glob("[!n.]*/**/*.[st]*.ts")):
        if "node_modules" in path.parts or not path.name.endswith((".spec.ts", ".test.ts")):
            continue
        for title in _TITLE.finditer(path.read_text(encoding="utf-8")):
            for identifier in _ID.findall(title[2]):
                yield identifier, f"{path.relative_to(root)}: {title[2]}"


def _in_body(body: list[ast.stmt], name: str, outer: list[str]) -> Iterator[tuple[str, str]]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            own = [identifier for mark in node.decorator_list for identifier in _ids(mark)]
            yield from _in_body(node.body, f"{name}::{node.name}", outer + own)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test"):
            own = [identifier for mark in node.decorator_list for identifier in _ids(mark)]
            for identifier in outer + own:
                yield identifier, f"{name}::{node.name}"


def _pytestmark(node: ast.stmt) -> list[str]:
    if not isinstance(node, ast.Assign) or not any(
        isinstance(target, ast.Name) and target.id == "pytestmark" for target in node.targets
    ):
        return []
    marks = node.value.elts if isinstance(node.value, ast.List | ast.Tuple) else [node.value]
    return [identifier for mark in marks for identifier in _ids(mark)]


def _ids(mark: ast.expr) -> list[str]:
    """The arguments of `pytest.mark.req(…)`; empty for any other decorator."""
    if not isinstance(mark, ast.Call) or ast.unparse(mark.func) != "pytest.mark.req":
        return []
    found = [argument.value for argument in mark.args if isinstance(argument, ast.Constant)]
    return [identifier for identifier in found if isinstance(identifier, str)]


def _known() -> dict[str, str]:
    """Requirement texts by ID; empty where the list is not at hand."""
    if not _REQUIREMENTS.exists():
        return {}
    return {match[1]: match[2] for match in _LINE.finditer(_REQUIREMENTS.read_text(encoding="utf-8"))}

"""Size and manner of code: short files and functions, no silencing, nothing unfinished."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tools.checks.files import python_files, read, text_files

MAX_FILE_LINES: Final = 400
MAX_FUNCTION_LINES: Final = 50
_CODE: Final = ("src", "tools", "tests", "e2e", "benchmarks")

#: (where, what must not be there, why). A letter in brackets keeps a pattern from finding itself.
_FORBIDDEN: Final = (
    (_CODE, re.compile(r"\b(?:TO[D]O|FIX[M]E|X[X]X)\b"), "unfinished work does not go in"),
    (_CODE, re.compile(r"raise NotImplemen[t]edError"), "a stub does not go in"),
    (_CODE, re.compile(r"# *type: *ig[n]ore(?!\[)"), "name what is ignored, and only in a vendor_*.py"),
    (_CODE, re.compile(r"# *no[q]a(?!: *[A-Z]+[0-9]+)"), "name the rule that is silenced"),
    (_CODE, re.compile(r"except(?: Exception| BaseException)?: *(?:\n\s*)pass\b"), "errors do not vanish"),
    (("src",), re.compile(r"django\.(?:db\.models\.signals|dispatch)\b"), "no signals: call a service or use an event"),
    (("tests", "e2e"), re.compile(r"\btime\.sl[e]ep\("), "wait for the thing itself, not for time"),
    (("tests", "e2e"), re.compile(r"pytest\.(?:mark\.)?(?:sk[i]p|xf[a]il)"), "no test is skipped"),
    (("tests", "e2e"), re.compile(r"\bassert (?:Tr[u]e|1) *(?:,|#|$)", re.MULTILINE), "an assertion that cannot fail"),
)
_IGNORED: Final = re.compile(r"type: ig[n]ore")
_BROWSER_FORBIDDEN: Final = (
    (re.compile(r"\b(?:TO[D]O|FIX[M]E)\b"), "unfinished work does not go in"),
    (re.compile(r"\b(?:it|test|describe)\.(?:sk[i]p|on[l]y)\("), "no test is skipped"),
    (re.compile(r"eslint-dis[a]ble(?:-next-line|-line)? *(?:\*/|$)", re.MULTILINE), "name the rule that is silenced"),
    (re.compile(r"@ts-ig[n]ore"), "use @ts-expect-error with the reason"),
)


def sizes() -> Iterator[str]:
    """Files over 400 lines and functions over 50 (their docstring not counted)."""
    for path in python_files(*_CODE):
        if "migrations" in path.parts:
            continue
        text = read(path)
        yield from _file_length(path, text)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = _lines_of(node)
                if lines > MAX_FUNCTION_LINES:
                    yield f"{path}:{node.lineno}: {node.name} has {lines} lines, at most {MAX_FUNCTION_LINES}"
    for path in text_files([".ts", ".vue", ".tsx", ".mjs"]):
        yield from _file_length(path, read(path))


def manner() -> Iterator[str]:
    """Silenced checks, unfinished work, tests that cannot fail."""
    for path in python_files(*_CODE):
        text = read(path)
        for folders, pattern, why in _FORBIDDEN:
            if path.parts[0] in folders:
                yield from (f"{path}:{_line(text, found)}: {why}" for found in pattern.finditer(text))
        if _IGNORED.search(text) and not path.name.startswith("vendor_"):
            yield f"{path}: wrap the untyped package in a vendor_*.py"
        if path.stem == "utils":
            yield f"{path}: say what it is for, not that it is useful"
    for path in text_files([".ts", ".vue", ".tsx", ".mjs"]):
        text = read(path)
        for pattern, why in _BROWSER_FORBIDDEN:
            yield from (f"{path}:{_line(text, found)}: {why}" for found in pattern.finditer(text))


def committed_clones() -> Iterator[str]:
    """At most 60 test modules may commit: each costs a database."""
    users = [path for path in python_files("tests") if re.search(r"\bdb_committed\b", read(path))]
    if len(users) > 60:
        yield f"{len(users)} test modules use db_committed, at most 60"


def _file_length(path: Path, text: str) -> Iterator[str]:
    lines = text.count("\n")
    if lines > MAX_FILE_LINES:
        yield f"{path}: {lines} lines, at most {MAX_FILE_LINES}"


def _lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, less the docstring's."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1

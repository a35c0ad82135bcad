"""`zhike schema`: writes what others are generated from or checked against, and `--check` tells what is stale.

    web/shared/api/openapi.json   the API document, from which the browser's types come
    web/shared/api/events.json    the JSON schema of every event, by "name.vVERSION"
    tests/events/*.json           one example per event and version, kept for ever: a stored event of that version
                                  must stay readable

The example of a version that exists is never rewritten: a change that no longer reads it needs a new version. While an
event has not been released, `--rewrite-events` makes its example anew.
"""

import argparse
import json
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from zhike.config.environment import ROOT
from zhike.config.speech import say

_API: Final = ROOT / "web" / "shared" / "api"
_EXAMPLES: Final = ROOT / "tests" / "events"
_DEEP: Final = 8

_SAMPLES: Final[dict[str, Any]] = {
    "uuid": "01935b2c-6e00-7000-8000-000000000001",
    "date-time": "2026-11-21T02:00:00Z",
    "date": "2026-11-21",
    "integer": 1,
    "number": 1.5,
    "boolean": True,
    "null": None,
    "string": "code",
}


def run(arguments: list[str]) -> int:
    """Writes the files, or with `--check` answers 1 and names those that differ."""
    parser = argparse.ArgumentParser(prog="zhike schema")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--rewrite-events", action="store_true")
    options = parser.parse_args(arguments)
    import django

    django.setup()
    problems = _documents_behind(write=not options.check)
    problems += _examples_behind(write=not options.check, rewrite=options.rewrite_events)
    for code, path in problems:
        say(f"schema.{code}", path=path.relative_to(ROOT), to=None if code == "written" else sys.stderr)
    return 1 if any(code != "written" for code, _path in problems) else 0


def example_of(schema: dict[str, Any]) -> Any:
    """A plain value that fits a JSON schema of the kind pydantic writes: the first choice, the shortest list."""
    return _example(schema, schema.get("$defs", {}), 0)


def _documents_behind(*, write: bool) -> list[tuple[str, Path]]:
    """What became of the two documents: `written` or, without `write`, `stale`."""
    from zhike.config.api import api
    from zhike.kernel.events.payload import event_classes

    _load_events()
    events = {f"{name}.v{version}": cls.model_json_schema() for (name, version), cls in event_classes().items()}
    problems = []
    for path, document in ((_API / "openapi.json", api.get_openapi_schema()), (_API / "events.json", events)):
        text = _render(document)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            problems.append(("written" if write else "stale", path))
            if write:
                _write(path, text)
    return problems


def _examples_behind(*, write: bool, rewrite: bool) -> list[tuple[str, Path]]:
    """Makes missing examples; names those that their class can no longer read, or whose class is gone."""
    from pydantic import ValidationError

    from zhike.kernel.events.payload import event_classes

    problems = []
    classes = {_EXAMPLES / f"{name}.v{version}.json": cls for (name, version), cls in event_classes().items()}
    for path, cls in sorted(classes.items(), key=lambda item: item[0]):
        try:
            cls.model_validate_json(path.read_bytes())
        except (FileNotFoundError, ValidationError) as error:
            may_write = write and (rewrite or isinstance(error, FileNotFoundError))
            missing = "stale" if isinstance(error, FileNotFoundError) else "unreadable"
            problems.append(("written" if may_write else missing, path))
            if may_write:
                _write(path, _render(example_of(cls.model_json_schema())))
    for path in sorted(set(_EXAMPLES.glob("*.json")) - set(classes)):
        if write and rewrite:
            path.unlink()
        else:
            problems.append(("vanished", path))
    return problems


def _load_events() -> None:
    """Imports every module's events, also of those whose services are not loaded."""
    from django.apps import apps

    for config in apps.get_app_configs():
        if config.name.startswith("zhike.") and find_spec(f"{config.name}.events") is not None:
            import_module(f"{config.name}.events")


def _example(schema: dict[str, Any], definitions: dict[str, Any], depth: int) -> Any:
    if depth > _DEEP:
        raise ValueError("an event nests too deeply for an example")
    for key in ("const", "default"):
        if key in schema:
            return schema[key]
    if "enum" in schema:
        return schema["enum"][0]
    if "$ref" in schema:
        return _example(definitions[schema["$ref"].rpartition("/")[2]], definitions, depth + 1)
    for key in ("anyOf", "oneOf", "allOf"):
        if key in schema:
            return _example(schema[key][0], definitions, depth + 1)
    kind = schema.get("type", "string")
    if kind == "object":
        return {name: _example(field, definitions, depth + 1) for name, field in schema.get("properties", {}).items()}
    if kind == "array":
        inner = schema.get("prefixItems") or [schema.get("items", {})]
        return [_example(item, definitions, depth + 1) for item in inner]
    if kind in ("integer", "number"):
        return schema.get("minimum", schema.get("exclusiveMinimum", 0) + 1 if "exclusiveMinimum" in schema else 1)
    return _SAMPLES.get(schema.get("format", kind), _SAMPLES["string"])


def _render(value: object) -> str:
    plain = json.loads(json.dumps(value, default=str))  # makes every key a string, so that they can be sorted
    return json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

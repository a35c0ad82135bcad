"""`./zhike new module NAME`: a module with its doors, texts and a first test, ready to be filled."""

import argparse
import keyword
import re
from pathlib import Path
from typing import Final

from tools.runner.output import write
from tools.runner.stages import ROOT

_NAME: Final = re.compile(r"[a-z][a-z0-9_]{2,30}")

_FILES: Final = {
    "__init__.py": "",
    "apps.py": '''"""The app of module `{name}`."""

from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n


class {title}Config(AppConfig):
    """Registers the texts of `{name}`."""

    name = "zhike.{name}"
    label = "{name}"

    def ready(self) -> None:
        """Called by Django once all modules are loaded."""
        i18n.register(Path(__file__).parent)
''',
    "public.py": '''"""The only door of `{name}`: what other modules may use."""

__all__: list[str] = []
''',
    "types.py": '"""Typed values that services and selectors of `{name}` take and answer."""\n',
    "errors.py": '"""The error codes of `{name}`; their texts are in texts/."""\n',
    "permissions.py": '"""The permissions of `{name}`: `{name}.object.action`."""\n',
    "events.py": '"""The events of `{name}`, one class per name and version."""\n',
    "models.py": '"""The tables of `{name}`: constraints and indexes; saving does nothing extra."""\n',
    "rules.py": '"""Pure rules of `{name}`: no database, no clock, no input or output."""\n',
    "access.py": '"""Permission- and scope-checked getters: the only way an endpoint of `{name}` gets a row."""\n',
    "selectors.py": '"""Reads of `{name}` that answer typed values."""\n',
    "services.py": '"""Writes of `{name}`: access, lock, rule, compare-and-set save, event, audit, in this order."""\n',
    "api.py": '''"""The routes of `{name}`: decode, authorize, call, encode."""

from zhike.kernel.http import Router

router = Router("{name}")
''',
    "migrations/__init__.py": "",
    "texts/zh-CN.json": "{{}}\n",
    "texts/en.json": "{{}}\n",
    "README.md": """# {name}

## Owns

## Events

## Invariants

## Deleting

| table | kind |
|---|---|
""",
}
_TEST: Final = '''"""The door of `{name}` stands."""

from zhike.{name} import public


def test_the_door_lists_what_it_offers_in_order() -> None:
    assert public.__all__ == sorted(public.__all__)
    assert all(hasattr(public, offered) for offered in public.__all__)
'''


def run(arguments: list[str]) -> int:
    """Makes the module's files; answers 2 for a bad name or a module that exists."""
    parser = argparse.ArgumentParser(prog="zhike new")
    parser.add_argument("kind", choices=("module",))
    parser.add_argument("name")
    name = parser.parse_args(arguments).name
    if not _NAME.fullmatch(name) or keyword.iskeyword(name):
        write(f"{name!r} is no name for a module: a short lower-case word, 3 to 31 letters")
        return 2
    folder = ROOT / "src" / "zhike" / name
    if folder.exists():
        write(f"{folder.relative_to(ROOT)} exists already")
        return 2
    make(ROOT, name)
    write(f"made src/zhike/{name} and tests/{name}")
    write("next: put it on its floor in pyproject.toml ([tool.importlinter]) and into _MODULES in config/settings.py")
    return 0


def make(root: Path, name: str) -> None:
    """Writes the files of module `name` below `root`."""
    title = "".join(part.capitalize() for part in name.split("_"))
    for path, template in _FILES.items():
        _write(root / "src" / "zhike" / name / path, template.format(name=name, title=title))
    _write(root / "tests" / name / f"test_{name}_door.py", _TEST.format(name=name))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

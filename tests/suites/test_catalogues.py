"""Nothing that a person reads is missing in a language; nothing that is configured is read by nobody."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from zhike.kernel import i18n
from zhike.kernel.authz import all_permissions
from zhike.kernel.errors import all_codes
from zhike.kernel.events.payload import event_classes
from zhike.kernel.settings.registry import all_settings

# Everything that declares a text is loaded with the addresses.
import_module("zhike.config.urls")
SOURCE = Path(__file__).resolve().parents[2] / "src" / "zhike"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_error_permission_and_parameter_has_its_words(language: str) -> None:
    known = i18n.codes(language)
    wanted = {f"errors.{code}.{part}" for code in all_codes() for part in ("title", "detail")}
    wanted |= {f"permissions.{name}" for name in all_permissions()}
    wanted |= {f"settings.{key}.{part}" for key in all_settings() for part in ("title", "help")}
    assert sorted(wanted - known) == []


def test_the_languages_hold_the_same_codes_with_the_same_placeholders() -> None:
    first, *others = i18n.LANGUAGES
    for language in others:
        assert i18n.codes(language) == i18n.codes(first)
        for code in i18n.codes(first):
            holes = [sorted(re.findall(r"\{[a-z_]+\}", i18n.text(code, one))) for one in (first, language)]
            assert holes[0] == holes[1], code


_DECLARED = re.compile(r"^([A-Z][A-Z0-9_]+)[^=\n]*= Setting\(\s*\"([a-z0-9_.]+)\"", re.MULTILINE)


def test_every_parameter_is_read_somewhere() -> None:
    sources = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")]
    declared = dict(pair for text in sources for pair in _DECLARED.findall(text))
    assert set(declared.values()) == set(all_settings())
    for name, key in declared.items():
        named = sum(len(re.findall(rf"\b{name}\b", text)) for text in sources)
        imported = sum(len(re.findall(rf"(?m)import[^\n]*\b{name}\b|^    {name},$", text)) for text in sources)
        assert named - imported > 1, f"nobody reads {key}"


#: Words that would be a person's own in an event; events carry ids, codes and numbers only.
_PERSONAL = re.compile(r"(^|_)(text|body|phone|email|e_mail|address|birthday|id_number|comment|preview|full_name)($|_)")


def test_events_carry_no_personal_values_and_no_texts() -> None:
    for (name, _version), cls in event_classes().items():
        assert re.fullmatch(r"[a-z]+\.[a-z_]+", name), name
        for field in cls.model_fields:
            is_flag = cls.model_fields[field].annotation is bool
            assert is_flag or not _PERSONAL.search(field), f"{name}.{field}"

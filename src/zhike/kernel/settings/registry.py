"""Declarations of business parameters: typed, bounded, scoped, each in its owner module."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Generic, Literal, TypeVar, cast
from uuid import UUID

from zhike.kernel.authz import Permission
from zhike.kernel.settings.errors import SETTING_SCOPE, SETTING_VALUE
from zhike.kernel.settings.permissions import SETTING_MANAGE

ScopeKind = Literal["company", "shop", "team"]
Value = TypeVar("Value", int, bool, str)
#: From wide to narrow.
SCOPES: Final[tuple[ScopeKind, ...]] = ("company", "shop", "team")


@dataclass(frozen=True, slots=True, eq=False)
class Setting(Generic[Value]):
    """A parameter: `key` as in "sla.warn_before_s", its type, default and bounds, and where it may differ.

    Texts are `settings.<key>.title` and `.help` in the owner's catalogues. `restart=True` says that a change takes
    effect at the next start only; nearly none does.
    """

    key: str
    type: type[Value]
    default: Value
    min: int | None = None
    max: int | None = None
    choices: tuple[str, ...] = ()
    scopes: tuple[ScopeKind, ...] = ("company",)
    permission: Permission = SETTING_MANAGE
    restart: bool = False

    def __post_init__(self) -> None:
        if self.key in _settings:
            raise ValueError(f"setting {self.key!r} is declared twice")
        _settings[self.key] = self

    def check(self, value: object) -> Value:
        """`value` as this parameter's type. Raises `setting.value` saying what is expected."""
        expected = _expected(value, self.type, self.min, self.max, self.choices)
        if expected is not None:
            raise SETTING_VALUE(expected=expected)
        return cast(Value, value)


def _expected(value: object, kind: type, low: int | None, high: int | None, choices: tuple[str, ...]) -> str | None:
    """What the value should have been, or None when it fits."""
    if type(value) is not kind:
        return kind.__name__
    if kind is int and isinstance(value, int) and not _between(low, value, high):
        return f"{'' if low is None else low} – {'' if high is None else high}"
    if choices and value not in choices:
        return ", ".join(choices)
    if isinstance(value, str) and (len(value) > 2000 or "\x00" in value):
        return "≤ 2000"
    return None


def _between(low: int | None, value: int, high: int | None) -> bool:
    return (low is None or low <= value) and (high is None or value <= high)


_settings: dict[str, "Setting[int] | Setting[bool] | Setting[str]"] = {}
AnySetting = Setting[int] | Setting[bool] | Setting[str]


def all_settings() -> Mapping[str, AnySetting]:
    """Every declared parameter by key."""
    return dict(_settings)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value is set: the company, a shop or a team."""

    kind: ScopeKind = "company"
    id: UUID | None = None

    def check(self, setting: AnySetting) -> None:
        """Raises `setting.scope` when the parameter cannot differ there."""
        if self.kind not in setting.scopes or (self.kind == "company") != (self.id is None):
            raise SETTING_SCOPE(scope=self.kind)

"""Reading and changing parameters. The narrowest scope wins, and the answer says where it came from."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any, Final, TypeVar, cast
from uuid import UUID

import orjson
from django.db import connection, transaction

from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import VERSION_CONFLICT
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.ids import new_id
from zhike.kernel.settings.events import SettingChanged
from zhike.kernel.settings.registry import AnySetting, Place, ScopeKind, Setting, all_settings

Value = TypeVar("Value", int, bool, str)
#: Other processes see a change after this many seconds at the latest.
_FRESH_S: Final = 2.0
_Stored = dict[tuple[str, str, UUID | None], Any]


@dataclass(frozen=True, slots=True)
class Found:
    """A value and where it was set; `source` is "default" when nobody set it."""

    value: int | bool | str
    source: ScopeKind | str
    version: int


class _Copy:
    """This process's copy of all values, read anew when it is older than two seconds."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._read_at = 0.0
        self._stored: _Stored | None = None

    def forget(self) -> None:
        with self._lock:
            self._stored = None

    def values(self) -> _Stored:
        with self._lock:
            if self._stored is not None and monotonic() - self._read_at < _FRESH_S:
                return self._stored
        with connection.cursor() as cursor:
            cursor.execute("SELECT key, scope_kind, scope_id, value::text FROM kernel_setting_value")
            stored = {(key, kind, scope_id): orjson.loads(text) for key, kind, scope_id, text in cursor.fetchall()}
        with self._lock:
            self._read_at, self._stored = monotonic(), stored
        return stored


_copy = _Copy()


def forget() -> None:
    """Drops this process's copy of the values, so that the next read sees the database."""
    _copy.forget()


def get(setting: Setting[Value], *, shop_id: UUID | None = None, team_id: UUID | None = None) -> Value:
    """The value that holds at a place: team, then shop, then company, then the default."""
    stored = _copy.values()
    for kind, scope_id in (("team", team_id), ("shop", shop_id), ("company", None)):
        if kind in setting.scopes and (kind == "company" or scope_id is not None):
            key = (setting.key, kind, scope_id)
            if key in stored:
                return cast(Value, stored[key])
    return setting.default


def at_place(setting: AnySetting, place: Place) -> Found:
    """The value that holds at `place`, its source, and the version of the value set exactly there (0: none)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT value::text, scope_kind, version, scope_kind = %s AND scope_id IS NOT DISTINCT FROM %s "
            "FROM kernel_setting_value WHERE key = %s "
            "AND (scope_kind = 'company' OR (scope_kind = %s AND scope_id = %s)) ORDER BY scope_kind = 'company'",
            [place.kind, place.id, setting.key, place.kind, place.id],
        )
        row = cursor.fetchone()
    if row is None:
        return Found(setting.default, "default", 0)
    return Found(orjson.loads(row[0]), row[1], row[2] if row[3] else 0)


def all_at_place(place: Place) -> dict[str, Found]:
    """As :func:`at_place` for every parameter that can differ there, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT key, value::text, scope_kind, version, scope_kind = %s AND scope_id IS NOT DISTINCT FROM %s "
            "FROM kernel_setting_value WHERE scope_kind = 'company' OR (scope_kind = %s AND scope_id = %s) "
            "ORDER BY scope_kind <> 'company'",
            [place.kind, place.id, place.kind, place.id],
        )
        rows = cursor.fetchall()
    found = {one.key: Found(one.default, "default", 0) for one in all_settings().values() if place.kind in one.scopes}
    # The narrower row comes last and wins.
    for key, text, kind, version, exact in rows:
        if key in found:
            found[key] = Found(orjson.loads(text), kind, version if exact else 0)
    return found


def change(
    *, actor: Actor, setting: AnySetting, place: Place, value: object | None, expected_version: int, reason: str
) -> Found:
    """Sets a parameter at a place; None removes the value there.

    Raises `permission.missing`, `setting.value`, `setting.scope`, and `conflict.version` when somebody was first.
    """
    actor.require(setting.permission)
    place.check(setting)
    checked = None if value is None else setting.check(value)
    with transaction.atomic(), connection.cursor() as cursor:
        # One lock per parameter: the row to lock may not exist yet.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"setting:{setting.key}"])
        before = at_place(setting, place)
        if before.version != expected_version:
            current = {"value": before.value, "source": before.source, "version": before.version}
            raise VERSION_CONFLICT(extra={"current": current, "yours": {"value": value}})
        cursor.execute(
            "DELETE FROM kernel_setting_value WHERE key = %s AND scope_kind = %s AND scope_id IS NOT DISTINCT FROM %s",
            [setting.key, place.kind, place.id],
        )
        cursor.execute(
            "SELECT coalesce(max(version), 0) + 1 FROM kernel_setting_change "
            "WHERE key = %s AND scope_kind = %s AND scope_id IS NOT DISTINCT FROM %s",
            [setting.key, place.kind, place.id],
        )
        row = cursor.fetchone()
        version = int(row[0]) if row else 1
        _write(setting, place, checked, version, actor, before.value, reason)
        emit(
            SettingChanged(key=setting.key, scope_kind=place.kind, scope_id=place.id, removed=checked is None),
            actor=actor,
            subject=Subject(kind="setting", id=place.id or UUID(int=0), version=version),
            shop_id=place.id if place.kind == "shop" else None,
            topics=["company"],
        )
        after = at_place(setting, place)
        trail.record(
            "kernel.setting.change",
            actor=actor,
            object_kind="setting",
            object_id=setting.key,
            before={"value": before.value, "source": before.source},
            after={"value": after.value, "source": after.source, "reason": reason},
        )
    forget()
    return after


def _write(
    setting: AnySetting,
    place: Place,
    value: int | bool | str | None,
    version: int,
    actor: Actor,
    before: int | bool | str,
    reason: str,
) -> None:
    text = None if value is None else orjson.dumps(value).decode()
    with connection.cursor() as cursor:
        if text is not None:
            cursor.execute(
                "INSERT INTO kernel_setting_value (key, scope_kind, scope_id, value, version) "
                "VALUES (%s, %s, %s, %s::jsonb, %s)",
                [setting.key, place.kind, place.id, text, version],
            )
        cursor.execute(
            "INSERT INTO kernel_setting_change "
            "(id, key, scope_kind, scope_id, version, before, after, reason, actor_kind, actor_id, at) "
            "VALUES (%s, %s, %s, %s, %s, %s::jsonb, %s::jsonb, %s, %s, %s, %s)",
            [
                new_id(),
                setting.key,
                place.kind,
                place.id,
                version,
                orjson.dumps(before).decode(),
                text,
                reason,
                actor.kind,
                actor.id,
                clock.now(),
            ],
        )


def history(key: str, names: Callable[[set[UUID]], Mapping[UUID, str]]) -> list[dict[str, object]]:
    """The last hundred changes of a parameter, newest first; `names` says how members of staff are called."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, scope_kind, scope_id, version, before::text, after::text, reason, actor_kind, actor_id, at "
            "FROM kernel_setting_change WHERE key = %s ORDER BY at DESC, id DESC LIMIT 100",
            [key],
        )
        rows = cursor.fetchall()
    called = names({row[8] for row in rows if row[7] == "user"})
    return [
        {
            "id": row[0],
            "scope_kind": row[1],
            "scope_id": row[2],
            "version": row[3],
            "before": orjson.loads(row[4]),
            "after": None if row[5] is None else orjson.loads(row[5]),
            "reason": row[6],
            "actor": {"kind": row[7], "id": row[8], "name": called.get(row[8])},
            "at": row[9],
        }
        for row in rows
    ]

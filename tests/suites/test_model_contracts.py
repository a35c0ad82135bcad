"""What the contracts say about tables, time and events, read from the models, the migrations and the sources."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, models

from zhike.kernel.events.payload import EventPayload, event_classes, read_payload

SOURCE = Path(__file__).resolve().parents[2] / "src" / "zhike"
EXAMPLES = Path(__file__).resolve().parents[1] / "events"
FILES = sorted(path for path in SOURCE.rglob("*.py") if "/migrations/" not in path.as_posix())
MIGRATIONS = sorted(SOURCE.glob("**/migrations/*"))


def own_models() -> Iterator[type[models.Model]]:
    """The product's models."""
    for model in apps.get_models():
        if model.__module__.startswith("zhike."):
            yield model


# ---------------------------------------------------------------- rows under a data scope
SCOPE_COLUMNS = {"owner_id", "team_id", "department_id", "shop_id"}
#: Tables whose rows a data scope decides about.
SCOPED_TABLES = {
    "conversations_head": SCOPE_COLUMNS,
    "conversations_episode": SCOPE_COLUMNS,
    "work_workitem": SCOPE_COLUMNS,
    "work_assignment": SCOPE_COLUMNS,
    "surveys_invitation": SCOPE_COLUMNS,
    "analytics_fact": SCOPE_COLUMNS,
    "analytics_daysum": SCOPE_COLUMNS,
    "commerce_order": SCOPE_COLUMNS,
    "tickets_ticket": SCOPE_COLUMNS,
    "surveys_response": SCOPE_COLUMNS,
    "search_entry": SCOPE_COLUMNS,
    # A customer is company-wide: its shops stand in customers_customershop.
    "customers_customer": SCOPE_COLUMNS - {"shop_id"},
}


def columns() -> dict[str, dict[str, tuple[str, bool]]]:
    """Every table's columns: type and whether null is allowed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name, data_type, is_nullable = 'YES' FROM information_schema.columns "
            "WHERE table_schema = current_schema()"
        )
        found: dict[str, dict[str, tuple[str, bool]]] = {}
        for table, column, kind, nullable in cursor.fetchall():
            found.setdefault(table, {})[column] = (kind, nullable)
    return found


@pytest.mark.django_db
def test_rows_under_a_scope_carry_the_scope_s_columns() -> None:
    known = columns()
    for table, wanted in SCOPED_TABLES.items():
        assert wanted <= set(known[table]), f"{table} lacks {sorted(wanted - set(known[table]))}"


@pytest.mark.django_db
def test_a_table_with_scope_columns_is_a_known_scoped_table() -> None:
    """A new table with an owner and a shop is one whose rows a scope decides about: it is listed above."""
    suspects = {table for table, found in columns().items() if {"owner_id", "shop_id"} <= set(found)}
    assert suspects <= set(SCOPED_TABLES)


@pytest.mark.django_db
def test_what_happens_in_a_shop_names_the_shop() -> None:
    known = columns()
    for table in ("conversations_conversation", "conversations_episode", "conversations_head", "work_workitem"):
        assert known[table]["shop_id"] == ("uuid", False), table


@pytest.mark.django_db
def test_times_have_zones_and_texts_in_json_are_jsonb() -> None:
    wrong = [
        f"{table}.{column}: {kind}"
        for table, found in columns().items()
        for column, (kind, _nullable) in found.items()
        if kind in ("timestamp without time zone", "time without time zone", "json", "money", "real")
    ]
    assert wrong == []


def test_no_identity_is_a_small_counter() -> None:
    for model in own_models():
        assert type(model._meta.pk) not in (models.AutoField, models.SmallAutoField), model.__name__


def test_editable_rows_count_their_versions() -> None:
    for model in own_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.Field) and field.name == "version":
                assert isinstance(field, models.IntegerField | models.BigIntegerField), model.__name__
                assert not field.null, model.__name__


# ---------------------------------------------------------------- business time
def test_no_column_takes_its_time_by_itself() -> None:
    for model in own_models():
        for field in model._meta.concrete_fields:
            assert not getattr(field, "auto_now", False), f"{model.__name__}.{field.name}"
            assert not getattr(field, "auto_now_add", False), f"{model.__name__}.{field.name}"
            callable_default = getattr(field.default, "__module__", "") or ""
            assert not callable_default.startswith("django.utils.timezone"), f"{model.__name__}.{field.name}"


_SQL_NOW = re.compile(
    r"\b(now\s*\(\s*\)|current_timestamp|localtimestamp|transaction_timestamp|statement_timestamp)", re.IGNORECASE
)


def test_migrations_and_statements_never_take_the_transaction_s_time() -> None:
    """Business time comes from the kernel's clock; leases and locks take `clock_timestamp()`."""
    wrong = []
    for path in [*MIGRATIONS, *FILES]:
        if path.suffix not in (".py", ".sql"):
            continue
        texts = [path.read_text(encoding="utf-8")] if path.suffix == ".sql" else list(_strings(path))
        wrong += [str(path.relative_to(SOURCE)) for text in texts if _SQL_NOW.search(text) and _is_sql(text)]
    assert wrong == []


def _is_sql(text: str) -> bool:
    return re.search(r"\b(SELECT|INSERT|UPDATE|DELETE|DEFAULT|CREATE|INTERVAL)\b", text) is not None


def _strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


#: Times of the machinery itself, by the database's clock: nothing in the product is dated by them.
MACHINE_TIMES = {"kernel_sequencer.at", "kernel_subscriber.at", "kernel_parked.parked_at"}


@pytest.mark.django_db
def test_no_column_has_a_time_as_its_default() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = "
            "current_schema() AND column_default ~* '(now\\(|_timestamp)' AND table_name NOT LIKE 'django_%%'"
        )
        assert {row[0] for row in cursor.fetchall()} <= MACHINE_TIMES


#: Who may ask the machine for the time of day, and why. Measuring a span (`monotonic`) is free for all.
TIME_OF_DAY = {
    "kernel/clock.py": "the one place",
    "kernel/crypto/keys.py": "when a key was made, for whoever keeps the files; nothing is decided by it",
    "kernel/ids.py": "the time inside an id is not business time",
}
_ASKING = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time"),
           ("time", "time_ns"), ("timezone", "now"), ("timezone", "localdate"), ("timezone", "localtime")}  # fmt: skip


def test_business_time_comes_from_the_kernels_clock() -> None:
    found: dict[str, int] = {}
    for path in FILES:
        name = path.relative_to(SOURCE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and (_last_name(node.value), node.attr) in _ASKING:
                found.setdefault(name, node.lineno)
    assert {name for name in found if name not in TIME_OF_DAY} == set(), found


def _last_name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


# ---------------------------------------------------------------- events
def newest(name: str) -> type[EventPayload]:
    """The class of the newest version of an event."""
    return max((version, cls) for (one, version), cls in event_classes().items() if one == name)[1]


def test_every_event_class_has_an_example_that_it_reads() -> None:
    # Other tests declare events of their own.
    ours = [key for key, cls in event_classes().items() if cls.__module__.startswith("zhike.")]
    expected = {f"{name}.v{version}.json" for name, version in ours}
    assert {path.name for path in EXAMPLES.glob("*.json")} == expected
    for name, version in event_classes():
        path = EXAMPLES / f"{name}.v{version}.json"
        if path.exists():
            read_payload(name, version, json.loads(path.read_text(encoding="utf-8")))


def test_versions_of_an_event_have_no_gap_and_old_ones_can_be_read() -> None:
    versions: dict[str, list[int]] = {}
    for name, version in sorted(event_classes()):
        versions.setdefault(name, []).append(version)
    for name, found in versions.items():
        assert found == list(range(1, len(found) + 1)), name


def test_events_are_closed_frozen_and_named_after_their_module() -> None:
    for (name, _version), cls in event_classes().items():
        assert cls.model_config.get("extra") == "forbid", name
        assert cls.model_config.get("frozen") is True, name
        module = cls.__module__.split(".")
        if module[0] == "zhike":
            assert name.split(".")[0] == module[1], f"{name} in {cls.__module__}"


# ---------------------------------------------------------------- what only one place does
def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


#: Who may use these at all; everybody else goes through the kernel.
ONLY = {
    "smtplib": set[str](),
    "django.core.mail": set[str](),
    "urllib.request": {"config/"},
    "http.client": {"config/"},
    "requests": set[str](),
    "django.dispatch": set[str](),
    "django.db.models.signals": set[str](),
    "random": set[str](),
}


def test_mail_far_addresses_and_signals_are_nobody_s_own_business() -> None:
    wrong = []
    for path in FILES:
        name = path.relative_to(SOURCE).as_posix()
        for imported in _imports(path):
            for module, allowed in ONLY.items():
                used = imported == module or imported.startswith(f"{module}.")
                if used and not any(name.startswith(one) for one in allowed):
                    wrong.append(f"{name}: {imported}")
    assert wrong == []


def test_few_test_modules_have_a_database_of_their_own() -> None:
    """Each costs a clone; nearly all tests roll back."""
    tests = Path(__file__).resolve().parents[1]
    using = [path for path in tests.rglob("test_*.py") if "db_committed" in path.read_text(encoding="utf-8")]
    assert len(using) <= 60

"""The list contract: limit, keyset cursor, allow-listed sorts and filters, capped counts."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, Literal
from uuid import UUID

import orjson
from django.core import signing
from django.http import HttpRequest, HttpResponse

from zhike.kernel.errors import CURSOR_FILTER_CHANGED, CURSOR_INVALID, INPUT_INVALID, FieldError, invalid
from zhike.kernel.http.answers import answer

DEFAULT_LIMIT: Final = 50
MAX_LIMIT: Final = 200
COUNT_CAP: Final = 10_000
_SIGNER: Final = signing.Signer(salt="zhike.list-cursor")
# Values of filters go to the database as they were written, so only forms that it reads alike are taken: Python's
# readers know more of them (`urn:uuid:…`, weeks of the year, offsets of a whole day).
_ID: Final = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_INTEGER: Final = re.compile(r"-?[0-9]{1,18}")
_TIME: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-](0[0-9]|1[0-5]):?[0-9]{2})"
)


@dataclass(frozen=True, slots=True)
class SortColumn:
    """A sortable column: SQL expression (never NULL, indexed with the id) and its PostgreSQL type for the cursor."""

    sql: str
    type: Literal["timestamptz", "text", "bigint", "integer", "smallint", "uuid", "boolean"]


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter and the values it takes; several values, separated by commas, mean any of them."""

    kind: Literal["text", "uuid", "bool", "time", "integer", "choice"] = "text"
    choices: tuple[str, ...] = ()

    def check(self, path: str, values: list[str]) -> None:
        """Raises `input.invalid` for a value of the wrong kind, and where there is none at all."""
        if not values:
            raise invalid(path, "value.missing")
        for value in values:
            if not self._fits(value):
                code = "value.choice" if self._closed else f"value.{self.kind}"
                raise invalid(path, code, expected=", ".join(self.choices) or self.kind)

    @property
    def _closed(self) -> bool:
        return bool(self.choices)

    def _fits(self, value: str) -> bool:
        if self.choices:
            return value in self.choices
        if self.kind == "uuid":
            return _ID.fullmatch(value) is not None
        if self.kind == "bool":
            return value in ("true", "false")
        if self.kind == "integer":
            return _INTEGER.fullmatch(value) is not None
        if self.kind == "time":
            return parse_time(value) is not None
        return len(value) <= 200 and "\x00" not in value


def parse_time(value: str) -> datetime | None:
    """An ISO 8601 instant with a zone, or None."""
    if _TIME.fullmatch(value) is None:
        return None
    try:
        return datetime.fromisoformat(value).astimezone(UTC)
    except (ValueError, OverflowError):
        # No such day, or in UTC before the first year or after the last.
        return None


@dataclass(frozen=True, slots=True)
class ListSpec:
    """What a list route can do. `default` is a sort name, with `-` for descending."""

    sorts: Mapping[str, SortColumn]
    default: str
    id_column: str = "id"
    id_type: Literal["uuid", "bigint"] = "uuid"
    id_key: str = "id"
    filters: Mapping[str, Filter] = field(default_factory=dict)
    q: bool = False
    extra: tuple[str, ...] = ()

    def parameter_names(self) -> frozenset[str]:
        """Every query parameter that the route understands."""
        names = {"limit", "after", "sort", "total", *self.extra, *(f"filter[{name}]" for name in self.filters)}
        return frozenset(names | {"q"} if self.q else names)

    def openapi_parameters(self) -> list[dict[str, Any]]:
        """The parameters as OpenAPI describes them."""
        sorts = [name for sort in self.sorts for name in (sort, f"-{sort}")]
        described: list[tuple[str, dict[str, Any]]] = [
            ("limit", {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT}),
            ("after", {"type": "string", "maxLength": 1000}),
            ("sort", {"type": "string", "enum": sorts, "default": self.default}),
            ("total", {"type": "string", "enum": ["0", "1"], "default": "0"}),
            *((f"filter[{name}]", {"type": "string", "description": one.kind}) for name, one in self.filters.items()),
            *((name, {"type": "string"}) for name in self.extra),
        ]
        if self.q:
            described.append(("q", {"type": "string", "maxLength": 200}))
        return [{"in": "query", "name": name, "required": False, "schema": schema} for name, schema in described]


@dataclass(frozen=True, slots=True)
class ListRequest:
    """A checked list request."""

    spec: ListSpec
    limit: int
    sort: str
    descending: bool
    filters: Mapping[str, list[str]]
    q: str
    want_total: bool
    extra: Mapping[str, str]
    after: tuple[object, object] | None

    def keyset(self) -> tuple[str, list[object], str]:
        """(condition, its parameters, ORDER BY terms) that page by the row comparison (sort, id)."""
        column = self.spec.sorts[self.sort]
        direction = "DESC" if self.descending else "ASC"
        order = f"{column.sql} {direction}, {self.spec.id_column} {direction}"
        if self.after is None:
            return "TRUE", [], order
        sign = "<" if self.descending else ">"
        condition = f"({column.sql}, {self.spec.id_column}) {sign} (%s::{column.type}, %s::{self.spec.id_type})"
        return condition, list(self.after), order

    def filter_hash(self) -> str:
        """Ties a cursor to its sort and filters."""
        facts = orjson.dumps(
            [self.sort, self.descending, sorted(self.filters.items()), self.q, sorted(self.extra.items())]
        )
        return hashlib.sha256(facts).hexdigest()[:16]

    def cursor(self, row: Mapping[str, Any]) -> str:
        """The cursor that continues after `row`."""
        # Times keep their microseconds here, although answers show milliseconds: a rounded cursor would skip rows.
        values = [_exact(row[self.sort]), _exact(row[self.spec.id_key])]
        return _SIGNER.sign_object({"v": values, "f": self.filter_hash()}, compress=False)


def _exact(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(value) if isinstance(value, UUID) else value


def read_list_request(request: HttpRequest, spec: ListSpec) -> ListRequest:
    """Checks the query string against `spec`. Raises `input.invalid`, `cursor.invalid` or `cursor.filter_changed`."""
    query = request.GET
    repeated = [FieldError(name, "value.repeated") for name in query if len(query.getlist(name)) > 1]
    if repeated:
        raise INPUT_INVALID(fields=repeated)
    sort, descending = _sort(query.get("sort") or spec.default, spec)
    filters: dict[str, list[str]] = {}
    for name, one in spec.filters.items():
        given = [value for value in query.get(f"filter[{name}]", "").split(",") if value][:100]
        if given:
            one.check(f"filter[{name}]", given)
            filters[name] = given
    search = query.get("q", "").strip()
    if len(search) > 200 or "\x00" in search:
        raise invalid("q", "text.too_long", max_length=200)
    if query.get("total", "0") not in ("0", "1"):
        raise invalid("total", "value.choice", expected="0, 1")
    page = ListRequest(
        spec=spec,
        limit=_limit(query.get("limit")),
        sort=sort,
        descending=descending,
        filters=filters,
        q=search,
        want_total=query.get("total") == "1",
        extra={name: query[name] for name in spec.extra if name in query},
        after=None,
    )
    after = query.get("after")
    return page if not after else _continued(page, after)


def _sort(given: str, spec: ListSpec) -> tuple[str, bool]:
    name = given.removeprefix("-")
    if name not in spec.sorts:
        raise invalid("sort", "value.choice", expected=", ".join(spec.sorts))
    return name, given.startswith("-")


def _limit(given: str | None) -> int:
    if given is None:
        return DEFAULT_LIMIT
    if not (given.isascii() and given.isdigit() and len(given) <= 6 and 1 <= int(given) <= MAX_LIMIT):
        raise invalid("limit", "number.out_of_range", min=1, max=MAX_LIMIT)
    return int(given)


def _continued(page: ListRequest, after: str) -> ListRequest:
    try:
        stored = _SIGNER.unsign_object(after)
        sort_value, row_id = stored["v"]
    except (signing.BadSignature, ValueError, KeyError, TypeError):
        raise CURSOR_INVALID() from None
    if stored["f"] != page.filter_hash():
        raise CURSOR_FILTER_CHANGED()
    return ListRequest(
        page.spec, page.limit, page.sort, page.descending, page.filters, page.q, page.want_total, page.extra,
        (sort_value, row_id),
    )  # fmt: skip


def total_of(count: int) -> dict[str, object]:
    """A count made with `LIMIT COUNT_CAP + 1` as the contract shows it."""
    return {"value": min(count, COUNT_CAP), "exact": count <= COUNT_CAP}


def list_answer(page: ListRequest, rows: Sequence[Mapping[str, Any]], *, total: int | None = None) -> HttpResponse:
    """The envelope for `rows` (up to limit + 1 of them, each with the sort value and the id under their names).

    Keys that begin with `_` serve the cursor only and are left out of the items.
    """
    shown = rows[: page.limit]
    more = len(rows) > page.limit
    items = [{name: value for name, value in row.items() if not name.startswith("_")} for row in shown]
    envelope: dict[str, object] = {"items": items, "next": page.cursor(shown[-1]) if more and shown else None}
    if total is not None:
        envelope["total"] = total_of(total)
    return answer(envelope)

"""Types that the routes of imports share."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from zhike.integrations import reading
from zhike.integrations.access import is_starter
from zhike.integrations.errors import STATE
from zhike.integrations.models import BUSY, ImportRun
from zhike.integrations.reading.delimited import DELIMITERS
from zhike.integrations.reading.encoding import ENCODINGS
from zhike.integrations.rules import mappings
from zhike.integrations.rules.fields import Kind
from zhike.integrations.types import Options, Plan
from zhike.kernel import files, i18n
from zhike.kernel.files import Viewer
from zhike.kernel.http import Body, Currency, OneLine, Request

Column = Annotated[str, OneLine(210)]


class OptionsBody(Body):
    """How cells are read; see the kinds of options in the manual. `zone` is an IANA name, `tag_group` the group for
    tags that the file brings and nobody made yet.
    """

    currency: Currency = "CNY"
    zone: Annotated[str, OneLine(64)] = "Asia/Shanghai"
    date_order: Literal["auto", "ymd", "dmy", "mdy"] = "auto"
    decimal_mark: Literal["auto", "point", "comma"] = "auto"
    source: Annotated[str, OneLine(64)] = "file"
    settled: bool = False
    paid_after_refunds: bool = False
    credit_prefix: Annotated[str, OneLine(8, blank=True)] = ""
    locale: Annotated[str, Field(pattern="^[A-Z]{2}$")] = "CN"
    unknown_tags: Literal["refuse", "leave_out", "make"] = "refuse"
    tag_group: UUID | None = None


class PlanFields(Body):
    """What a file means: `columns` maps fields to columns of the file."""

    kind: Kind
    mapping: Annotated[str, OneLine(40)] = mappings.CUSTOM
    columns: Annotated[dict[Annotated[str, OneLine(40)], Column], Field(max_length=60)]
    mode: Literal["valid_rows", "all_or_nothing"] = "valid_rows"
    options: OptionsBody = OptionsBody()

    def plan(self) -> Plan:
        """As services take it."""
        options = self.options.model_dump()
        group = options.pop("tag_group")
        options["tag_group"] = str(group) if group else None
        return Plan(self.kind, self.mapping, dict(self.columns), self.mode, Options(**options))


class PlanBody(PlanFields):
    """A plan for one shop."""

    shop_id: UUID


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in choices:
            raise PydanticCustomError("value.choice", "one of {expected}", {"expected": ", ".join(choices)})
        return value

    return check


class ReshapeBody(Body):
    """How the file is written, where the guess was wrong; null where it holds."""

    encoding: Annotated[str, AfterValidator(_one_of(ENCODINGS))] | None = None
    delimiter: Annotated[str, AfterValidator(_one_of(DELIMITERS))] | None = None
    sheet: Annotated[str, OneLine(64)] | None = None
    heading_row: Annotated[int, Field(ge=1, le=100)] | None = None

    def choices(self) -> reading.Choices:
        """As services take it."""
        return reading.Choices(**self.model_dump())


class PreviewBody(Body):
    """A plan to look at; null for the stored one."""

    plan: PlanFields | None = None


class ImportAction(Schema):
    """Something that can be done with an import; `why` is a code when it is not allowed."""

    name: str
    allowed: bool
    why: str | None


class ImportFailure(Schema):
    """Why an import failed, in words."""

    code: str
    text: str


class ImportItem(Schema):
    """An import. `counts` are rows by outcome; `row_count` is null until the file is read."""

    id: UUID
    name: str
    size: int
    kind: str | None
    shop_id: UUID | None
    creator_id: UUID | None
    state: str
    phase: str
    counts: dict[str, int]
    row_count: int | None
    created_at: datetime
    finished_at: datetime | None
    version: int


class ImportDetail(ImportItem):
    """An import with how its file is written, what was decided, and what can be done."""

    received: int
    part_bytes: int
    read_bytes: int
    shape: dict[str, Any]
    plan: dict[str, Any]
    suggestions: dict[str, dict[str, str]]
    error: ImportFailure | None
    error_file_url: str | None
    actions: list[ImportAction]


class PreviewItem(Schema):
    """A row as it stands in the file and as it is understood; `problems` say column, code and words."""

    number: int
    cells: list[str]
    values: dict[str, str]
    problems: list[dict[str, str]]
    is_empty: bool


class Preview(Schema):
    """The first rows under a plan, and the fields that the plan still lacks. `veiled`: values are not shown to whom
    they do not concern. `unknown_tags` are the names in these rows that are no tags yet, and in how many rows.
    """

    columns: list[str]
    gaps: list[str]
    veiled: bool
    unknown_tags: dict[str, int]
    rows: list[PreviewItem]


def item(run: ImportRun) -> dict[str, Any]:
    """An import as lists show it."""
    names = ImportItem.model_fields
    return {name: getattr(run, name) for name in names}


def detail(request: Request, run: ImportRun, part_bytes: int, suggestions: dict[str, Any]) -> dict[str, Any]:
    """An import as its page shows it."""
    return {
        **item(run),
        "received": run.received,
        "part_bytes": part_bytes,
        "read_bytes": run.read_bytes,
        "shape": run.shape,
        "plan": run.plan,
        "suggestions": suggestions,
        "error": _error(run, request.language),
        # Its cells are the file's own: they go to whom they came from.
        "error_file_url": _link(request, run.error_file_id) if is_starter(request.actor, run) else None,
        "actions": [_action(run, *one) for one in _ACTIONS],
    }


_ACTIONS = (
    ("plan", ("ready", "failed", "cancelled")),
    ("start", ("ready", "failed", "cancelled")),
    ("cancel", ("uploading", *BUSY)),
)


def _action(run: ImportRun, name: str, states: tuple[str, ...]) -> dict[str, Any]:
    allowed = run.state in states
    if name in ("plan", "start"):
        allowed = allowed and bool(run.shape)
    if name == "start":
        allowed = allowed and run.shop_id is not None
    return {"name": name, "allowed": allowed, "why": None if allowed else STATE.code}


def _error(run: ImportRun, language: str) -> dict[str, str] | None:
    if not run.error:
        return None
    code = run.error["code"]
    return {"code": code, "text": i18n.text(f"errors.{code}.detail", language, run.error.get("params"))}


def _link(request: Request, file_id: UUID | None) -> str | None:
    if file_id is None or request.principal is None:
        return None
    return files.url(file_id, Viewer("session", request.principal.session_id))

"""The routes that departments, teams, shops and skills have alike."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema
from pydantic import Field

from zhike.accounts.access import rows_of
from zhike.accounts.api.schemas import Action
from zhike.accounts.directory import capped_count, contains, dict_rows
from zhike.accounts.models.organisation import Named
from zhike.accounts.selectors import company_facts
from zhike.accounts.services.organisation import PartKind, part_archive, part_change, part_create, part_restore
from zhike.kernel import i18n
from zhike.kernel.authz import Permission
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.http import (
    Body,
    Filter,
    ListRequest,
    ListSpec,
    OneLine,
    Request,
    Router,
    SortColumn,
    answer,
    expected_version,
    list_answer,
)

Names = Annotated[dict[str, Annotated[str, OneLine(120, blank=True)]], Field(max_length=20)]


class PartItem(Schema):
    """A part of the company. `name` is in the viewer's language, `names` has all."""

    id: str
    name: str
    names: dict[str, str]
    label: str
    active: bool
    archived_at: datetime | None
    created_at: datetime
    version: int
    actions: list[Action]


class PartRoutes:
    """List, create, detail, change, archive and restore for one kind of part."""

    def __init__(
        self,
        router: Router,
        kind: PartKind,
        plural: str,
        view: Permission,
        body: type[Body],
        item: type[PartItem],
        *,
        nullable: tuple[str, ...] = (),
    ) -> None:
        self.kind = kind
        self.nullable = nullable
        self.spec = ListSpec(
            sorts={"label": SortColumn("t.label", "text")},
            default="label",
            id_column="t.id",
            filters={"active": Filter("bool")},
            q=True,
        )
        word = kind.word
        one = f"/{plural}/{{row_id}}"
        edit = kind.permission
        router.get_list(f"/{plural}", spec=self.spec, item=item, operation_id=f"{word}_list", permission=view)(
            self._list()
        )
        router.post(
            f"/{plural}",
            operation_id=f"{word}_create",
            permission=edit,
            body=body,
            response=item,
            status=201,
            idempotent=True,
        )(self._create(body))
        router.get(one, operation_id=f"{word}_detail", permission=view, response=item)(self._detail())
        router.patch(one, operation_id=f"{word}_change", permission=edit, body=body, response=item, versioned=True)(
            self._change(body)
        )
        for verb in ("archive", "restore"):
            router.post(f"{one}/{verb}", operation_id=f"{word}_{verb}", permission=edit, response=item, versioned=True)(
                self._switch(verb)
            )

    def _list(self) -> Any:
        def part_list(request: Request, page: ListRequest) -> HttpResponse:
            rows, total = self._rows(page, request)
            return list_answer(page, rows, total=total)

        part_list.__doc__ = f"{self.kind.word.capitalize()}s"
        return part_list

    def _create(self, body_type: type[Body]) -> Any:
        def create(request: Request, body: Body) -> HttpResponse:
            row = part_create(self.kind, actor=request.actor, changes=self._changes(body))
            return answer(self._shape(row, request), status=201, etag=row.version)

        create.__annotations__["body"] = body_type
        create.__doc__ = f"Create a {self.kind.word}"
        return create

    def _detail(self) -> Any:
        def detail(request: Request, row_id: UUID) -> HttpResponse:
            row = rows_of(self.kind.model).filter(pk=row_id).first()
            if row is None:
                raise NOT_FOUND()
            return answer(self._shape(row, request), etag=row.version)

        detail.__doc__ = f"A {self.kind.word}"
        return detail

    def _change(self, body_type: type[Body]) -> Any:
        def change(request: Request, row_id: UUID, body: Body) -> HttpResponse:
            row = part_change(
                self.kind,
                actor=request.actor,
                row_id=row_id,
                version=expected_version(request),
                changes=self._changes(body),
            )
            return answer(self._shape(row, request), etag=row.version)

        change.__annotations__["body"] = body_type
        change.__doc__ = f"Change a {self.kind.word}"
        return change

    def _switch(self, verb: str) -> Any:
        service = part_archive if verb == "archive" else part_restore

        def switch(request: Request, row_id: UUID) -> HttpResponse:
            row = service(self.kind, actor=request.actor, row_id=row_id, version=expected_version(request))
            return answer(self._shape(row, request), etag=row.version)

        switch.__doc__ = f"{'Take out of use' if verb == 'archive' else 'Take into use again'}: a {self.kind.word}"
        return switch

    def _changes(self, body: Body) -> Mapping[str, Any]:
        """What was sent. null empties a link; elsewhere it means "as it is"."""
        values = {name: getattr(body, name) for name in body.model_fields_set}
        return {name: value for name, value in values.items() if value is not None or name in self.nullable}

    def _rows(self, page: ListRequest, request: Request) -> tuple[list[dict[str, Any]], int | None]:
        parts: list[str] = []
        params: list[Any] = []
        if "active" in page.filters:
            parts.append("(t.archived_at IS NULL) = ANY(%s::boolean[])")
            params.append(page.filters["active"])
        else:
            parts.append("t.archived_at IS NULL")
        if page.q:
            parts.append("(t.label ILIKE %s OR t.names::text ILIKE %s)")
            params += [contains(page.q)] * 2
        where = f"FROM accounts_{self.kind.word} t WHERE {' AND '.join(parts)}"
        condition, more, order = page.keyset()
        found = dict_rows(
            f"SELECT t.id {where} AND {condition} ORDER BY {order} LIMIT %s", [*params, *more, page.limit + 1]
        )
        ids = [row["id"] for row in found]
        rows = rows_of(self.kind.model).in_bulk(ids)
        total = capped_count(where, params) if page.want_total else None
        fallback = company_facts()[2]
        return [self._shape(rows[one], request, fallback) for one in ids], total

    def _shape(self, row: Named, request: Request, company_language: str | None = None) -> dict[str, Any]:
        fallback = company_language or company_facts()[2]
        own = {name: getattr(row, name) for name in self.kind.fields}
        return {
            "id": row.id,
            "name": i18n.local_name(row.names, request.language, fallback),
            "names": row.names,
            "label": row.label,
            "active": row.archived_at is None,
            "archived_at": row.archived_at,
            "created_at": row.created_at,
            "version": row.version,
            **own,
            "actions": self._actions(row, request),
        }

    def _actions(self, row: Named, request: Request) -> list[dict[str, Any]]:
        if not request.actor.may(self.kind.permission):
            return []
        switch = "archive" if row.archived_at is None else "restore"
        return [{"name": name, "allowed": True, "why": None} for name in ("edit", switch)]

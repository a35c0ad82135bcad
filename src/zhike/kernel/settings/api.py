from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema

from zhike.kernel import i18n
from zhike.kernel.errors import NOT_FOUND
from zhike.kernel.http import Body, OneLine, Request, Router, answer, expected_version
from zhike.kernel.live.issue import NAMES
from zhike.kernel.settings import values
from zhike.kernel.settings.permissions import SETTING_MANAGE, SETTING_VIEW
from zhike.kernel.settings.registry import AnySetting, Place, ScopeKind, all_settings

router = Router("settings")


class SettingShape(Schema):
    """A parameter with the value that holds at the asked place."""

    key: str
    title: str
    help: str
    type: str
    value: int | bool | str
    default: int | bool | str
    source: str
    version: int
    min: int | None
    max: int | None
    choices: list[str]
    scopes: list[str]
    restart: bool
    editable: bool


class SettingList(Schema):
    """All parameters."""

    items: list[SettingShape]


class SettingBody(Body):
    """A new value; null removes the one set at that place."""

    value: int | bool | str | None
    scope_kind: ScopeKind = "company"
    scope_id: UUID | None = None
    reason: Annotated[str, OneLine(500, blank=True)] = ""


class SettingChangeShape(Schema):
    """One change of a parameter."""

    id: UUID
    scope_kind: str
    scope_id: UUID | None
    version: int
    before: Any
    after: Any
    reason: str
    actor: dict[str, Any]
    at: str


class SettingHistory(Schema):
    """The last changes of a parameter, newest first."""

    items: list[SettingChangeShape]


def _shape(request: Request, setting: AnySetting, found: values.Found) -> dict[str, object]:
    return {
        "key": setting.key,
        "title": i18n.text(f"settings.{setting.key}.title", request.language),
        "help": i18n.text(f"settings.{setting.key}.help", request.language),
        "type": setting.type.__name__,
        "value": found.value,
        "default": setting.default,
        "source": found.source,
        "version": found.version,
        "min": setting.min,
        "max": setting.max,
        "choices": list(setting.choices),
        "scopes": list(setting.scopes),
        "restart": setting.restart,
        "editable": request.actor.may(setting.permission),
    }


def _known(key: str) -> AnySetting:
    setting = all_settings().get(key)
    if setting is None:
        raise NOT_FOUND()
    return setting


@router.get("/settings", operation_id="setting_list", permission=SETTING_VIEW, response=SettingList)
def setting_list(request: Request, scope_kind: ScopeKind = "company", scope_id: UUID | None = None) -> HttpResponse:
    """All parameters with the values that hold at a place."""
    place = Place(scope_kind, scope_id)
    known = all_settings()
    return answer({"items": [_shape(request, known[key], one) for key, one in values.all_at_place(place).items()]})


@router.put(
    "/settings/{key}",
    operation_id="setting_change",
    permission=SETTING_MANAGE,
    body=SettingBody,
    response=SettingShape,
    versioned=True,
)
def setting_change(request: Request, key: str, body: SettingBody) -> HttpResponse:
    """Sets a parameter at a place, or removes the value there."""
    setting = _known(key)
    found = values.change(
        actor=request.actor,
        setting=setting,
        place=Place(body.scope_kind, body.scope_id),
        value=body.value,
        expected_version=expected_version(request),
        reason=body.reason,
    )
    return answer(_shape(request, setting, found), etag=found.version)


@router.get("/settings/{key}/history", operation_id="setting_history", permission=SETTING_VIEW, response=SettingHistory)
def setting_history(request: Request, key: str) -> HttpResponse:
    """The last hundred changes of a parameter, with the names of those who made them."""
    _known(key)
    return answer({"items": values.history(key, NAMES.get().names)})

"""Every route has a call that works; its answer is what the API document says."""

import functools
from collections.abc import Iterator
from typing import Any, get_args

import jsonschema_rs
import orjson
import pytest
from pydantic import BaseModel

from tests.plumbing.cast import Cast
from tests.suites.calls import CALLS
from tests.suites.conftest import ROUTES
from tests.suites.stage import said, undone
from zhike.config.api import api
from zhike.kernel.http import RouteSpec


@functools.cache
def document() -> dict[str, Any]:
    """The API document as JSON."""
    plain: dict[str, Any] = orjson.loads(
        orjson.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), option=orjson.OPT_NON_STR_KEYS)
    )
    return plain


@functools.cache
def checker(operation_id: str, status: str) -> jsonschema_rs.Validator:
    """The check of an operation's answer; `status` "default" is the problem document."""
    operations = (one for path in document()["paths"].values() for one in path.values())
    operation = next(one for one in operations if one["operationId"] == operation_id)
    [(_media, content)] = operation["responses"][status]["content"].items()
    schema = {**content["schema"], "components": document()["components"]}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)


def faults(route: RouteSpec, response: Any) -> list[str]:
    """What is wrong with a successful answer: status, schema, or members that the document does not name."""
    if response.status_code != route.status:
        return [f"{response.status_code} in place of {route.status}: {response.content.decode()[:500]}"]
    if route.status == 204:
        return [] if response.content == b"" else ["a body with 204"]
    answered = orjson.loads(response.content)
    errors = checker(route.operation_id, str(route.status)).iter_errors(answered)
    wrong = [f"{'/'.join(map(str, error.instance_path))}: {error.message}"[:200] for error in errors]
    return wrong + [f"{path} is not in the document" for path in unnamed(route, answered)]


def unnamed(route: RouteSpec, answered: Any) -> list[str]:
    """Members that are sent but not described: a reader of the document would not know them."""
    operations = (one for path in document()["paths"].values() for one in path.values())
    operation = next(one for one in operations if one["operationId"] == route.operation_id)
    schema = operation["responses"][str(route.status)]["content"]["application/json"]["schema"]
    return sorted(set(_extra(schema, answered, "")))


def _extra(schema: dict[str, Any], value: Any, path: str) -> list[str]:
    while "$ref" in schema:
        schema = document()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    choices = schema.get("anyOf")
    if choices:
        return min((_extra(one, value, path) for one in choices if _kind_fits(one, value)), key=len, default=[])
    if isinstance(value, list) and isinstance(schema.get("items"), dict):
        return [found for one in value for found in _extra(schema["items"], one, f"{path}[]")]
    if not isinstance(value, dict) or "properties" not in schema:
        return []
    known = schema["properties"]
    found = [f"{path}.{name}" for name in value if name not in known]
    for name in set(value) & set(known):
        found += _extra(known[name], value[name], f"{path}.{name}")
    return found


def _kind_fits(schema: dict[str, Any], value: Any) -> bool:
    return (schema.get("type") == "null") == (value is None)


def test_every_route_has_a_call() -> None:
    assert {route.operation_id for route in ROUTES} == set(CALLS)


@pytest.mark.django_db
def test_every_call_succeeds_as_the_document_says(cast: Cast) -> None:
    wrong: list[str] = []
    for route in ROUTES:
        with undone():
            call = CALLS[route.operation_id](cast)
            wrong += [f"{route.operation_id}: {fault}" for fault in faults(route, call.send(route))]
    assert not wrong, said(wrong)


def _models(route: RouteSpec) -> Iterator[type[BaseModel]]:
    """Every model that the document names because of this route."""
    waiting: list[Any] = [route.body, route.response, route.item]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, BaseModel):
            yield one
            waiting += [field.annotation for field in one.model_fields.values()]
        else:
            waiting += get_args(one)


def _shape(schema: Any) -> Any:
    """A schema without its words."""
    if isinstance(schema, dict):
        return {name: _shape(value) for name, value in schema.items() if not _is_word(name, value)}
    return [_shape(one) for one in schema] if isinstance(schema, list) else schema


def _is_word(name: str, value: Any) -> bool:
    return name in ("title", "description") and isinstance(value, str)


def test_no_two_shapes_share_a_name() -> None:
    # The document holds one schema per name: a second one would silently stand for both.
    shapes: dict[str, Any] = {}
    wrong: set[str] = set()
    for route in ROUTES:
        for model in _models(route):
            shape = _shape(model.model_json_schema())
            if shapes.setdefault(model.__name__, shape) != shape:
                wrong.add(f"{model.__module__}.{model.__name__}")
    assert not wrong, said(sorted(wrong))

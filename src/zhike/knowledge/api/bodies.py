"""Types and helpers that the routes of knowledge share."""

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from zhike.kernel.errors import INPUT_INVALID, FieldError
from zhike.kernel.http import Body, OneLine

Language = Literal["zh-CN", "en"]
Names = Annotated[dict[Language, Annotated[str, OneLine(80)]], Field(min_length=1)]


def changes(body: Body, *, nullable: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields that were sent. Raises `input.invalid` for null where a value is needed."""
    sent = body.model_dump(exclude_unset=True)
    empty = [name for name, value in sent.items() if value is None and name not in nullable]
    if empty:
        raise INPUT_INVALID(fields=[FieldError(name, "value.missing") for name in empty])
    return sent


class Action(Schema):
    """Something that can be done with a row; `why` is a code when it is not allowed."""

    name: str
    allowed: bool
    why: str | None

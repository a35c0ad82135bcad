"""Types and helpers that the routes of work share."""

from collections.abc import Collection
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from zhike.kernel.errors import INPUT_INVALID, FieldError
from zhike.kernel.http import Body, OneLine

#: A name in the languages of the company; at least one.
Names = Annotated[dict[Literal["zh-CN", "en"], Annotated[str, OneLine(80)]], Field(min_length=1)]


class Action(Schema):
    """Something that can be done with a row; `why` is a code when it is not allowed now."""

    name: str
    allowed: bool
    why: str | None


def changes(body: Body, *, nullable: Collection[str] = ()) -> dict[str, Any]:
    """The fields that were sent. Raises `input.invalid` for null where a value is needed."""
    sent = body.model_dump(exclude_unset=True)
    empty = [
        FieldError(name, "value.missing") for name, value in sent.items() if value is None and name not in nullable
    ]
    if empty:
        raise INPUT_INVALID(fields=empty)
    return sent

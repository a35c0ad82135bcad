"""Request bodies and the text types they are made of."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Final

from ninja import Schema
from pydantic import (
    AfterValidator,
    AwareDatetime,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from zhike.kernel.money import CURRENCIES

#: What PostgreSQL cannot store: NUL, and halves of surrogate pairs. Refused.
_FORBIDDEN: Final = re.compile("[\x00\ud800-\udfff]")
#: Other control characters carry nothing to read (people paste them unknowingly) and can only deceive. Dropped.
_CONTROL: Final = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
#: Overrides of the writing direction reorder what a reader sees; isolates and marks are harmless and stay.
_OVERRIDES: Final = re.compile("[\u202a-\u202e]")
#: Times that people mean. At the ends of the calendar another zone's wall clock does not exist, and one such row would
#: spoil every list and file that it is in.
EARLIEST: Final = datetime(1970, 1, 1, tzinfo=UTC)
LATEST: Final = datetime(2100, 1, 1, tzinfo=UTC)


class Body(Schema):
    """Base of all request bodies: unknown fields are refused, and so are texts that cannot be stored."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _storable(cls, values: Any) -> Any:
        if isinstance(values, dict):
            for value in values.values():
                if isinstance(value, str) and _FORBIDDEN.search(value):
                    raise PydanticCustomError("text.control_character", "control characters are not allowed")
        return values


def _one_line(value: str) -> str:
    cleaned = _OVERRIDES.sub("", unicodedata.normalize("NFC", value)).replace("\n", " ").replace("\r", " ")
    return _CONTROL.sub("", cleaned).strip()


def _plain(value: str) -> str:
    return _CONTROL.sub("", unicodedata.normalize("NFC", value).replace("\r\n", "\n").replace("\r", "\n"))


def _not_blank(value: str) -> str:
    # Zero-width characters and spaces alone are nothing to read.
    if not any(unicodedata.category(character)[0] not in "ZC" for character in value):
        raise PydanticCustomError("text.blank", "must not be blank")
    return value


@dataclass(frozen=True, slots=True)
class OneLine:
    """`Annotated[str, OneLine(100)]`: a line, trimmed, NFC, no direction overrides; names, titles, codes."""

    max_length: int
    blank: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _text_schema(handler(source), self.max_length, _one_line, blank=self.blank)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "maxLength": self.max_length, "minLength": 0 if self.blank else 1}


@dataclass(frozen=True, slots=True)
class PlainText:
    """`Annotated[str, PlainText(10_000)]`: lines as typed, NFC, line ends as \\n; messages, notes, comments."""

    max_length: int
    blank: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _text_schema(handler(source), self.max_length, _plain, blank=self.blank)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "maxLength": self.max_length, "minLength": 0 if self.blank else 1}


def _text_schema(inner: CoreSchema, limit: int, clean: Callable[[str], str], *, blank: bool) -> CoreSchema:
    """`inner`, then the storable check, cleaning, and the length (counted in characters after cleaning)."""

    def check(value: str) -> str:
        if _FORBIDDEN.search(value):
            raise PydanticCustomError("text.control_character", "control characters are not allowed")
        cleaned = clean(value)
        if len(cleaned) > limit:
            raise PydanticCustomError("text.too_long", "at most {max_length} characters", {"max_length": limit})
        return cleaned if blank else _not_blank(cleaned)

    return core_schema.no_info_after_validator_function(check, inner)


def _meant(value: datetime) -> datetime:
    if not EARLIEST <= value < LATEST:
        raise PydanticCustomError("time.out_of_range", "from 1970 to 2099")
    return value


#: A time with its zone, as bodies take it.
Moment = Annotated[AwareDatetime, AfterValidator(_meant)]


def _currency(value: str) -> str:
    if value not in CURRENCIES:
        raise PydanticCustomError("value.currency", "a currency's code")
    return value


#: A currency by its ISO 4217 code.
Currency = Annotated[str, AfterValidator(_currency), Field(json_schema_extra={"pattern": "^[A-Z]{3}$"})]

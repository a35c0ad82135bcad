"""Writing many rows at once by COPY, without making an instance of each: a fifth of what inserting them costs."""

import functools
import operator
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from django.db import connection, models


def fresh(model: type[models.Model], **values: object) -> Any:
    """A new row of `model`: `values`, and the model's defaults for the rest, under the names of its attributes.

    Not an instance: making one costs more than everything else that is done for a row.
    """
    plain, made = _defaults(model)
    return SimpleNamespace(**{**plain, **{name: default() for name, default in made if name not in values}, **values})


@functools.cache
def _defaults(model: type[models.Model]) -> tuple[dict[str, Any], tuple[tuple[str, Any], ...]]:
    """The default of every column by its attribute; beside them those of lists and mappings, with the call that makes a
    new one.
    """
    found = [(one.attname, _default(one)) for one in model._meta.concrete_fields if not one.generated]
    made = tuple((name, default) for name, default in found if callable(default))
    return {name: default for name, default in found if not callable(default)}, made


def _default(field: "models.Field[Any, Any]") -> Any:
    return field.default if field.has_default() and callable(field.default) else field.get_default()


def copy(model: type[models.Model], rows: Sequence[Any], *, without: tuple[str, ...] = ()) -> None:
    """Copies rows (of :func:`fresh`, or instances) in the caller's transaction; the database fills `without`.

    Raises IntegrityError like any insert.
    """
    if not rows:
        return
    fields = [one for one in model._meta.concrete_fields if one.column not in without and not one.generated]
    columns = ", ".join(f'"{one.column}"' for one in fields)
    values = operator.attrgetter(*(one.attname for one in fields))
    documents = [(place, one) for place, one in enumerate(fields) if isinstance(one, models.JSONField)]
    with connection.cursor() as cursor, cursor.copy(f"COPY {model._meta.db_table} ({columns}) FROM STDIN") as target:
        for row in rows:
            if not documents:
                target.write_row(values(row))
                continue
            cells = list(values(row))
            for place, field in documents:
                cells[place] = field.get_db_prep_save(cells[place], connection)
            target.write_row(cells)

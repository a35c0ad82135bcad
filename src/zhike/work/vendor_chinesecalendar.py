"""Statutory holidays and make-up days of mainland China, as published; the package carries no types."""

from datetime import date
from typing import Final, cast

from chinese_calendar import constants as _published  # type: ignore[import-untyped]

_HOLIDAYS: Final = cast("dict[date, str]", _published.holidays)
_MAKEUP_DAYS: Final = cast("dict[date, str]", _published.workdays)


def published_days(year: int) -> list[tuple[date, bool, str]]:
    """(date, working day?, English name of the holiday) for every day of `year` that differs from the plain week.

    Empty for a year whose plan is not known (it is published each November): the plain week holds then.
    """
    closed = [(day, False, name) for day, name in _HOLIDAYS.items() if day.year == year]
    makeup = [(day, True, name) for day, name in _MAKEUP_DAYS.items() if day.year == year]
    return sorted(closed + makeup)

"""Checks of what somebody enters for a calendar."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from zhike.kernel.errors import FieldError

MAX_INTERVALS: Final = 10
MAX_DAYS: Final = 1000
_TIME: Final = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|24:00")
_DAY: Final = 1440
_WEEK: Final = 7 * _DAY

Stored = Sequence[Sequence[str]]


def _minutes(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


def _spans(intervals: Stored) -> list[tuple[int, int]]:
    pairs = [(_minutes(start), _minutes(end)) for start, end in intervals]
    return sorted((start, end if end > start else end + _DAY) for start, end in pairs)


def interval_errors(path: str, intervals: Stored) -> list[FieldError]:
    """What is wrong with the intervals of one day, looked at alone."""
    if len(intervals) > MAX_INTERVALS:
        return [FieldError(path, "calendar.too_many_intervals", {"max": MAX_INTERVALS})]
    errors: list[FieldError] = []
    for place, pair in enumerate(intervals):
        if len(pair) != 2 or not all(_TIME.fullmatch(text) for text in pair) or pair[0] == "24:00":
            errors.append(FieldError(f"{path}.{place}", "time.format", {"expected": "HH:MM"}))
        elif pair[0] == pair[1]:
            errors.append(FieldError(f"{path}.{place}", "interval.empty", {}))
    if errors:
        return errors
    spans = _spans(intervals)
    for (_start, end), (start, _end) in pairwise(spans):
        if start < end:
            errors.append(FieldError(path, "interval.overlap", {}))
            break
    return errors


def week_errors(weekly: Mapping[str, Stored]) -> list[FieldError]:
    """What is wrong with a week: unknown days, bad intervals, an evening that runs into the next morning's interval."""
    errors = [
        FieldError(f"weekly.{day}", "calendar.weekday", {"expected": "1 – 7"}) for day in weekly if day not in "1234567"
    ]
    for day, intervals in weekly.items():
        errors.extend(interval_errors(f"weekly.{day}", intervals))
    if errors:
        return errors
    spans = sorted(
        ((int(day) - 1) * _DAY + start, (int(day) - 1) * _DAY + end, day)
        for day, intervals in weekly.items()
        for start, end in _spans(intervals)
    )
    if not spans:
        return []
    first = spans[0]
    following = [*spans[1:], (first[0] + _WEEK, first[1] + _WEEK, first[2])]
    for (_start, end, day), (start, _end, _next) in zip(spans, following, strict=True):
        if start < end:
            errors.append(FieldError(f"weekly.{day}", "interval.overlap", {}))
    return errors


def zone_errors(zone: str) -> list[FieldError]:
    """Whether `zone` is an IANA time zone."""
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, KeyError):
        return [FieldError("zone", "zone.unknown", {})]
    return []

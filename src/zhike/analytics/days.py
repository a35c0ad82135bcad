"""Days that are over, summed once: a month is then read from its days and not from a hundred thousand facts.

A fact that changes later takes the mark off its days (a trigger does, in the same transaction), and they are read from
their facts until the next turn sums them again; so figures are those of the facts at any time.
"""

import time
from datetime import datetime
from typing import Any, Final

from django.db import OperationalError, connection, transaction
from psycopg.errors import LockNotAvailable

from zhike.accounts.public import company_facts
from zhike.analytics.models import Day, DaySum
from zhike.analytics.sums import DEFINITION, MOMENTS, SUMMED, sums_sql
from zhike.kernel import clock

#: A turn stops after so many seconds; what is left waits for the next one.
TURN_S: Final = 5.0
#: So long a turn waits for those who are writing facts.
_PATIENCE: Final = "2s"
#: Days in the zone's own calendar, from the first fact to yesterday, of which there is no row yet.
_REGISTER: Final = """
INSERT INTO analytics_day (starts, ends, zone)
SELECT day AT TIME ZONE %(zone)s, (day + interval '1 day') AT TIME ZONE %(zone)s, %(zone)s
FROM (SELECT min(opened_at) AS at FROM analytics_fact) AS first,
     generate_series(date_trunc('day', first.at AT TIME ZONE %(zone)s),
                     date_trunc('day', %(now)s AT TIME ZONE %(zone)s) - interval '1 day', interval '1 day') AS day
ON CONFLICT (starts) DO NOTHING
"""
_GROUP: Final = "f.shop_id, f.team_id, f.department_id, f.owner_id"
_IN_DAY: Final = " OR ".join(f"(f.{moment} >= %(starts)s AND f.{moment} < %(ends)s)" for moment in MOMENTS)
_SUM: Final = f"""
INSERT INTO analytics_daysum (day, shop_id, team_id, department_id, owner_id, sums)
SELECT %(starts)s, {_GROUP}, {sums_sql(SUMMED, within=True)}
FROM analytics_fact f, (VALUES (%(starts)s::timestamptz, %(ends)s::timestamptz)) AS p(starts, ends)
WHERE {_IN_DAY} GROUP BY {_GROUP}
"""


def sum_days(seconds: float = TURN_S) -> int:
    """Sums the days whose sums do not stand, the newest first, for so many seconds; answers how many were summed."""
    _register()
    began, count = time.monotonic(), 0
    stale = Day.objects.exclude(made=DEFINITION).order_by("-starts").values_list("starts", flat=True)
    for starts in list(stale):
        if time.monotonic() - began > seconds or not _sum(starts):
            break
        count += 1
    return count


def forget_days() -> None:
    """Takes all sums away; figures are read from the facts until days are summed again."""
    DaySum.objects.all().delete()
    Day.objects.all().delete()


def _register() -> None:
    _, zone, _ = company_facts()
    with transaction.atomic():
        if Day.objects.exclude(zone=zone).exists():
            forget_days()
        _execute(_REGISTER, {"zone": zone, "now": clock.now()})


def _sum(starts: datetime) -> bool:
    """Sums one day. False when facts are being written all the while."""
    try:
        with transaction.atomic():
            # Nobody may be in the middle of changing a fact: what they changed would be neither in the sums nor seen to
            # be missing there. Readers are not in the way, and the one who writes facts waits for some milliseconds.
            _execute("SELECT set_config('lock_timeout', %(patience)s, true)", {"patience": _PATIENCE})
            _execute("LOCK TABLE analytics_fact IN SHARE MODE", {})
            day = Day.objects.get(pk=starts)
            DaySum.objects.filter(day=starts).delete()
            _execute(_SUM, {"starts": day.starts, "ends": day.ends})
            Day.objects.filter(pk=starts).update(made=DEFINITION)
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            return False
        raise
    return True


def _execute(sql: str, params: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)

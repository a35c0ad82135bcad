from typing import Any

from django.db import migrations

from zhike.kernel import clock
from zhike.kernel.ids import new_id

# What was decided stays as it was decided: the application can add rows to these tables and read them, nothing else.
LEDGERS = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhike_app') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON work_assignment, work_calendarversion, work_slapolicyversion FROM zhike_app;
    END IF;
END $$;
"""
OPEN_LEDGERS = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhike_app') THEN
        GRANT UPDATE, DELETE ON work_assignment, work_calendarversion, work_slapolicyversion TO zhike_app;
    END IF;
END $$;
"""

OFFICE_DAY = [["09:00", "12:00"], ["13:00", "18:00"]]
DAY_S = 86_400


def defaults(apps: Any, _schema_editor: object) -> None:
    """Office hours to choose from, and the promise that holds until somebody makes a better one: 24 hours."""
    now = clock.now()
    weekly = {str(day): OFFICE_DAY for day in range(1, 6)}
    calendar = apps.get_model("work", "Calendar").objects.create(
        id=new_id(),
        name={"zh-CN": "工作日 9–18 点", "en": "Weekdays 9 to 18"},
        zone="Asia/Shanghai",
        weekly=weekly,
        holidays="cn",
        updated_at=now,
    )
    apps.get_model("work", "CalendarVersion").objects.create(
        id=new_id(),
        calendar=calendar,
        version=1,
        content={"zone": "Asia/Shanghai", "weekly": weekly, "makeup_day": 1, "days": []},
        at=now,
    )
    name = {"zh-CN": "默认时限（24 小时）", "en": "Default (24 hours)"}
    targets = {"first_response_s": DAY_S, "next_response_s": DAY_S, "resolution_s": DAY_S}
    policy = apps.get_model("work", "SlaPolicy").objects.create(
        id=new_id(), name=name, rank=1000, updated_at=now, **targets
    )
    content: dict[str, Any] = {
        "name": name,
        "rank": 1000,
        "kinds": [],
        "shop_ids": [],
        "team_ids": [],
        "priorities": [],
        "question_types": [],
        "min_level": 0,
        "calendar_id": None,
        **targets,
    }
    apps.get_model("work", "SlaPolicyVersion").objects.create(
        id=new_id(), policy=policy, version=1, content=content, at=now
    )


class Migration(migrations.Migration):
    dependencies = [("work", "0001_initial")]
    operations = [
        migrations.RunSQL(LEDGERS, OPEN_LEDGERS),
        migrations.RunPython(defaults, migrations.RunPython.noop),
    ]

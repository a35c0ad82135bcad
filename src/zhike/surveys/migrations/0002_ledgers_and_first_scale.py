from typing import Any

from django.db import migrations

from zhike.kernel import clock
from zhike.kernel.ids import new_id

# What a customer said, and what a score meant then, is never changed: the application can only add and read.
LEDGERS = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhike_app') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON surveys_ratingscaleversion FROM zhike_app;
        REVOKE UPDATE, TRUNCATE ON surveys_responseversion FROM zhike_app;
    END IF;
END $$;
"""
OPEN_LEDGERS = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhike_app') THEN
        GRANT UPDATE, DELETE ON surveys_ratingscaleversion, surveys_responseversion TO zhike_app;
    END IF;
END $$;
"""


def first_scale(apps: Any, _schema_editor: object) -> None:
    """The scale of 1 to 10, in use; from 8 on a customer counts as satisfied."""
    now = clock.now()
    scale = apps.get_model("surveys", "RatingScale").objects.create(
        id=new_id(), name={"zh-CN": "十分制", "en": "One to ten"}, in_use=True, updated_at=now
    )
    apps.get_model("surveys", "RatingScaleVersion").objects.create(
        id=new_id(),
        scale=scale,
        version=1,
        min=1,
        max=10,
        step=1,
        satisfied_from=8,
        labels={
            "1": {"zh-CN": "非常不满意", "en": "Very dissatisfied"},
            "10": {"zh-CN": "非常满意", "en": "Very satisfied"},
        },
        at=now,
    )


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_initial")]
    operations = [
        migrations.RunSQL(LEDGERS, OPEN_LEDGERS),
        migrations.RunPython(first_scale, migrations.RunPython.noop),
    ]

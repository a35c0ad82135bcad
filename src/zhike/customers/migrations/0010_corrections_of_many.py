"""A request for correction names several places. Those that were made for one field become requests for that place;
their sealed value stays as it is (`whole`).
"""

import django.contrib.postgres.indexes
from django.db import migrations, models

_FILL = """
UPDATE customers_correction SET changes = jsonb_build_array(jsonb_build_object(
  'id', id, 'part', field, 'action', 'set', 'row', NULL, 'value', jsonb_build_object('value', mask), 'base', NULL,
  'mark', NULL, 'whole', true))
"""


class Migration(migrations.Migration):
    dependencies = [
        ("customers", "0009_corrections_by_asker"),
    ]

    operations = [
        migrations.AddField(
            model_name="correction",
            name="changes",
            field=models.JSONField(default=list),
            preserve_default=False,
        ),
        migrations.RunSQL(_FILL, migrations.RunSQL.noop),
        migrations.RemoveConstraint(model_name="correction", name="customers_correction_field"),
        migrations.RemoveConstraint(model_name="correction", name="customers_correction_once"),
        migrations.RemoveConstraint(model_name="correction", name="customers_correction_state"),
        migrations.RemoveField(model_name="correction", name="field"),
        migrations.RemoveField(model_name="correction", name="mask"),
        migrations.AddField(
            model_name="correction",
            name="because",
            field=models.CharField(blank=True, default="", max_length=16),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("open", "accepted", "declined", "withdrawn", "ended"))),
                name="customers_correction_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("because__in", ("", "archived", "deleted", "merged"))),
                name="customers_correction_because",
            ),
        ),
        migrations.AddIndex(
            model_name="correction",
            index=models.Index(fields=["asked_at", "id"], name="customers_correction_at"),
        ),
        migrations.AddIndex(
            model_name="correction",
            index=models.Index(
                condition=models.Q(("state", "open")), fields=["asked_at", "id"], name="customers_correction_open"
            ),
        ),
        migrations.AddIndex(
            model_name="correction",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["changes"], name="customers_correction_places", opclasses=["jsonb_path_ops"]
            ),
        ),
    ]

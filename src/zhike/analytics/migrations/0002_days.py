import django.contrib.postgres.fields
from django.db import migrations, models

# Sums of a day stand until one of its facts is another. Facts change by statements of one row each, and the
# trigger is part of them: no change of a fact can be seen without the mark being gone.
FORWARD = """
ALTER TABLE analytics_daysum ALTER COLUMN sums SET STORAGE PLAIN;
CREATE FUNCTION analytics_fact_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moments timestamptz[] := '{}';
BEGIN
    IF TG_OP <> 'INSERT' THEN
        moments := moments || ARRAY[OLD.opened_at, OLD.response_at, OLD.closed_at, OLD.rated_at, OLD.breached_at];
    END IF;
    IF TG_OP <> 'DELETE' THEN
        moments := moments || ARRAY[NEW.opened_at, NEW.response_at, NEW.closed_at, NEW.rated_at, NEW.breached_at];
    END IF;
    UPDATE analytics_day d SET made = NULL
    WHERE d.made IS NOT NULL AND d.starts IN (
        SELECT day.starts FROM unnest(moments) AS at CROSS JOIN LATERAL
            (SELECT starts, ends FROM analytics_day WHERE starts <= at ORDER BY starts DESC LIMIT 1) AS day
        WHERE day.ends > at);
    RETURN NULL;
END $$;
CREATE TRIGGER analytics_fact_changed AFTER INSERT OR DELETE OR UPDATE OF
    kind, shop_id, owner_id, team_id, department_id, state, opened_at, response_at, response_s, closed_at, closing_s,
    result, breached_at, rated_at, score100, satisfied
    ON analytics_fact FOR EACH ROW EXECUTE FUNCTION analytics_fact_changed();
"""
BACKWARD = """
DROP TRIGGER analytics_fact_changed ON analytics_fact;
DROP FUNCTION analytics_fact_changed();
"""


class Migration(migrations.Migration):
    dependencies = [("analytics", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Day",
            fields=[
                ("starts", models.DateTimeField(primary_key=True, serialize=False)),
                ("ends", models.DateTimeField()),
                ("zone", models.CharField(max_length=64)),
                ("made", models.CharField(max_length=64, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="DaySum",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("day", models.DateTimeField()),
                ("shop_id", models.UUIDField()),
                ("team_id", models.UUIDField(null=True)),
                ("department_id", models.UUIDField(null=True)),
                ("owner_id", models.UUIDField(null=True)),
                ("sums", django.contrib.postgres.fields.ArrayField(base_field=models.FloatField(), size=None)),
            ],
            options={"indexes": [models.Index(fields=["day"], name="analytics_daysum_day")]},
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]

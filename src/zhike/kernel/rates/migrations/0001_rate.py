from django.db import migrations

# Rows are rewritten all the time and never indexed by what changes: room on the page keeps updates in place
# (HOT).
FORWARD = """
CREATE UNLOGGED TABLE kernel_rate (
    bucket text NOT NULL,
    key bytea NOT NULL,
    tokens double precision NOT NULL,
    at timestamptz NOT NULL,
    full_at timestamptz NOT NULL,
    PRIMARY KEY (bucket, key)
) WITH (fillfactor = 50);
"""


class Migration(migrations.Migration):
    initial = True
    operations = [migrations.RunSQL(FORWARD, "DROP TABLE kernel_rate")]

from django.db import migrations

# Rows of imports on their way to orders. Unlogged: they are read again from the stored file when they are lost. The
# index serves the walk order by order; numbers compare byte by byte, whatever the language of the database.
STAGED = """
CREATE UNLOGGED TABLE commerce_stagedrow (
    batch uuid NOT NULL,
    number text COLLATE "C" NOT NULL,
    row_no int NOT NULL,
    line_id uuid NOT NULL,
    placed_at timestamptz NOT NULL,
    currency text NOT NULL,
    has_line boolean NOT NULL,
    name text NOT NULL,
    sku text NOT NULL,
    specification text NOT NULL,
    quantity int NOT NULL,
    unit_amount bigint NOT NULL,
    unit_exact numeric(20, 6),
    line_amount bigint NOT NULL,
    head text NOT NULL,
    secret bytea
) WITH (autovacuum_vacuum_scale_factor = 0.5);
CREATE INDEX commerce_stagedrow_walk ON commerce_stagedrow (batch, number, row_no);
"""


class Migration(migrations.Migration):
    dependencies = [("commerce", "0002_ledgers_and_first_statuses")]
    operations = [migrations.RunSQL(STAGED, "DROP TABLE commerce_stagedrow")]

from django.db import migrations

FORWARD = """
CREATE TABLE kernel_bulk (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    action text NOT NULL,
    params bytea NOT NULL,
    actor_kind text NOT NULL,
    actor_id uuid,
    total integer NOT NULL CHECK (total > 0),
    done integer NOT NULL DEFAULT 0,
    unchanged integer NOT NULL DEFAULT 0,
    refused integer NOT NULL DEFAULT 0,
    undoes uuid UNIQUE REFERENCES kernel_bulk ON DELETE SET NULL,
    created_at timestamptz NOT NULL,
    touched_at timestamptz NOT NULL,
    CHECK (done + unchanged + refused <= total)
);
CREATE INDEX kernel_bulk_old ON kernel_bulk (created_at);
CREATE TABLE kernel_bulk_row (
    run_id uuid NOT NULL REFERENCES kernel_bulk ON DELETE CASCADE,
    n integer NOT NULL,
    row_id uuid NOT NULL,
    label text NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'unchanged', 'refused')),
    code text,
    facts jsonb NOT NULL DEFAULT '{}',
    version integer,
    inverse jsonb,
    PRIMARY KEY (run_id, n),
    UNIQUE (run_id, row_id),
    CHECK ((state = 'refused') = (code IS NOT NULL))
);
CREATE INDEX kernel_bulk_row_waiting ON kernel_bulk_row (run_id, n) WHERE state = 'waiting';
"""


class Migration(migrations.Migration):
    initial = True
    operations = [migrations.RunSQL(FORWARD, "DROP TABLE kernel_bulk_row; DROP TABLE kernel_bulk")]

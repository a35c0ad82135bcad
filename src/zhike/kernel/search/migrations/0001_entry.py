from django.db import migrations

FORWARD = """
CREATE TABLE search_entry (
    id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
    kind text NOT NULL,
    object_id uuid NOT NULL,
    field text NOT NULL,
    part integer NOT NULL,
    weight smallint NOT NULL,
    folded text NOT NULL,
    words tsvector NOT NULL,
    singles tsvector NOT NULL,
    number text,
    happened_at timestamptz NOT NULL,
    owner_id uuid,
    team_id uuid,
    department_id uuid,
    shop_id uuid,
    customer_id uuid,
    indexed_at timestamptz NOT NULL,
    UNIQUE (kind, object_id, field, part)
);
CREATE INDEX search_entry_words ON search_entry USING gin (words);
CREATE INDEX search_entry_singles ON search_entry USING gin (singles);
CREATE INDEX search_entry_number ON search_entry (number text_pattern_ops) WHERE number IS NOT NULL;
CREATE INDEX search_entry_newest ON search_entry (kind, happened_at DESC);
"""


class Migration(migrations.Migration):
    initial = True
    operations = [migrations.RunSQL(FORWARD, "DROP TABLE search_entry")]

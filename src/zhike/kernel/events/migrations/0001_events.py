from django.db import migrations

# Partitioned by range of id, ten million a partition: retention drops whole partitions, and the open end (rows without
# pos) stays in the newest one. The DEFAULT partition catches what a late maintenance run would otherwise refuse.
FORWARD = """
CREATE SEQUENCE kernel_event_id_seq CACHE 1;
CREATE TABLE kernel_event (
    id bigint NOT NULL DEFAULT nextval('kernel_event_id_seq'),
    pos bigint,
    name text NOT NULL,
    version smallint NOT NULL,
    at timestamptz NOT NULL,
    actor_kind text NOT NULL,
    actor_id uuid,
    on_behalf_of uuid,
    cause_event_id bigint,
    cause_rule_id uuid,
    cause_depth smallint NOT NULL DEFAULT 0,
    operation_id uuid NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    subject_version integer NOT NULL DEFAULT 0,
    customer_id uuid,
    shop_id uuid,
    topics text[] NOT NULL DEFAULT '{}',
    payload jsonb NOT NULL,
    PRIMARY KEY (id)
) PARTITION BY RANGE (id);
ALTER SEQUENCE kernel_event_id_seq OWNED BY kernel_event.id;
CREATE TABLE kernel_event_p0 PARTITION OF kernel_event FOR VALUES FROM (0) TO (10000000);
CREATE TABLE kernel_event_p1 PARTITION OF kernel_event FOR VALUES FROM (10000000) TO (20000000);
CREATE TABLE kernel_event_p2 PARTITION OF kernel_event FOR VALUES FROM (20000000) TO (30000000);
CREATE TABLE kernel_event_default PARTITION OF kernel_event DEFAULT;
CREATE INDEX kernel_event_pos ON kernel_event (pos) WHERE pos IS NOT NULL;
CREATE INDEX kernel_event_unnumbered ON kernel_event (id) WHERE pos IS NULL;
CREATE INDEX kernel_event_subject ON kernel_event (subject_id, id);

-- Events are append-only: the sequencer may set pos, once; nothing else ever changes.
CREATE FUNCTION kernel_event_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.pos IS NOT NULL OR NEW.pos IS NULL THEN
        RAISE EXCEPTION 'event % is written once', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER kernel_event_once BEFORE UPDATE ON kernel_event FOR EACH ROW EXECUTE FUNCTION kernel_event_guard();
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhike_app') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON kernel_event FROM zhike_app;
        GRANT UPDATE (pos) ON kernel_event TO zhike_app;
    END IF;
END $$;

CREATE TABLE kernel_sequencer (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    last_pos bigint NOT NULL DEFAULT 0,
    last_id bigint NOT NULL DEFAULT 0,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);
INSERT INTO kernel_sequencer DEFAULT VALUES;

CREATE TABLE kernel_subscriber (
    name text PRIMARY KEY,
    pos bigint NOT NULL DEFAULT 0,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE kernel_parked (
    subscriber text NOT NULL REFERENCES kernel_subscriber (name) ON DELETE CASCADE,
    pos bigint NOT NULL,
    event_id bigint NOT NULL,
    subject_id uuid NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    failed boolean NOT NULL,
    error text NOT NULL DEFAULT '',
    next_try_at timestamptz,
    parked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (subscriber, pos)
);
CREATE INDEX kernel_parked_subject ON kernel_parked (subscriber, subject_id, pos);
"""

BACKWARD = """
DROP TABLE kernel_parked; DROP TABLE kernel_subscriber; DROP TABLE kernel_sequencer; DROP TABLE kernel_event;
DROP FUNCTION kernel_event_guard();
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]

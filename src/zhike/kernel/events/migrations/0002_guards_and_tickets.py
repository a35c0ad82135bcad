from django.db import migrations

# Default privileges give the application every new table, so each partition takes them back: rights on the parent say
# nothing about a statement that names a partition. kernel_event_ahead() makes the next partitions with the same rights;
# it is called by the owner only.
FORWARD = """
CREATE FUNCTION kernel_event_close(part regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhike_app') THEN
        EXECUTE format('REVOKE ALL ON %s FROM zhike_app', part);
    END IF;
END $$;
SELECT kernel_event_close(inhrelid::regclass) FROM pg_inherits WHERE inhparent = 'kernel_event'::regclass;

CREATE FUNCTION kernel_event_ahead(ahead integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    made integer := 0;
    current integer := (SELECT last_value / 10000000 FROM kernel_event_id_seq);
    part text;
BEGIN
    FOR number IN current .. current + ahead LOOP
        part := 'kernel_event_p' || number;
        CONTINUE WHEN to_regclass(part) IS NOT NULL;
        EXECUTE format('CREATE TABLE %I PARTITION OF kernel_event FOR VALUES FROM (%s) TO (%s)',
                       part, number * 10000000::bigint, (number + 1) * 10000000::bigint);
        PERFORM kernel_event_close(part::regclass);
        made := made + 1;
    END LOOP;
    RETURN made;
END $$;
REVOKE EXECUTE ON FUNCTION kernel_event_ahead(integer), kernel_event_close(regclass) FROM PUBLIC;

-- Socket tickets that were used: a ticket opens one socket. Rows are forgotten when the ticket has expired anyway.
CREATE TABLE kernel_live_ticket_used (
    id uuid PRIMARY KEY,
    until timestamptz NOT NULL
);
CREATE INDEX kernel_live_ticket_used_until ON kernel_live_ticket_used (until);
"""

BACKWARD = """
DROP TABLE kernel_live_ticket_used;
DROP FUNCTION kernel_event_ahead(integer); DROP FUNCTION kernel_event_close(regclass);
"""


class Migration(migrations.Migration):
    dependencies = [("kernel_events", "0001_events")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]

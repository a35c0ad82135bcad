from django.db import migrations

# The canonical text of a row: one JSON array of every field but pos and digest, in a fixed order, free of the session's
# time zone and date style. jsonb prints keys in one order, so equal values have equal text.
FORWARD = """
CREATE SEQUENCE audit_entry_id_seq CACHE 1;
CREATE TABLE audit_entry (
    id bigint NOT NULL DEFAULT nextval('audit_entry_id_seq'),
    pos bigint,
    at timestamptz NOT NULL,
    actor_kind text NOT NULL,
    actor_id uuid,
    on_behalf_of uuid,
    action text NOT NULL,
    object_kind text NOT NULL,
    object_id text NOT NULL,
    result text NOT NULL CHECK (result IN ('ok', 'denied', 'failed')),
    before jsonb NOT NULL DEFAULT '{}',
    after jsonb NOT NULL DEFAULT '{}',
    operation_id uuid NOT NULL,
    session_id uuid,
    ip text NOT NULL DEFAULT '',
    device text NOT NULL DEFAULT '',
    request_id text NOT NULL DEFAULT '',
    customer_id uuid,
    shop_id uuid,
    digest bytea NOT NULL,
    PRIMARY KEY (id)
) PARTITION BY RANGE (id);
ALTER SEQUENCE audit_entry_id_seq OWNED BY audit_entry.id;

CREATE FUNCTION audit_canonical(e audit_entry) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_array(
        e.id, (extract(epoch FROM e.at) * 1000000)::bigint, e.actor_kind, e.actor_id, e.on_behalf_of, e.action,
        e.object_kind, e.object_id, e.result, e.before, e.after, e.operation_id, e.session_id, e.ip, e.device,
        e.request_id, e.customer_id, e.shop_id)::text
$$;
CREATE FUNCTION audit_digest(e audit_entry) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(convert_to(audit_canonical(e), 'UTF8'))
$$;

-- The digest is the database's word, not the writer's; a new row has no number yet.
CREATE FUNCTION audit_entry_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.pos := NULL;
    NEW.digest := audit_digest(NEW);
    RETURN NEW;
END $$;
CREATE TRIGGER audit_entry_written BEFORE INSERT ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_entry_written();

-- The sealer may set pos, once; nothing else ever changes, whoever asks.
CREATE FUNCTION audit_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.pos IS NOT NULL OR NEW.pos IS NULL OR NEW.digest <> OLD.digest
       OR audit_canonical(NEW) <> audit_canonical(OLD) THEN
        RAISE EXCEPTION 'audit entry % is written once', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER audit_entry_once BEFORE UPDATE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_guard();

CREATE INDEX audit_entry_unnumbered ON audit_entry (id) WHERE pos IS NULL;
CREATE INDEX audit_entry_pos ON audit_entry (pos) WHERE pos IS NOT NULL;
CREATE INDEX audit_entry_actor ON audit_entry (actor_id, id);
CREATE INDEX audit_entry_action ON audit_entry (action, id);
CREATE INDEX audit_entry_object ON audit_entry (object_id, id);
CREATE INDEX audit_entry_operation ON audit_entry (operation_id, id);
CREATE INDEX audit_entry_customer ON audit_entry (customer_id, id) WHERE customer_id IS NOT NULL;
CREATE INDEX audit_entry_refused ON audit_entry (id) WHERE result <> 'ok';
-- Ids follow time closely, so a block range index answers "from … to …" at almost no cost for writers.
CREATE INDEX audit_entry_at ON audit_entry USING brin (at);

-- Seals chain the numbered rows. kind 'batch': rows from_pos … to_pos with their Merkle root; 'checkpoint': the daily
-- signed statement that the chain stood so; 'drop': retention removed rows … to_pos, whose seals stay.
CREATE TABLE audit_seal (
    number bigint PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('batch', 'checkpoint', 'drop')),
    from_pos bigint NOT NULL,
    to_pos bigint NOT NULL,
    root bytea NOT NULL,
    leaves bytea NOT NULL,
    at timestamptz NOT NULL,
    previous bytea NOT NULL,
    hash bytea NOT NULL UNIQUE,
    key_id text NOT NULL,
    signature bytea NOT NULL,
    CHECK (octet_length(root) = 32 AND octet_length(previous) = 32 AND octet_length(hash) = 32),
    CHECK (kind <> 'batch' OR (from_pos <= to_pos AND octet_length(leaves) = (to_pos - from_pos + 1) * 8))
);
CREATE INDEX audit_seal_range ON audit_seal (to_pos) WHERE kind = 'batch';

-- One row per (session, object) that was opened lately; what keeps "opened" rows to one in fifteen minutes.
CREATE UNLOGGED TABLE audit_opened (
    opener uuid NOT NULL,
    object_kind text NOT NULL,
    object_id text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (opener, object_kind, object_id)
);
CREATE INDEX audit_opened_at ON audit_opened (at);

CREATE TABLE audit_check (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    started_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    trigger text NOT NULL CHECK (trigger IN ('schedule', 'person', 'command')),
    actor_id uuid,
    ok boolean NOT NULL,
    rows bigint NOT NULL,
    seals bigint NOT NULL,
    findings jsonb NOT NULL DEFAULT '[]'
);

-- The application role writes and numbers rows; it never chooses an id or a digest, never changes or removes.
CREATE FUNCTION audit_protect(part regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhike_app') THEN
        EXECUTE format('REVOKE ALL ON %s FROM zhike_app', part);
        EXECUTE format('GRANT SELECT, UPDATE (pos) ON %s TO zhike_app', part);
        EXECUTE format(
            'GRANT INSERT (at, actor_kind, actor_id, on_behalf_of, action, object_kind, object_id, result, before, '
            'after, operation_id, session_id, ip, device, request_id, customer_id, shop_id) ON %s TO zhike_app', part);
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION audit_protect(regclass) FROM PUBLIC;

-- Makes the partition of ten million ids that begins at number * 10,000,000, protected like the others.
CREATE FUNCTION audit_partition(number integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    part text := 'audit_entry_p' || number;
BEGIN
    EXECUTE format(
        'CREATE TABLE IF NOT EXISTS %I PARTITION OF audit_entry FOR VALUES FROM (%s) TO (%s)',
        part, number::bigint * 10000000, (number::bigint + 1) * 10000000);
    PERFORM audit_protect(part::regclass);
END $$;
REVOKE EXECUTE ON FUNCTION audit_partition(integer) FROM PUBLIC;

SELECT audit_partition(0), audit_partition(1), audit_partition(2);
CREATE TABLE audit_entry_default PARTITION OF audit_entry DEFAULT;
SELECT audit_protect('audit_entry'), audit_protect('audit_entry_default');

DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhike_app') THEN
        REVOKE ALL ON audit_seal, audit_check FROM zhike_app;
        GRANT SELECT, INSERT ON audit_seal, audit_check TO zhike_app;
    END IF;
END $$;
"""

BACKWARD = """
DROP TABLE audit_check; DROP TABLE audit_opened; DROP TABLE audit_seal;
DROP FUNCTION audit_partition(integer); DROP FUNCTION audit_protect(regclass);
DROP TRIGGER audit_entry_once ON audit_entry; DROP TRIGGER audit_entry_written ON audit_entry;
DROP FUNCTION audit_entry_guard(); DROP FUNCTION audit_entry_written();
DROP FUNCTION audit_digest(audit_entry); DROP FUNCTION audit_canonical(audit_entry);
DROP TABLE audit_entry;
"""


class Migration(migrations.Migration):
    initial = True
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]

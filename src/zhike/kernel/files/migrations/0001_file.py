from django.db import migrations

FORWARD = """
CREATE TABLE kernel_file (
    id uuid PRIMARY KEY,
    state text NOT NULL CHECK (state IN ('quarantine', 'ready', 'rejected')),
    reject_code text,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    type text NOT NULL,
    size bigint NOT NULL CHECK (size >= 0),
    width integer,
    height integer,
    scan text,
    blob text UNIQUE,
    thumb_blob text UNIQUE,
    thumb_size bigint,
    owner_kind text,
    owner_id uuid,
    actor_kind text NOT NULL,
    actor_id uuid,
    created_at timestamptz NOT NULL,
    attached_at timestamptz,
    CHECK ((state = 'rejected') = (reject_code IS NOT NULL)),
    CHECK (state <> 'ready' OR (blob IS NOT NULL AND scan IS NOT NULL)),
    CHECK ((owner_kind IS NULL) = (owner_id IS NULL)),
    CHECK (owner_id IS NULL OR state = 'ready'),
    CHECK ((thumb_blob IS NULL) = (thumb_size IS NULL))
);
CREATE INDEX kernel_file_owner ON kernel_file (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX kernel_file_unattached ON kernel_file (created_at) WHERE owner_id IS NULL;

-- Nothing comes back from a rejection, nothing ready goes back into quarantine, no file changes its owner.
CREATE FUNCTION kernel_file_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> NEW.state AND OLD.state <> 'quarantine' THEN
        RAISE EXCEPTION 'a file that is % cannot become %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.owner_id IS NOT NULL AND NEW.owner_id IS DISTINCT FROM OLD.owner_id THEN
        RAISE EXCEPTION 'file % has an owner', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER kernel_file_moves BEFORE UPDATE ON kernel_file FOR EACH ROW EXECUTE FUNCTION kernel_file_guard();
"""

BACKWARD = "DROP TABLE kernel_file; DROP FUNCTION kernel_file_guard();"


class Migration(migrations.Migration):
    initial = True
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]

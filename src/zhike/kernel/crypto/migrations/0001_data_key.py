from django.db import migrations

FORWARD = """
CREATE TABLE kernel_data_key (
    owner uuid PRIMARY KEY,
    wrapped bytea,
    master_key bytea,
    made_at timestamptz NOT NULL,
    destroyed_at timestamptz,
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL)),
    CHECK ((wrapped IS NULL) = (master_key IS NULL))
);
CREATE INDEX kernel_data_key_master ON kernel_data_key (master_key, owner) WHERE wrapped IS NOT NULL;

-- A destroyed key stays destroyed: neither an import nor a race may give an erased person a key again.
CREATE FUNCTION kernel_data_key_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.destroyed_at IS NOT NULL THEN
        RAISE EXCEPTION 'the data key of % was destroyed', OLD.owner USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER kernel_data_key_once BEFORE UPDATE ON kernel_data_key
    FOR EACH ROW EXECUTE FUNCTION kernel_data_key_guard();
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhike_app') THEN
        REVOKE DELETE, TRUNCATE ON kernel_data_key FROM zhike_app;
    END IF;
END $$;
"""

BACKWARD = "DROP TABLE kernel_data_key; DROP FUNCTION kernel_data_key_guard();"


class Migration(migrations.Migration):
    initial = True
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]

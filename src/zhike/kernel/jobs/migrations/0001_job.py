from django.db import migrations

FORWARD = """
CREATE TABLE kernel_job (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    queue text NOT NULL,
    key text,
    args jsonb NOT NULL,
    state text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled', 'dead')),
    attempts integer NOT NULL DEFAULT 0,
    actor_kind text NOT NULL,
    actor_id uuid,
    operation_id uuid NOT NULL,
    language text NOT NULL DEFAULT '',
    run_at timestamptz NOT NULL,
    lease uuid,
    lease_until timestamptz,
    cancel_asked boolean NOT NULL DEFAULT false,
    progress_done bigint NOT NULL DEFAULT 0,
    progress_total bigint,
    file_id uuid,
    errors jsonb NOT NULL DEFAULT '[]',
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    started_at timestamptz,
    finished_at timestamptz,
    CHECK ((state = 'running') = (lease IS NOT NULL)),
    CHECK ((lease IS NULL) = (lease_until IS NULL)),
    CHECK ((state IN ('queued', 'running')) = (finished_at IS NULL))
);
CREATE UNIQUE INDEX kernel_job_waiting_key ON kernel_job (key) WHERE state = 'queued';
CREATE INDEX kernel_job_due ON kernel_job (run_at, id) WHERE state = 'queued';
CREATE INDEX kernel_job_lease ON kernel_job (lease_until) WHERE state = 'running';
CREATE INDEX kernel_job_own ON kernel_job (actor_id, created_at DESC, id DESC);
CREATE INDEX kernel_job_finished ON kernel_job (finished_at) WHERE finished_at IS NOT NULL;
"""


class Migration(migrations.Migration):
    initial = True
    operations = [migrations.RunSQL(FORWARD, "DROP TABLE kernel_job")]

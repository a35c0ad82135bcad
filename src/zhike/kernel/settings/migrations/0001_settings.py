from typing import ClassVar

from django.db import migrations

FORWARD = """
CREATE TABLE kernel_setting_value (
    key text NOT NULL,
    scope_kind text NOT NULL CHECK (scope_kind IN ('company', 'shop', 'team')),
    scope_id uuid,
    value jsonb NOT NULL,
    version integer NOT NULL,
    CHECK ((scope_kind = 'company') = (scope_id IS NULL))
);
CREATE UNIQUE INDEX kernel_setting_value_one ON kernel_setting_value
    (key, scope_kind, coalesce(scope_id, '00000000-0000-0000-0000-000000000000'));
CREATE TABLE kernel_setting_change (
    id uuid PRIMARY KEY,
    key text NOT NULL,
    scope_kind text NOT NULL,
    scope_id uuid,
    version integer NOT NULL,
    before jsonb NOT NULL,
    after jsonb,
    reason text NOT NULL,
    actor_kind text NOT NULL,
    actor_id uuid,
    at timestamptz NOT NULL
);
CREATE INDEX kernel_setting_change_key ON kernel_setting_change (key, at);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies: ClassVar[list[tuple[str, str]]] = []
    operations = [migrations.RunSQL(FORWARD, "DROP TABLE kernel_setting_change; DROP TABLE kernel_setting_value")]

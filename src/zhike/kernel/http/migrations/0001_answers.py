from typing import ClassVar

from django.db import migrations

FORWARD = """
CREATE TABLE kernel_http_answer (
    actor text NOT NULL,
    route text NOT NULL,
    key text NOT NULL,
    body_hash bytea NOT NULL,
    status smallint,
    etag text NOT NULL DEFAULT '',
    content_type text NOT NULL DEFAULT '',
    content bytea,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (actor, route, key)
);
CREATE INDEX kernel_http_answer_age ON kernel_http_answer (created_at);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies: ClassVar[list[tuple[str, str]]] = []
    operations = [migrations.RunSQL(FORWARD, "DROP TABLE kernel_http_answer")]

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

#: Corrections are only ever added.
LEDGERS = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhike_app') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON conversations_episodechange FROM zhike_app;
    END IF;
END $$;
"""
OPEN_LEDGERS = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhike_app') THEN
        GRANT UPDATE, DELETE ON conversations_episodechange TO zhike_app;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0001_conversations"),
    ]

    operations = [
        migrations.AddField(
            model_name="episode", name="handling_s", field=models.IntegerField(db_default=0, default=0)
        ),
        migrations.AddField(
            model_name="episode",
            name="tag_ids",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(), db_default=[], default=list, size=None
            ),
        ),
        migrations.AddField(model_name="note", name="mentions", field=models.JSONField(db_default=[], default=list)),
        migrations.RemoveConstraint(model_name="episode", name="conversations_episode_result"),
        migrations.AddConstraint(
            model_name="episode",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("result__in", ("", "solved", "unsolved", "followup", "invalid", "joined", "ticketed"))
                ),
                name="conversations_episode_result",
            ),
        ),
        migrations.RemoveConstraint(model_name="message", name="conversations_message_kind"),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ("text", "image", "file", "card", "event"))),
                name="conversations_message_kind",
            ),
        ),
        migrations.AddIndex(
            model_name="episode",
            index=models.Index(fields=["customer", "-opened_at", "-id"], name="conversations_episode_served"),
        ),
        migrations.CreateModel(
            name="EpisodeChange",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("actor_kind", models.CharField(max_length=16)),
                ("actor_id", models.UUIDField(null=True)),
                ("fields", models.JSONField()),
                (
                    "episode",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="conversations.episode",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["episode", "-id"], name="conversations_change_episode")],
            },
        ),
        migrations.RunSQL(LEDGERS, OPEN_LEDGERS),
    ]

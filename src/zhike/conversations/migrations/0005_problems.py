import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0004_lacking_records"),
    ]

    operations = [
        migrations.CreateModel(
            name="Problem",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("ordinal", models.SmallIntegerField()),
                ("category_id", models.UUIDField()),
                ("result", models.CharField(max_length=16)),
                (
                    "tag_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), db_default=[], default=list, size=None
                    ),
                ),
                ("problem", models.TextField(default="")),
                ("handling", models.TextField(default="")),
                ("handling_s", models.IntegerField(null=True)),
                ("at", models.DateTimeField()),
                ("actor_kind", models.CharField(max_length=16)),
                ("actor_id", models.UUIDField(null=True)),
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
                "constraints": [
                    models.UniqueConstraint(fields=("episode", "ordinal"), name="conversations_problem_once"),
                    models.CheckConstraint(
                        condition=models.Q(("ordinal__gte", 2)), name="conversations_problem_ordinal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("result__in", ("solved", "unsolved", "followup", "invalid", "joined", "ticketed"))
                        ),
                        name="conversations_problem_result",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("handling_s__isnull", True), ("handling_s__gte", 0), _connector="OR"),
                        name="conversations_problem_time",
                    ),
                ],
            },
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0003_head_team"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="episode",
            index=models.Index(
                condition=models.Q(
                    ("state", "closed"),
                    models.Q(("result", ""), ("category_id__isnull", True), _connector="OR"),
                    models.Q(("result__in", ("joined", "ticketed")), _negated=True),
                ),
                fields=["owner", "conversation"],
                name="conversations_episode_lacking",
            ),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0002_records"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="head",
            index=models.Index(fields=["team", "-last_at", "-conversation"], name="conversations_head_team"),
        ),
    ]

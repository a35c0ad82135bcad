from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("integrations", "0001_initial")]
    operations = [
        migrations.AddField("importrun", "sample", models.BinaryField(null=True)),
        migrations.RemoveConstraint("importrun", "integrations_importrun_state"),
        migrations.AddConstraint(
            "importrun",
            models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ("uploading", "recognising", "ready", "queued", "running", "done", "failed", "cancelled"),
                    )
                ),
                name="integrations_importrun_state",
            ),
        ),
    ]

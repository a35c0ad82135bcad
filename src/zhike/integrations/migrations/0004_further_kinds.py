from django.db import migrations, models

KINDS = ("orders", "customers", "products", "traces")


class Migration(migrations.Migration):
    dependencies = [("integrations", "0003_row_codes")]
    operations = [
        migrations.RemoveConstraint("importrun", "integrations_importrun_kind"),
        migrations.AddConstraint(
            "importrun",
            models.CheckConstraint(
                condition=models.Q(kind=None) | models.Q(kind__in=KINDS), name="integrations_importrun_kind"
            ),
        ),
    ]

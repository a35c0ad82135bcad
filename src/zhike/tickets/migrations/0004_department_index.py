from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tickets", "0003_whole_indexes")]
    operations = [
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("department__isnull", False)),
                fields=["department", "-updated_at", "-id"],
                name="tickets_department",
            ),
        ),
    ]

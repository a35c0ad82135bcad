from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tickets", "0002_ledger_and_first_set_up")]
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

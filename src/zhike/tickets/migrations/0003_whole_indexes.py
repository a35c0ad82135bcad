import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tickets", "0002_ledger_and_first_set_up"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="ticket",
            name="tickets_urgent",
        ),
        migrations.RemoveIndex(
            model_name="ticket",
            name="tickets_due",
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(fields=["priority", "id"], name="tickets_urgent"),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                django.db.models.functions.comparison.Coalesce(
                    models.F("due_at"), models.Func(models.Value("infinity"), template="%(expressions)s::timestamptz")
                ),
                models.F("id"),
                name="tickets_due",
            ),
        ),
    ]

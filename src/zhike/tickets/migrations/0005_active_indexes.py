import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tickets", "0004_department_index")]
    operations = [
        migrations.RemoveIndex(model_name="ticket", name="tickets_active"),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("active", True)),
                fields=["-updated_at", "-id"],
                include=("owner", "team", "department", "shop", "due_at"),
                name="tickets_active",
            ),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                condition=models.Q(("active", True)), fields=["priority", "id"], name="tickets_urgent_active"
            ),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                django.db.models.functions.comparison.Coalesce(
                    models.F("due_at"), models.Func(models.Value("infinity"), template="%(expressions)s::timestamptz")
                ),
                models.F("id"),
                condition=models.Q(("active", True)),
                name="tickets_due_active",
            ),
        ),
    ]

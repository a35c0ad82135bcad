from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commerce", "0004_list_indexes")]
    operations = [
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(("team__isnull", False)),
                fields=["team", "status", "-placed_at", "-id"],
                name="commerce_order_team_status",
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(("department__isnull", False)),
                fields=["department", "-placed_at", "-id"],
                name="commerce_order_department",
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(
                condition=models.Q(("department__isnull", False)),
                fields=["department", "status", "-placed_at", "-id"],
                name="commerce_order_part_status",
            ),
        ),
    ]

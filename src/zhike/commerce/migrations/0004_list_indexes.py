from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commerce", "0003_staged_rows")]
    operations = [
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["shop", "total_amount", "id"], name="commerce_order_shop_total"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["shop", "platform", "-placed_at", "-id"], name="commerce_order_platform"),
        ),
    ]

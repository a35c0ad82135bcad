import django.contrib.postgres.indexes
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Important customers in the list's own order, and records that lack what seldom is lacking."""

    dependencies = [("customers", "0005_deleted")]

    operations = [
        migrations.AddIndex(
            model_name="customer",
            index=models.Index(fields=["-updated_at", "-id"], name="customers_vip", condition=Q(vip=True)),
        ),
        migrations.AddIndex(
            model_name="customer",
            index=django.contrib.postgres.indexes.GinIndex(fields=["missing"], name="customers_missing"),
        ),
    ]

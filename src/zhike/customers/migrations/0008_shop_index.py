import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The customers of a shop are read from the index alone; those of each column by itself were in its way."""

    dependencies = [("customers", "0007_corrections")]

    operations = [
        migrations.AddIndex(
            model_name="customershop",
            index=models.Index(fields=["shop", "customer"], name="customers_customershop_shop"),
        ),
        migrations.AlterField(
            model_name="customershop",
            name="customer",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="customers.customer",
            ),
        ),
        migrations.AlterField(
            model_name="customershop",
            name="shop",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.shop"
            ),
        ),
    ]

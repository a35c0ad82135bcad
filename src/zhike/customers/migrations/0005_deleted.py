from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Archiving and deleting are two things; what was put away until now had been deleted."""

    dependencies = [("customers", "0004_tags")]

    operations = [
        migrations.AddField(
            model_name="customer",
            name="deleted_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunSQL(
            "UPDATE customers_customer SET deleted_at = archived_at"
            " WHERE archived_at IS NOT NULL AND erased_at IS NULL AND merged_into_id IS NULL",
            migrations.RunSQL.noop,
        ),
        migrations.AddIndex(
            model_name="customer",
            index=models.Index(fields=["deleted_at"], name="customers_deleted", condition=Q(deleted_at__isnull=False)),
        ),
    ]

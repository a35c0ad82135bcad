import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("tickets", "0005_active_indexes")]
    operations = [
        migrations.AddField("ticketcomment", "mentions", models.JSONField(default=list)),
        migrations.AddField("ticket", "merged_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "ticket",
            "merged_into",
            models.ForeignKey(
                to="tickets.ticket",
                on_delete=django.db.models.deletion.PROTECT,
                null=True,
                related_name="+",
                db_index=False,
            ),
        ),
        migrations.AddIndex(
            "ticket",
            models.Index(fields=["merged_into"], name="tickets_merged", condition=Q(merged_into__isnull=False)),
        ),
        migrations.AddConstraint(
            "ticket",
            models.CheckConstraint(
                condition=Q(merged_into=None, merged_at=None)
                | Q(~Q(merged_into=F("id")), merged_into__isnull=False, merged_at__isnull=False, category="closed"),
                name="tickets_ticket_merged",
            ),
        ),
    ]

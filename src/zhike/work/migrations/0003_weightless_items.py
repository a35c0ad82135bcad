from django.db import migrations, models


class Migration(migrations.Migration):
    """Items that may lie for days, such as tickets, take nothing from the room that people have for chats."""

    dependencies = [("work", "0002_ledgers_and_defaults")]
    operations = [
        migrations.RemoveConstraint(model_name="workitem", name="work_item_weight"),
        migrations.AddConstraint(
            model_name="workitem",
            constraint=models.CheckConstraint(condition=models.Q(weight__range=(0, 100)), name="work_item_weight"),
        ),
    ]

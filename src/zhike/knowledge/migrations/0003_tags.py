from typing import Any

from django.db import migrations, models

from zhike.kernel import clock
from zhike.kernel.ids import new_id

#: Groups and the tags in them that a new company begins with, to rename, move or archive.
FIRST = (
    (("客户情绪", "Mood"), (("满意", "Pleased", ""), ("着急", "In a hurry", "orange"), ("不满", "Upset", "red"))),
    (("后续跟进", "Follow-up"), (("需要回访", "Call back", "blue"), ("购买意向高", "Likely to buy", "teal"))),
)


def first_tags(apps: Any, _schema_editor: object) -> None:
    """Makes the first tags, in this order."""
    category = apps.get_model("knowledge", "Category")
    now = clock.now()
    for place, ((chinese, english), tags) in enumerate(FIRST):
        name = {"zh-CN": chinese, "en": english}
        group = category.objects.create(id=new_id(), kind="tag", name=name, place=place, updated_at=now)
        for at, (zh, en, color) in enumerate(tags):
            category.objects.create(
                id=new_id(),
                kind="tag",
                parent=group,
                name={"zh-CN": zh, "en": en},
                color=color,
                place=at,
                updated_at=now,
            )


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0002_first_categories")]

    operations = [
        migrations.AddField(
            model_name="category", name="kind", field=models.CharField(default="category", max_length=10)
        ),
        migrations.AddField(model_name="category", name="color", field=models.CharField(default="", max_length=7)),
        migrations.AddConstraint(
            model_name="category",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ("category", "tag"))), name="knowledge_category_kind"
            ),
        ),
        migrations.RunPython(first_tags, migrations.RunPython.noop),
    ]

from typing import Any

from django.db import migrations, models

from zhike.kernel import clock
from zhike.kernel.ids import new_id

COLORS = ("gray", "red", "orange", "yellow", "green", "teal", "blue", "purple")
#: Examples to begin with, by group: (code, Chinese, English, colour). A company renames, moves or archives them.
FIRST = (
    (
        ("客户价值", "Value"),
        (
            ("vip", "VIP", "VIP", "yellow"),
            ("high_value", "高价值客户", "High value", "orange"),
            ("potential", "潜在客户", "Potential", "blue"),
            ("loyal", "忠诚客户", "Loyal", "green"),
        ),
    ),
    (
        ("服务关注", "Care"),
        (
            ("complaining", "投诉客户", "Complained", "red"),
            ("sensitive", "需要耐心", "Needs patience", "purple"),
            ("urgent", "着急处理", "In a hurry", "orange"),
        ),
    ),
    (
        ("购买偏好", "Buying"),
        (
            ("bargain", "关注优惠", "Looks for bargains", "teal"),
            ("quality", "看重品质", "Wants quality", "blue"),
            ("returns_often", "退货较多", "Returns often", "gray"),
        ),
    ),
)


def first_tags(apps: Any, _schema_editor: object) -> None:
    """Makes the first groups and tags, in this order."""
    groups, tags = apps.get_model("customers", "TagGroup"), apps.get_model("customers", "Tag")
    now = clock.now()
    for place, ((chinese, english), examples) in enumerate(FIRST):
        group = groups.objects.create(
            id=new_id(), names={"zh-CN": chinese, "en": english}, place=place, created_at=now, updated_at=now
        )
        for order, (code, name, name_en, color) in enumerate(examples):
            tags.objects.create(
                id=new_id(),
                group=group,
                code=code,
                names={"zh-CN": name, "en": name_en},
                color=color,
                place=order,
                created_at=now,
                updated_at=now,
            )


class Migration(migrations.Migration):
    dependencies = [("customers", "0003_profile")]

    operations = [
        migrations.RemoveConstraint(model_name="tag", name="customers_tag_color"),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.CheckConstraint(condition=models.Q(("color__in", COLORS)), name="customers_tag_color"),
        ),
        migrations.RunPython(first_tags, migrations.RunPython.noop),
    ]

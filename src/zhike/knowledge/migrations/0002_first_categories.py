from typing import Any

from django.db import migrations

from zhike.kernel import clock
from zhike.kernel.ids import new_id

# A conversation is closed with a category, so a new company begins with a few to rename, move or archive.
FIRST = (
    ("售前咨询", "Before the purchase"),
    ("订单与物流", "Orders and delivery"),
    ("退换货与退款", "Returns and refunds"),
    ("产品使用", "Using the product"),
    ("投诉与建议", "Complaints and suggestions"),
    ("其他", "Other"),
)


def first_categories(apps: Any, _schema_editor: object) -> None:
    """Makes the first categories, in this order."""
    category = apps.get_model("knowledge", "Category")
    for place, (chinese, english) in enumerate(FIRST):
        category.objects.create(
            id=new_id(), name={"zh-CN": chinese, "en": english}, place=place, updated_at=clock.now()
        )


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0001_initial")]
    operations = [migrations.RunPython(first_categories, migrations.RunPython.noop)]

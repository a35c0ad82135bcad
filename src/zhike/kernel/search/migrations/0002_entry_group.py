from django.db import migrations

FORWARD = "ALTER TABLE search_entry ADD COLUMN group_id uuid"


class Migration(migrations.Migration):
    dependencies = [("kernel_search", "0001_entry")]
    operations = [migrations.RunSQL(FORWARD, "ALTER TABLE search_entry DROP COLUMN group_id")]

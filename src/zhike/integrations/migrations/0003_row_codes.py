from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("integrations", "0002_recognising")]
    operations = [
        migrations.AddField("importrow", "codes", ArrayField(models.CharField(max_length=40), null=True)),
    ]

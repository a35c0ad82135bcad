from django.db import migrations

FORWARD = """
ALTER TABLE kernel_job ADD COLUMN file_needs jsonb;
CREATE INDEX kernel_job_with_file ON kernel_job (id) WHERE file_id IS NOT NULL;
"""
BACK = """
DROP INDEX kernel_job_with_file;
ALTER TABLE kernel_job DROP COLUMN file_needs;
"""


class Migration(migrations.Migration):
    dependencies = [("kernel_jobs", "0001_job")]
    operations = [migrations.RunSQL(FORWARD, BACK)]

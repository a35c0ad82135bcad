from django.db import migrations

#: Until now the right to edit customers was the right to tag them. Built-in roles are seeded after every migration;
#: roles of the company's own keep what their people could do.
TAGGING = """
INSERT INTO accounts_rolepermission (id, role_id, permission, scope)
SELECT gen_random_uuid(), p.role_id, 'customers.tag.assign', p.scope
FROM accounts_rolepermission p JOIN accounts_role r ON r.id = p.role_id
WHERE p.permission = 'customers.customer.edit' AND r.code IS NULL
ON CONFLICT (role_id, permission) DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunSQL(TAGGING, migrations.RunSQL.noop)]

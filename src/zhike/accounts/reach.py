"""Who may use a row under a permission: the question of `scope_sql` asked the other way round."""

from typing import Final
from uuid import UUID

from django.db import connection

from zhike.kernel.authz import Scope, ScopedRow

#: A department covers the rows of those below it.
_COVERING: Final = f"""
WITH RECURSIVE above AS (
    SELECT id, parent_id FROM accounts_department WHERE id = %s
    UNION
    SELECT d.id, d.parent_id FROM accounts_department d JOIN above b ON d.id = b.parent_id
)
SELECT DISTINCT u.id FROM accounts_user u
JOIN accounts_userrole ur ON ur.user_id = u.id
JOIN accounts_role r ON r.id = ur.role_id AND r.archived_at IS NULL
LEFT JOIN accounts_rolepermission p ON p.role_id = r.id AND p.permission = %s
WHERE u.active AND (r.everything OR p.scope = {Scope.ALL.value} OR (p.scope IS NOT NULL AND u.id = %s)
  OR (p.scope >= {Scope.TEAM.value} AND EXISTS (SELECT FROM accounts_teammember m
    JOIN accounts_team t ON t.id = m.team_id AND t.archived_at IS NULL WHERE m.user_id = u.id AND m.team_id = %s))
  OR (p.scope >= {Scope.DEPARTMENT.value} AND u.department_id IN (SELECT id FROM above))
  OR (p.scope >= {Scope.SHOP.value} AND EXISTS (
    SELECT FROM accounts_usershop s WHERE s.user_id = u.id AND s.shop_id = %s)))
ORDER BY u.id
"""


def users_covering(permission: str, row: ScopedRow) -> list[UUID]:
    """Active users whose `permission` covers `row`, system administrators included."""
    with connection.cursor() as cursor:
        cursor.execute(_COVERING, [row.department_id, permission, row.owner_id, row.team_id, row.shop_id])
        return [found[0] for found in cursor.fetchall()]

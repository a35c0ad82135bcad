"""What accounts asks for. None of these is scoped: whoever keeps the staff directory keeps all of it.

What a manager may see of the own team comes through `presence`, queues and reports, which are scoped in their modules.
"""

from typing import Final

from zhike.kernel.authz import permission

COMPANY_VIEW: Final = permission("accounts.company.view")
COMPANY_EDIT: Final = permission("accounts.company.edit")
DEPARTMENT_VIEW: Final = permission("accounts.department.view")
DEPARTMENT_EDIT: Final = permission("accounts.department.edit")
SHOP_VIEW: Final = permission("accounts.shop.view")
SHOP_EDIT: Final = permission("accounts.shop.edit")
TEAM_VIEW: Final = permission("accounts.team.view")
TEAM_EDIT: Final = permission("accounts.team.edit")
SKILL_VIEW: Final = permission("accounts.skill.view")
SKILL_EDIT: Final = permission("accounts.skill.edit")
USER_VIEW: Final = permission("accounts.user.view")
USER_CREATE: Final = permission("accounts.user.create")
USER_EDIT: Final = permission("accounts.user.edit")
#: Giving roles to users and taking them away; apart from editing their master data.
USER_ASSIGN: Final = permission("accounts.user.assign")
ROLE_VIEW: Final = permission("accounts.role.view")
ROLE_EDIT: Final = permission("accounts.role.edit")
#: Seeing and ending other people's sessions.
SESSION_MANAGE: Final = permission("accounts.session.manage")
PRESENCE_VIEW: Final = permission("accounts.presence.view")

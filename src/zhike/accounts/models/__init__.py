"""Tables of accounts. Foreign keys only inside the module; other modules keep plain ids of its rows."""

from zhike.accounts.models.notices import Notification, NotificationChoice
from zhike.accounts.models.organisation import Company, Department, Shop, Skill, Team
from zhike.accounts.models.people import TeamMember, User, UserShop, UserSkill
from zhike.accounts.models.presence import Presence, PresenceInterval, PresenceLease
from zhike.accounts.models.rights import Role, RolePermission, RoleSeed, UserRole
from zhike.accounts.models.sessions import Session

__all__ = [
    "Company",
    "Department",
    "Notification",
    "NotificationChoice",
    "Presence",
    "PresenceInterval",
    "PresenceLease",
    "Role",
    "RolePermission",
    "RoleSeed",
    "Session",
    "Shop",
    "Skill",
    "Team",
    "TeamMember",
    "User",
    "UserRole",
    "UserShop",
    "UserSkill",
]

"""The only door to accounts for the modules above."""

from zhike.accounts.audit_ports import AuditAlarm, StaffNames
from zhike.accounts.authenticator import (
    SessionAuthenticator,
    rights_of,
    session_alive,
    token_digest,
    with_current_rights,
)
from zhike.accounts.events import (
    CompanyChanged,
    DepartmentChanged,
    NotificationsRead,
    Notified,
    PresenceChanged,
    RoleChanged,
    SessionEnded,
    SessionStarted,
    ShopChanged,
    SkillChanged,
    TeamChanged,
    UserChanged,
)
from zhike.accounts.permissions import COMPANY_EDIT
from zhike.accounts.ports import LOAD_PROVIDER, LoadProvider
from zhike.accounts.reach import users_covering
from zhike.accounts.selectors import (
    company_facts,
    first_shop,
    holders_of,
    names_of_users,
    people,
    people_present,
    person,
    shops,
    shops_in_use,
    skills_in_use,
    system_administrators,
    team_leaders,
    teams,
)
from zhike.accounts.services.company import company_language, names_checked
from zhike.accounts.services.notice_kinds import NotificationKind, notification_kind
from zhike.accounts.services.notices import notify
from zhike.accounts.services.organisation import (
    DEPARTMENT,
    SHOP,
    SKILL,
    TEAM,
    part_archive,
    part_change,
    part_create,
    part_restore,
    team_members_set,
)
from zhike.accounts.services.presence import leases_renew, presence_choose, presence_sweep
from zhike.accounts.services.roles import role_archive, role_change, role_create
from zhike.accounts.services.seed import company_ensure, first_administrator_ensure, role_seed
from zhike.accounts.services.sessions import session_end, sign_in
from zhike.accounts.services.users import user_activate, user_change, user_create, user_deactivate
from zhike.accounts.setup import SetupFacts, setup_facts
from zhike.accounts.types import Person, RoleFields, ShopFacts, SignedIn, TeamFacts, UserFields

__all__ = [
    "COMPANY_EDIT",
    "DEPARTMENT",
    "LOAD_PROVIDER",
    "SHOP",
    "SKILL",
    "TEAM",
    "AuditAlarm",
    "CompanyChanged",
    "DepartmentChanged",
    "LoadProvider",
    "NotificationKind",
    "NotificationsRead",
    "Notified",
    "Person",
    "PresenceChanged",
    "RoleChanged",
    "RoleFields",
    "SessionAuthenticator",
    "SessionEnded",
    "SessionStarted",
    "SetupFacts",
    "ShopChanged",
    "ShopFacts",
    "SignedIn",
    "SkillChanged",
    "StaffNames",
    "TeamChanged",
    "TeamFacts",
    "UserChanged",
    "UserFields",
    "company_ensure",
    "company_facts",
    "company_language",
    "first_administrator_ensure",
    "first_shop",
    "holders_of",
    "leases_renew",
    "names_checked",
    "names_of_users",
    "notification_kind",
    "notify",
    "part_archive",
    "part_change",
    "part_create",
    "part_restore",
    "people",
    "people_present",
    "person",
    "presence_choose",
    "presence_sweep",
    "rights_of",
    "role_archive",
    "role_change",
    "role_create",
    "role_seed",
    "session_alive",
    "session_end",
    "setup_facts",
    "shops",
    "shops_in_use",
    "sign_in",
    "skills_in_use",
    "system_administrators",
    "team_leaders",
    "team_members_set",
    "teams",
    "token_digest",
    "user_activate",
    "user_change",
    "user_create",
    "user_deactivate",
    "users_covering",
    "with_current_rights",
]

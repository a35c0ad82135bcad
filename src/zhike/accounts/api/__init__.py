"""The addresses of accounts. Each file holds the routes of one subject."""

from zhike.accounts.api.me import router as _me
from zhike.accounts.api.notices import router as _notices
from zhike.accounts.api.organisation import router as _organisation
from zhike.accounts.api.presence import router as _presence
from zhike.accounts.api.rights import router as _rights
from zhike.accounts.api.roles import router as _roles
from zhike.accounts.api.sessions import router as _sessions
from zhike.accounts.api.users import router as _users

routers = [_sessions, _me, _presence, _users, _roles, _rights, _organisation, _notices]

__all__ = ["routers"]

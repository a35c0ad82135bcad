"""Callers whose right to everything is limited to a data scope: own rows, their team's, department's, shop's."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from tests.plumbing.callers import Api
from tests.plumbing.cast import Cast
from zhike.accounts.authenticator import read_rights
from zhike.accounts.models import User
from zhike.kernel.authz import AUTHENTICATOR, Actor, Principal, Rights, Scope, all_permissions
from zhike.kernel.ids import new_id


class ScopedCallers:
    """An authenticator beside the real one: it also knows tokens that it made for people with chosen rights."""

    def __init__(self) -> None:
        self._real = AUTHENTICATOR.get()
        self._known: dict[str, tuple[Actor, str]] = {}
        self._hashes: set[bytes] = set()
        self.session_sql = self._statement()

    def _statement(self) -> str:
        """The real statement, or the made-up session where the token is one of ours."""
        made = ", ".join(f"'\\x{one.hex()}'::bytea" for one in self._hashes) or "NULL"
        real = self._real.session_sql.replace("%s", "(SELECT hash FROM asked)")
        return (
            f"WITH asked AS (SELECT %s::bytea AS hash), living AS ({real}) SELECT * FROM living UNION ALL "
            f"SELECT '{new_id()}', '{new_id()}', 1 FROM asked WHERE hash IN ({made})"
        )

    def token_hash(self, token: str) -> bytes:
        return self._real.token_hash(token)

    def authenticate(self, token: str) -> Principal | None:
        if token not in self._known:
            return self._real.authenticate(token)
        actor, language = self._known[token]
        return Principal(actor, new_id(), 1, language, "Asia/Shanghai")

    def api(self, user: User, scope: Scope) -> Api:
        """The user with every permission in this scope; teams, department and shops stay the user's own."""
        rights = replace(read_rights(user.id), scopes=dict.fromkeys(all_permissions(), scope), everything=False)
        return self.with_rights(user, rights)

    def with_rights(self, user: User, rights: Rights) -> Api:
        """The user with exactly these rights."""
        token = f"scoped-{new_id().hex}"
        self._known[token] = (Actor("user", user.id, rights=rights), "zh-CN")
        self._hashes.add(self.token_hash(token))
        self.session_sql = self._statement()
        return Api(token)


@contextmanager
def scoped_callers(cast: Cast) -> Iterator[ScopedCallers]:
    """Puts the callers in the authenticator's place, after the cast's real sessions were made."""
    callers = ScopedCallers()
    real = AUTHENTICATOR.get()
    AUTHENTICATOR.fill(callers)
    try:
        yield callers
    finally:
        AUTHENTICATOR.fill(real)

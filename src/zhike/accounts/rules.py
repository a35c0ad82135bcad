"""Pure rules of accounts: names, passwords, who may give which right, departments, presence."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime, time
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from zhike.kernel.authz import Rights, Scope

_USERNAME: Final = re.compile(r"[^\W_][\w.@+-]{1,62}[^\W_]")
PASSWORD_MAX: Final = 128
_EASY: Final = frozenset({"1234567890", "qwertyuiop", "0123456789", "9876543210"})

EVERYTHING: Final = "everything"


def normal_username(given: str) -> str:
    """The one form of a user name: NFKC, case folded, trimmed; so that look-alikes by case or width are one name."""
    return unicodedata.normalize("NFKC", given).strip().casefold()


def username_fault(username: str) -> str | None:
    """A field code when a normalised user name cannot be used: 3–64 letters, digits and . _ @ + - inside."""
    return None if len(username) <= 64 and _USERNAME.fullmatch(username) else "username.form"


def network_of(address: str | None) -> str:
    """The address that limits count by: of IPv6 the first 64 bits, as one household or server has all of the rest."""
    if not address:
        return "-"
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped) if mapped is not None else str(ip_network((parsed, 64), strict=False))
    return str(parsed)


def password_kinds(password: str) -> int:
    """How many kinds of characters a password mixes: lower case, upper case, digits, everything else."""
    return sum(
        (
            any(character.islower() for character in password),
            any(character.isupper() for character in password),
            any(character.isdigit() for character in password),
            any(not character.isalnum() or not character.isascii() for character in password),
        )
    )


def password_fault(password: str, *, username: str, min_length: int, min_kinds: int) -> str | None:
    """A field code when a new password is too weak, None when it will do."""
    if len(password) < min_length:
        return "password.too_short"
    if len(password) > PASSWORD_MAX:
        return "password.too_long"
    folded = password.casefold()
    if username and username in folded:
        return "password.contains_username"
    if len(set(folded)) < 5 or any(easy in folded for easy in _EASY):
        return "password.too_easy"
    if password_kinds(password) < min_kinds:
        return "password.too_few_kinds"
    return None


def label_of(names: Mapping[str, str], company_language: str) -> str:
    """The name that lists sort by: in the company's language, else the first there is."""
    return names.get(company_language) or next(iter(names.values()), "")


def missing_right(mine: Rights, wanted: Mapping[str, int]) -> str | None:
    """The first permission of `wanted` (name to scope) that `mine` does not cover in that scope, or None.

    Who lacks a right can neither give nor take it, so that nobody climbs by way of somebody else's account.
    """
    if mine.everything:
        return None
    for name in sorted(wanted):
        if wanted[name] > mine.scopes.get(name, 0):
            return name
    return None


def missing_for(mine: Rights, theirs: Rights) -> str | None:
    """The first permission that somebody else has and `mine` does not cover, `everything` for an administrator's.

    A right up to a shop, department or team covers theirs only where it leads to the same shops, departments and teams:
    else another shop's data would be a new password away.
    """
    if mine.everything:
        return None
    if theirs.everything:
        return EVERYTHING
    beyond = missing_right(mine, theirs.scopes)
    if beyond is not None:
        return beyond
    for name in sorted(theirs.scopes):
        if mine.scopes[name] < Scope.ALL and not _reaches(mine, theirs, theirs.scopes[name]):
            return name
    return None


def _reaches(mine: Rights, theirs: Rights, scope: Scope) -> bool:
    """Whether every row that `scope` opens to them by place is open to me."""
    places = (
        (Scope.TEAM, mine.team_ids, theirs.team_ids),
        (Scope.DEPARTMENT, mine.department_ids, theirs.department_ids),
        (Scope.SHOP, mine.shop_ids, theirs.shop_ids),
    )
    return all(scope < level or set(other) <= set(own) for level, own, other in places)


def missing_in(mine: Rights, wanted: Iterable[str], level: Scope, places: Collection[UUID]) -> str | None:
    """The first right of `wanted` that `mine` does not cover in all `places` (teams or departments, by `level`)."""
    own = {Scope.TEAM: mine.team_ids, Scope.DEPARTMENT: mine.department_ids, Scope.SHOP: mine.shop_ids}[level]
    for name in wanted:
        scope = Scope.ALL if mine.everything else mine.scopes.get(name)
        if scope is None or (scope < Scope.ALL and (scope < level or not set(places) <= set(own))):
            return name
    return None


def changed_rights(before: Mapping[str, Scope], after: Mapping[str, Scope]) -> dict[str, int]:
    """The rights that differ, each with the wider of its two scopes: what one must hold to make the change."""
    return {
        name: max(before.get(name, 0), after.get(name, 0))
        for name in before.keys() | after.keys()
        if before.get(name) != after.get(name)
    }


def closes_cycle(parents: Mapping[object, object], moved: object, new_parent: object) -> bool:
    """Whether putting department `moved` under `new_parent` would make it its own ancestor."""
    seen: set[object] = set()
    above = new_parent
    while above is not None and above not in seen:
        if above == moved:
            return True
        seen.add(above)
        above = parents.get(above)
    return False


def shown_state(chosen: str, *, leased: bool) -> str:
    """Presence as others see it: what the user chose while a lease lives, else offline."""
    return chosen if leased else "offline"


def day_start(now: datetime, zone: str) -> datetime:
    """The instant at which the current day of `zone` began. A day that begins in a gap begins after the gap."""
    local = now.astimezone(ZoneInfo(zone))
    return datetime.combine(local.date(), time.min, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def seconds_per_state(
    intervals: list[tuple[str, datetime, datetime | None]], *, start: datetime, end: datetime
) -> dict[str, int]:
    """Whole seconds per state inside `[start, end)`, from intervals (state, from, to or None while open)."""
    totals: dict[str, float] = {}
    for state, from_at, to_at in intervals:
        stretch = (min(to_at or end, end) - max(from_at, start)).total_seconds()
        if stretch > 0:
            totals[state] = totals.get(state, 0.0) + stretch
    return {state: int(total) for state, total in totals.items()}

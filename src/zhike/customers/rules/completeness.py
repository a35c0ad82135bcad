"""How complete a record is: what it lacks, and a percentage."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

#: What each thing that may be missing weighs; together 100. `contact`: no way to reach the customer at all, which
#: includes `phone` and `email`.
WEIGHTS: Final[Mapping[str, int]] = {
    "name": 20,
    "contact": 20,
    "phone": 10,
    "email": 10,
    "address": 20,
    "birthday": 10,
    "preferences": 10,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is of a customer."""

    name: bool
    phone: bool
    email: bool
    other_contact: bool
    address: bool
    birthday: bool
    preferences: bool


def lacks(facts: Facts) -> list[str]:
    """What is missing, the mandatory things first. Without any contact, nothing is said of phone and e-mail."""
    reachable = facts.phone or facts.email or facts.other_contact
    found = {
        "name": facts.name,
        "contact": reachable,
        "address": facts.address,
        "phone": facts.phone or not reachable,
        "email": facts.email or not reachable,
        "birthday": facts.birthday,
        "preferences": facts.preferences,
    }
    return [what for what, there in found.items() if not there]


def percentage(missing: list[str]) -> int:
    """How much of the record is there, 0 to 100."""
    weight = sum(WEIGHTS[what] for what in missing)
    if "contact" in missing:
        weight += WEIGHTS["phone"] + WEIGHTS["email"]
    return 100 - weight

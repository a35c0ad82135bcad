"""How far a new company is set up."""

from dataclasses import dataclass

from zhike.accounts.models import Company, Shop, User


@dataclass(frozen=True, slots=True)
class SetupFacts:
    """What somebody did since the first run: the company's details, a shop of their own, colleagues."""

    company: bool
    shop: bool
    staff: bool


def setup_facts() -> SetupFacts:
    """Read from the rows themselves: whatever way they were changed counts."""
    shops = list(Shop.objects.filter(archived_at__isnull=True).values_list("version", flat=True)[:2])
    return SetupFacts(
        company=Company.objects.filter(version__gt=1).exists(),
        shop=len(shops) > 1 or any(version > 1 for version in shops),
        staff=User.objects.filter(active=True).count() > 1,
    )

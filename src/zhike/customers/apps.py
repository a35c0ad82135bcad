from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n
from zhike.kernel.live.issue import opens_shop_feed


class CustomersConfig(AppConfig):
    """Owns customers, their identities and their shops."""

    name = "zhike.customers"
    label = "customers"

    def ready(self) -> None:
        from zhike.customers.access import FEED
        from zhike.customers.permissions import CUSTOMER_VIEW

        i18n.register(Path(__file__).parent)
        opens_shop_feed(FEED, CUSTOMER_VIEW)

"""The app of module `commerce`."""

from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n
from zhike.kernel.live.issue import opens_shop_feed


class CommerceConfig(AppConfig):
    """Registers the texts of `commerce`."""

    name = "zhike.commerce"
    label = "commerce"

    def ready(self) -> None:
        """Called by Django once all modules are loaded."""
        from zhike.commerce.access import FEED
        from zhike.commerce.permissions import ORDER_VIEW

        i18n.register(Path(__file__).parent)
        opens_shop_feed(FEED, ORDER_VIEW)

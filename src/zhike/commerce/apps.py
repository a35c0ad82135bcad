"""The app of module `commerce`."""

from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n


class CommerceConfig(AppConfig):
    """Registers the texts of `commerce`."""

    name = "zhike.commerce"
    label = "commerce"

    def ready(self) -> None:
        """Called by Django once all modules are loaded."""
        i18n.register(Path(__file__).parent)

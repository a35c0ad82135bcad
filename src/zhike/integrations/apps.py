"""The app of module `integrations`."""

from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n


class IntegrationsConfig(AppConfig):
    """Registers the texts of `integrations`."""

    name = "zhike.integrations"
    label = "integrations"

    def ready(self) -> None:
        """Called by Django once all modules are loaded."""
        i18n.register(Path(__file__).parent)

"""The app of module `tickets`."""

from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n


class TicketsConfig(AppConfig):
    """Registers the texts of `tickets`."""

    name = "zhike.tickets"
    label = "tickets"

    def ready(self) -> None:
        """Called by Django once all modules are loaded."""
        i18n.register(Path(__file__).parent)

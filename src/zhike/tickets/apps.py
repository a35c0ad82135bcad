"""The app of module `tickets`."""

from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n
from zhike.kernel.live.issue import opens_kept_feed


class TicketsConfig(AppConfig):
    """Registers the texts of `tickets`."""

    name = "zhike.tickets"
    label = "tickets"

    def ready(self) -> None:
        """Called by Django once all modules are loaded."""
        from zhike.tickets.permissions import NOTE_VIEW
        from zhike.tickets.trace import NOTES

        i18n.register(Path(__file__).parent)
        opens_kept_feed(NOTES, NOTE_VIEW)

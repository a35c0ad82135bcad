from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n


class WorkConfig(AppConfig):
    """Queue, capacity, assignment, calendars and deadlines of any work item."""

    name = "zhike.work"
    label = "work"

    def ready(self) -> None:
        i18n.register(Path(__file__).parent)

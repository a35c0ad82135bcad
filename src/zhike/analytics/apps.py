from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n


class AnalyticsConfig(AppConfig):
    """Facts and figures."""

    name = "zhike.analytics"
    label = "analytics"

    def ready(self) -> None:
        i18n.register(Path(__file__).parent)

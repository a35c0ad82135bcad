from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n


class SettingsConfig(AppConfig):
    """Owns the values of business parameters and their history."""

    name = "zhike.kernel.settings"
    label = "kernel_settings"

    def ready(self) -> None:
        i18n.register(Path(__file__).parent)

from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n


class BulkConfig(AppConfig):
    """Owns the tables of changes to many rows and of their results."""

    name = "zhike.kernel.bulk"
    label = "kernel_bulk"

    def ready(self) -> None:
        i18n.register(Path(__file__).parent)

from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n


class ClientConfig(AppConfig):
    """Outgoing calls; owns no table."""

    name = "zhike.kernel.client"
    label = "kernel_client"

    def ready(self) -> None:
        i18n.register(Path(__file__).parent)

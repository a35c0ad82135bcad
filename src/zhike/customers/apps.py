from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n


class CustomersConfig(AppConfig):
    """Owns customers, their identities and their shops."""

    name = "zhike.customers"
    label = "customers"

    def ready(self) -> None:
        i18n.register(Path(__file__).parent)

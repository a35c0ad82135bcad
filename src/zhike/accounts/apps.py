from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n


class AccountsConfig(AppConfig):
    """The staff side of the company and its rights."""

    name = "zhike.accounts"
    label = "accounts"

    def ready(self) -> None:
        i18n.register(Path(__file__).parent)

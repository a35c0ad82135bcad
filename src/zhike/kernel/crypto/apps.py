from pathlib import Path

from django.apps import AppConfig
from django.conf import settings

from zhike.kernel import i18n
from zhike.kernel.crypto import keys


class CryptoConfig(AppConfig):
    """Owns the data keys."""

    name = "zhike.kernel.crypto"
    label = "kernel_crypto"

    def ready(self) -> None:
        keys.configure(settings.KEY_FOLDER, master_file=settings.KEY_FILE)
        i18n.register(Path(__file__).parent)

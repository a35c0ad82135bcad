from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n


class HttpConfig(AppConfig):
    """Owns stored answers of idempotent requests, and the kernel's own error texts."""

    name = "zhike.kernel.http"
    label = "kernel_http"

    def ready(self) -> None:
        i18n.register(Path(__file__).parent)

from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n


class AuditConfig(AppConfig):
    """Keeps the trail that the kernel's `record()` writes."""

    name = "zhike.audit"
    label = "audit"

    def ready(self) -> None:
        i18n.register(Path(__file__).parent)

from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n


class KnowledgeConfig(AppConfig):
    """Category tree and canned replies."""

    name = "zhike.knowledge"
    label = "knowledge"

    def ready(self) -> None:
        i18n.register(Path(__file__).parent)

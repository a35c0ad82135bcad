from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n


class SurfacesConfig(AppConfig):
    """Owns no tables; serves pages."""

    name = "zhike.surfaces"
    label = "surfaces"

    def ready(self) -> None:
        i18n.register(Path(__file__).parent)

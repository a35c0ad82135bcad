from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n


class SurveysConfig(AppConfig):
    """Rating scales, invitations and ratings."""

    name = "zhike.surveys"
    label = "surveys"

    def ready(self) -> None:
        i18n.register(Path(__file__).parent)

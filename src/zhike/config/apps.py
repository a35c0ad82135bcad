from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The composition root. Last in INSTALLED_APPS, so that its `ready` finds every module loaded."""

    name = "zhike.config"
    label = "config"

    def ready(self) -> None:
        from zhike.config.wiring import wire

        wire()

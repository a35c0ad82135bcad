from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n


class JobsConfig(AppConfig):
    """Owns the job table."""

    name = "zhike.kernel.jobs"
    label = "kernel_jobs"

    def ready(self) -> None:
        i18n.register(Path(__file__).parent)

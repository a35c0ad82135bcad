from pathlib import Path

from django.apps import AppConfig

from zhike.kernel import i18n


class JobsConfig(AppConfig):
    """Owns the job table."""

    name = "zhike.kernel.jobs"
    label = "kernel_jobs"

    def ready(self) -> None:
        from zhike.kernel.files import register_opening
        from zhike.kernel.jobs.results import may_open
        from zhike.kernel.jobs.service import FILE_OWNER

        i18n.register(Path(__file__).parent)
        register_opening(FILE_OWNER, may_open)

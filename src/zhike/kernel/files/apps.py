from pathlib import Path

from django.apps import AppConfig
from django.conf import settings

from zhike.kernel import i18n


class FilesConfig(AppConfig):
    """Owns the table of files and the store of their bytes."""

    name = "zhike.kernel.files"
    label = "kernel_files"

    def ready(self) -> None:
        from zhike.kernel.files.storage import STORAGE, LocalStorage

        i18n.register(Path(__file__).parent)
        STORAGE.fill(LocalStorage(settings.FILE_FOLDER))

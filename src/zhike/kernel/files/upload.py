"""Receiving uploads in memory, with an end: no plain copy on the disk, no body without a bound."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from zhike.kernel.errors import INPUT_TOO_LARGE
from zhike.kernel.files.parameters import HARD_MAX_BYTES

_FRAME: int = 64 * 1024


class CappedHandler(FileUploadHandler):
    """Keeps the files of one request in memory and refuses the request when they pass the hard limit together."""

    def handle_raw_input(
        self, input_data: Any, meta: Any, content_length: int, boundary: Any, encoding: str | None = None
    ) -> None:
        """Refuses a body that says itself that it is too long, before a byte of it is read."""
        self._taken = 0
        if content_length > HARD_MAX_BYTES + _FRAME:
            raise INPUT_TOO_LARGE()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begins a file."""
        super().new_file(*args, **kwargs)
        self._file = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Takes the next bytes."""
        self._taken += len(raw_data)
        if self._taken > HARD_MAX_BYTES:
            raise INPUT_TOO_LARGE()
        self._file.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The whole file."""
        self._file.seek(0)
        return InMemoryUploadedFile(
            self._file, self.field_name, self.file_name or "", self.content_type, file_size, self.charset,
            self.content_type_extra,
        )  # fmt: skip

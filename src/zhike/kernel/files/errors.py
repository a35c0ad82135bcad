"""Why a file is refused, and what can go wrong with one that was accepted."""

from typing import Final

from zhike.kernel.errors import ErrorCode, define

FILE_EMPTY: Final = define("file.empty", "input")
FILE_TOO_LARGE: Final = define("file.too_large", "input", status=413)
#: Not one of the kinds we take; executables, scripts and markup among them.
FILE_TYPE: Final = define("file.type_not_allowed", "input", status=415)
#: The name says one thing, the bytes another.
FILE_LIES: Final = define("file.extension_lies", "input", status=415)
FILE_MACROS: Final = define("file.macros", "input", status=415)
FILE_IMAGE_BROKEN: Final = define("file.image_broken", "input")
FILE_IMAGE_HUGE: Final = define("file.image_huge", "input")
FILE_INFECTED: Final = define("file.infected", "input")
FILE_NOT_READY: Final = define("file.not_ready", "conflict", retry="later")
FILE_ATTACHED: Final = define("file.attached", "conflict", retry="never")
FILE_LINK: Final = define("file.link_invalid", "permission")

#: Codes a file can be rejected with, as stored on its row.
REJECTIONS: Final[dict[str, ErrorCode]] = {
    error.code: error
    for error in (
        FILE_EMPTY, FILE_TOO_LARGE, FILE_TYPE, FILE_LIES, FILE_MACROS, FILE_IMAGE_BROKEN, FILE_IMAGE_HUGE,
        FILE_INFECTED,
    )
}  # fmt: skip

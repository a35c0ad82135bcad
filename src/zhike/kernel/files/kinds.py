"""What a file is, by its bytes. The name and what the sender says about it count for nothing but a cross-check."""

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from typing import Final

import puremagic

from zhike.kernel.files.errors import FILE_EMPTY, FILE_LIES, FILE_MACROS, FILE_TYPE

_NAME_LENGTH: Final = 150
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_MP4_BRANDS: Final = frozenset(
    {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4A ", b"M4V ", b"dash", b"MSNV"}
)
# A text that begins as markup or as a script is one, whatever its name says.
_ACTIVE: Final = re.compile(
    rb"\s*<\s*(?:!|\?|html|head|body|script|svg|iframe|object|embed|meta|link|style|img|math)|#!|\s*@echo off",
    re.IGNORECASE,
)
_BINARY_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_ZIP_PROGRAM: Final = frozenset({"META-INF/MANIFEST.MF", "AndroidManifest.xml", "install.rdf"})


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file we take: its media type and the extensions it may be called by, the usual one first."""

    type: str
    extensions: tuple[str, ...]

    @property
    def is_image(self) -> bool:
        return self.type.startswith("image/")


PNG: Final = Kind("image/png", ("png",))
JPEG: Final = Kind("image/jpeg", ("jpg", "jpeg", "jfif"))
GIF: Final = Kind("image/gif", ("gif",))
WEBP: Final = Kind("image/webp", ("webp",))
PDF: Final = Kind("application/pdf", ("pdf",))
TEXT: Final = Kind("text/plain", ("txt", "log", "md"))
CSV: Final = Kind("text/csv", ("csv",))
DOCX: Final = Kind(f"{_OFFICE}.wordprocessingml.document", ("docx",))
XLSX: Final = Kind(f"{_OFFICE}.spreadsheetml.sheet", ("xlsx",))
PPTX: Final = Kind(f"{_OFFICE}.presentationml.presentation", ("pptx",))
ZIP: Final = Kind("application/zip", ("zip",))
MP3: Final = Kind("audio/mpeg", ("mp3",))
MP4: Final = Kind("video/mp4", ("mp4", "m4v", "m4a"))
WEBM: Final = Kind("video/webm", ("webm",))
KINDS: Final = (PNG, JPEG, GIF, WEBP, PDF, TEXT, CSV, DOCX, XLSX, PPTX, ZIP, MP3, MP4, WEBM)


def clean_name(name: str) -> str:
    """A name fit to show and to save under: one line, no path, no direction tricks, at most 150 characters.

    The extension survives cutting; a name of nothing becomes "file".
    """
    text = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    text = "".join(c if unicodedata.category(c)[0] != "Z" else " " for c in text if unicodedata.category(c)[0] != "C")
    text = re.sub(r'[<>:"|?*]', "_", " ".join(text.split())).strip(". ")
    stem, dot, extension = text.rpartition(".")
    if dot and len(extension) <= 10:
        text = f"{stem[: _NAME_LENGTH - len(extension) - 1]}.{extension}"
    return text[:_NAME_LENGTH] or "file"


def recognise(data: bytes, name: str) -> tuple[Kind, str]:
    """The kind of `data` and the name it is kept under (with an extension, if it had none).

    Raises `file.empty`, `file.type_not_allowed`, `file.extension_lies` or `file.macros`.
    """
    if not data:
        raise FILE_EMPTY()
    cleaned = clean_name(name)
    stem, dot, extension = cleaned.rpartition(".")
    extension = extension.lower() if dot and stem else ""
    kind = _by_magic(data) or _by_text(data, extension)
    if kind is None:
        raise FILE_TYPE(found=_guess(data))
    if not extension:
        return kind, f"{cleaned}.{kind.extensions[0]}"
    if extension not in kind.extensions:
        raise FILE_LIES(extension=extension, found=kind.extensions[0])
    return kind, cleaned


def _by_magic(data: bytes) -> Kind | None:
    head = data[:64]
    for signature, kind in (
        (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG), (b"GIF87a", GIF), (b"GIF89a", GIF),
        (b"%PDF-", PDF), (b"ID3", MP3),
    ):  # fmt: skip
        if head.startswith(signature):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp" and head[8:12] in _MP4_BRANDS:
        return MP4
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head:
        return WEBM
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _by_archive(data)
    return MP3 if _is_mpeg_audio(data) else None


def _is_mpeg_audio(data: bytes) -> bool:
    """Whether a layer III frame stands at the start and another where the first one says it ends."""
    length = _mpeg_frame_length(data[:4])
    return length > 0 and _mpeg_frame_length(data[length : length + 4]) > 0


def _mpeg_frame_length(header: bytes) -> int:
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version_1 = header[1] & 0x18 == 0x18
    kbps_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
    kbps_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0)
    kbps = (kbps_1 if version_1 else kbps_2)[header[2] >> 4]
    rate = (44100, 48000, 32000, 0)[header[2] >> 2 & 3]
    if not version_1:
        rate = rate // (2 if header[1] & 0x18 == 0x10 else 4)
    if not kbps or not rate:
        return 0
    return (144 if version_1 else 72) * kbps * 1000 // rate + (header[2] >> 1 & 1)


def _by_archive(data: bytes) -> Kind | None:
    """ZIP and the office documents that are ZIPs inside; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist()[:20_000])
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError):
        return None
    if names & _ZIP_PROGRAM:
        return None
    if "[Content_Types].xml" not in names:
        return ZIP
    if any(name.endswith("vbaProject.bin") for name in names):
        raise FILE_MACROS()
    for folder, kind in (("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX)):
        if any(name.startswith(folder) for name in names):
            return kind
    return None


def _by_text(data: bytes, extension: str) -> Kind | None:
    if _ACTIVE.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        return None
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _BINARY_CONTROL.search(text):
            return None
        return CSV if extension == "csv" else TEXT
    return None


def _guess(data: bytes) -> str:
    """What refused bytes look like, for the message; "?" when nobody knows."""
    try:
        return puremagic.from_string(data[:65536]).lstrip(".") or "?"
    except (puremagic.PureError, ValueError):
        return "?"

"""Images are decoded and written anew: what remains is pixels, without places, cameras, comments or hidden payloads."""

import io
import struct
from dataclasses import dataclass
from typing import Any, Final

from PIL import Image, ImageCms, ImageOps, ImageSequence

from zhike.kernel.errors import ZhikeError
from zhike.kernel.files.errors import FILE_IMAGE_BROKEN, FILE_IMAGE_HUGE
from zhike.kernel.files.kinds import GIF, JPEG, PNG, WEBP, Kind

#: Pixels of one frame, of all frames of an animation, and frames.
MAX_PIXELS: Final = 50_000_000
MAX_MOVING_PIXELS: Final = 120_000_000
MAX_FRAMES: Final = 400
THUMBNAIL_SIDE: Final = 512

Image.MAX_IMAGE_PIXELS = MAX_PIXELS

_FORMATS: Final = {PNG.type: "PNG", JPEG.type: "JPEG", GIF.type: "GIF", WEBP.type: "WEBP"}
# What Pillow's decoders are known to raise on damaged input.
_BROKEN: Final = (
    OSError, ValueError, SyntaxError, EOFError, TypeError, IndexError, KeyError, AttributeError, OverflowError,
    ZeroDivisionError, MemoryError, struct.error, Image.DecompressionBombError, Image.DecompressionBombWarning,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CleanImage:
    """A re-encoded image with its size in pixels and a WebP thumbnail of at most 512 pixels a side."""

    data: bytes
    width: int
    height: int
    thumbnail: bytes


def clean(data: bytes, kind: Kind) -> CleanImage:
    """The image written anew in its own format. Raises `file.image_broken` or `file.image_huge`."""
    try:
        with Image.open(io.BytesIO(data), formats=[_FORMATS[kind.type]]) as image:
            _check_size(image)
            if kind in (GIF, WEBP) and getattr(image, "is_animated", False):
                return _moving(image, kind)
            return _still(image, kind)
    except ZhikeError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise FILE_IMAGE_HUGE(pixels=MAX_PIXELS) from None
    except _BROKEN:
        raise FILE_IMAGE_BROKEN() from None


def _check_size(image: Image.Image) -> None:
    frames = getattr(image, "n_frames", 1)
    pixels = image.width * image.height
    if pixels > MAX_PIXELS or frames > MAX_FRAMES or pixels * frames > max(MAX_PIXELS, MAX_MOVING_PIXELS):
        raise FILE_IMAGE_HUGE(pixels=MAX_PIXELS)


def _still(image: Image.Image, kind: Kind) -> CleanImage:
    upright = _to_srgb(ImageOps.exif_transpose(image))
    chosen: dict[str, Any] = {}
    if kind is JPEG:
        upright = upright if upright.mode in ("RGB", "L") else upright.convert("RGB")
        chosen = {"quality": 88, "optimize": True, "progressive": True}
    elif kind is WEBP:
        upright = upright if upright.mode in ("RGB", "RGBA") else upright.convert("RGBA")
        chosen = {"quality": 88, "method": 3}
    bare = _without_facts(upright)
    return CleanImage(_encode(bare, kind, **chosen), bare.width, bare.height, _thumbnail(bare))


def _moving(image: Image.Image, kind: Kind) -> CleanImage:
    frames, durations = [], []
    for frame in ImageSequence.Iterator(image):
        frames.append(_without_facts(frame.convert("RGBA")))
        # Known once the frame is decoded. A few writers leave 0; browsers show such frames for a tenth of a second.
        durations.append(int(frame.info.get("duration") or 100))
    chosen: dict[str, Any] = {"save_all": True, "append_images": frames[1:], "duration": durations}
    if "loop" in image.info:
        chosen["loop"] = image.info["loop"]
    chosen |= {"disposal": 2} if kind is GIF else {"quality": 85, "method": 2}
    return CleanImage(_encode(frames[0], kind, **chosen), image.width, image.height, _thumbnail(frames[0]))


def _to_srgb(image: Image.Image) -> Image.Image:
    """Colours of a wider space (phones write Display P3) as sRGB, since the profile goes with the other facts."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return image
    try:
        moved = ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGBA" if image.mode == "RGBA" else "RGB",
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    return moved or image


def _without_facts(image: Image.Image) -> Image.Image:
    copy = image.copy()
    copy.info = {key: value for key, value in image.info.items() if key == "transparency"}
    return copy


def _encode(image: Image.Image, kind: Kind, **chosen: Any) -> bytes:
    target = io.BytesIO()
    image.save(target, _FORMATS[kind.type], **chosen)
    return target.getvalue()


def _thumbnail(image: Image.Image) -> bytes:
    small = image if image.mode in ("RGB", "RGBA") else image.convert("RGBA")
    small = small.copy()
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return _encode(small, WEBP, quality=80, method=3)

"""Images come out as pixels and nothing else."""

import io
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageSequence
from PIL.PngImagePlugin import PngInfo

from zhike.kernel.errors import ZhikeError
from zhike.kernel.files import images, kinds
from zhike.kernel.files.kinds import Kind

from .conftest import Painter

SECRET = b"13800001234"


def _open(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def _animation(format_: str, frames: int = 5, **chosen: Any) -> bytes:
    pictures = [Image.new("RGB", (20, 10), (40 * n, 0, 0)) for n in range(frames)]
    target = io.BytesIO()
    pictures[0].save(target, format_, save_all=True, append_images=pictures[1:], duration=70, loop=0, **chosen)
    return target.getvalue()


@pytest.mark.parametrize("kind", [kinds.PNG, kinds.JPEG, kinds.GIF, kinds.WEBP])
def test_a_picture_keeps_format_and_size_and_gets_a_thumbnail(paint: Painter, kind: Kind) -> None:
    format_ = kind.type.split("/")[1].upper()
    clean = images.clean(paint(format_, size=(1200, 700)), kind)
    assert (clean.width, clean.height) == (1200, 700)
    assert _open(clean.data).format == format_
    assert (_open(clean.thumbnail).format, _open(clean.thumbnail).size) == ("WEBP", (512, 299))


def test_camera_facts_are_gone_and_the_picture_stands_upright(paint: Painter) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x010F] = SECRET.decode()
    data = paint("JPEG", size=(40, 20), exif=exif, comment=SECRET)
    assert SECRET in data
    clean = images.clean(data, kinds.JPEG)
    assert SECRET not in clean.data
    assert not _open(clean.data).getexif()
    assert (clean.width, clean.height) == (20, 40)


def test_texts_in_png_and_bytes_behind_the_end_are_gone(paint: Painter) -> None:
    facts = PngInfo()
    facts.add_text("Comment", SECRET.decode())
    data = paint("PNG", pnginfo=facts) + b"<script>" + SECRET
    clean = images.clean(data, kinds.PNG)
    assert SECRET not in clean.data
    assert b"<script>" not in clean.data


def test_a_wide_colour_space_becomes_srgb(paint: Painter) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    clean = images.clean(paint("JPEG", icc_profile=profile), kinds.JPEG)
    assert "icc_profile" not in _open(clean.data).info
    assert images.clean(paint("JPEG", icc_profile=b"not a profile"), kinds.JPEG).width == 40


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_other_jpeg_modes(paint: Painter, mode: str) -> None:
    assert images.clean(paint("JPEG", mode=mode), kinds.JPEG).width == 40


@pytest.mark.parametrize("mode", ["RGBA", "P", "1", "I;16", "LA"])
def test_other_png_modes(paint: Painter, mode: str) -> None:
    assert images.clean(paint("PNG", mode=mode), kinds.PNG).width == 40


@pytest.mark.parametrize(("kind", "format_"), [(kinds.GIF, "GIF"), (kinds.WEBP, "WEBP")])
def test_an_animation_keeps_its_frames_and_timing(kind: Kind, format_: str) -> None:
    clean = images.clean(_animation(format_), kind)
    moving = _open(clean.data)
    frames = list(ImageSequence.Iterator(moving))
    assert len(frames) == 5
    assert moving.info["loop"] == 0
    moving.seek(2)
    moving.load()
    assert moving.info["duration"] == 70


@pytest.mark.parametrize("kind", [kinds.PNG, kinds.JPEG, kinds.GIF, kinds.WEBP])
def test_damage_is_an_answer_not_a_fault(paint: Painter, kind: Kind) -> None:
    format_ = kind.type.split("/")[1].upper()
    data = paint(format_, size=(300, 300))
    for length in (8, 20, len(data) // 2):
        with pytest.raises(ZhikeError) as caught:
            images.clean(data[:length], kind)
        assert caught.value.code.code == "file.image_broken"


def test_a_png_under_a_jpeg_kind_is_broken(paint: Painter) -> None:
    with pytest.raises(ZhikeError, match=r"file\.image_broken"):
        images.clean(paint("PNG"), kinds.JPEG)


def test_a_bomb_is_refused_by_its_header(huge_png: bytes) -> None:
    with pytest.raises(ZhikeError, match=r"file\.image_huge"):
        images.clean(huge_png, kinds.PNG)


def test_too_many_frames_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MAX_FRAMES", 4)
    with pytest.raises(ZhikeError, match=r"file\.image_huge"):
        images.clean(_animation("GIF"), kinds.GIF)

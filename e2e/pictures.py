"""Pictures to send: made here, so that the repository carries no binary files."""

import io

from PIL import Image, ImageDraw


def gradient(width: int, height: int, *, hue: int = 210) -> bytes:
    """A PNG that looks like a photo of something on a table."""
    image = Image.new("HSV", (width, height))
    brush = ImageDraw.Draw(image)
    for y in range(height):
        brush.line([(0, y), (width, y)], fill=(hue, 40 + y * 60 // height, 235 - y * 70 // height))
    inset = min(width, height) // 4
    brush.ellipse([inset, inset, width - inset, height - inset], fill=(hue, 150, 70))
    target = io.BytesIO()
    image.convert("RGB").save(target, "PNG")
    return target.getvalue()

"""Pictures of what the demo company sells: drawn from a few shapes each, in the colours of their category.

The shapes are in `demo_pictures.json`, on a square of 100: `R` a rounded rectangle (corners, radius), `O` an ellipse
(corners), `P` a polygon, `L` a line (points, width), `A` an arc (corners, degrees, width), each with its colour.
"""

import colorsys
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageDraw

from zhike.kernel.chance import Chance

SIDE: Final = 320
#: Drawn so much larger and made smaller: smooth edges.
_FINER: Final = 2
_SHAPES: Final = Path(__file__).with_name("demo_pictures.json")
_Colour = tuple[int, int, int]


class Pictures:
    """The demo's pictures; each is drawn once, whatever asks for it. The same name always looks the same."""

    def __init__(self) -> None:
        self._words: dict[str, Any] = json.loads(_SHAPES.read_text(encoding="utf-8"))
        self._drawn: dict[tuple[str, str], bytes | None] = {}

    def of(self, name: str, category: str) -> bytes | None:
        """A PNG of SIDE pixels a side for the product of this Chinese name; None where nobody drew it."""
        if (name, category) not in self._drawn:
            self._drawn[name, category] = self._draw(name, category)
        return self._drawn[name, category]

    def _draw(self, name: str, category: str) -> bytes | None:
        shapes = self._words["shapes"].get(self._words["products"].get(name))
        hues = self._words["hues"].get(category)
        if shapes is None or hues is None:
            return None
        chance = Chance(f"picture/{name}")
        turn = chance.randint(-9, 9)
        colours = _colours(hues[0] + turn, hues[1] + turn)
        side = SIDE * _FINER
        image = Image.new("RGB", (side, side), colours["ground"])
        draw = ImageDraw.Draw(image)
        _behind(draw, side, chance, colours["near"])
        draw.ellipse(_scaled([22, 82, 78, 90], side), fill=colours["shadow"])
        for shape in shapes:
            _shape(draw, shape.split(), colours, side)
        kept = io.BytesIO()
        image.reduce(_FINER).save(kept, "PNG", compress_level=3)
        return kept.getvalue()


def _colours(hue: int, accent: int) -> dict[str, _Colour]:
    return {
        "ground": _hsl(hue, 0.44, 0.93),
        "near": _hsl(hue, 0.48, 0.89),
        "shadow": _hsl(hue, 0.32, 0.83),
        "m": _hsl(hue, 0.46, 0.56),
        "d": _hsl(hue, 0.38, 0.36),
        "l": _hsl(hue, 0.52, 0.77),
        "a": _hsl(accent, 0.72, 0.62),
        "w": (255, 255, 255),
    }


def _hsl(hue: int, saturation: float, lightness: float) -> _Colour:
    red, green, blue = colorsys.hls_to_rgb(hue % 360 / 360, lightness, saturation)
    return round(red * 255), round(green * 255), round(blue * 255)


def _behind(draw: ImageDraw.ImageDraw, side: int, chance: Chance, colour: _Colour) -> None:
    """A large disc behind the thing, never twice at the same place."""
    x, y, radius = chance.randint(38, 62), chance.randint(36, 54), chance.randint(36, 42)
    draw.ellipse(_scaled([x - radius, y - radius, x + radius, y + radius], side), fill=colour)


def _shape(draw: ImageDraw.ImageDraw, words: Sequence[str], colours: dict[str, _Colour], side: int) -> None:
    kind, *rest, code = words
    colour = colours[code]
    if kind in ("P", "L"):
        points = [_scaled([float(part) for part in one.split(",")], side) for one in rest if "," in one]
        flat = [(one[0], one[1]) for one in points]
        if kind == "P":
            draw.polygon(flat, fill=colour)
            return
        width = round(float(rest[-1]) * side / 100)
        draw.line(flat, fill=colour, width=width, joint="curve")
        for x, y in flat:
            draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=colour)
        return
    figures = [float(one) for one in rest]
    box = _scaled(figures[:4], side)
    if kind == "R":
        draw.rounded_rectangle(box, radius=figures[4] * side / 100, fill=colour)
    elif kind == "O":
        draw.ellipse(box, fill=colour)
    else:
        draw.arc(box, figures[4], figures[5], fill=colour, width=round(figures[6] * side / 100))


def _scaled(figures: Sequence[float], side: int) -> list[float]:
    return [one * side / 100 for one in figures]

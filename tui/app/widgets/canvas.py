"""Drawing with dots: lines of the four signs, and a pair of circles."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import cos, pi, sin

from tui.domain.checkin import HIGHEST, LOWEST, STEPS

_BRAILLE = 0x2800
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


class Canvas:
    """So many cells of dots: two across and four down in a cell, or one where only ASCII shows."""

    def __init__(self, width: int, height: int, *, ascii_only: bool) -> None:
        self._size = width, height
        self.across, self.down = (1, 1) if ascii_only else (2, 4)
        self._dots: set[tuple[int, int]] = set()

    @property
    def dots(self) -> tuple[int, int]:
        """How many dots there are across and down."""
        return self._size[0] * self.across, self._size[1] * self.down

    def dot(self, x: float, y: float) -> None:
        """A dot at a share of the width and of the height, 0-1, from the top left."""
        wide, high = self.dots
        place = round(x * (wide - 1)), round(y * (high - 1))
        if 0 <= place[0] < wide and 0 <= place[1] < high:
            self._dots.add(place)

    def line(self, begin: tuple[float, float], end: tuple[float, float]) -> None:
        """A straight line between two places."""
        (x, y), (to_x, to_y) = begin, end
        wide, high = self.dots
        steps = max(1, round(max(abs(to_x - x) * wide, abs(to_y - y) * high)))
        for n in range(steps + 1):
            self.dot(x + (to_x - x) * n / steps, y + (to_y - y) * n / steps)

    def rows(self) -> list[str]:
        """The cells as text."""
        width, height = self._size
        return ["".join(self._cell(x, y) for x in range(width)) for y in range(height)]

    def _cell(self, x: int, y: int) -> str:
        if self.across == 1:
            return "*" if (x, y) in self._dots else " "
        bits = sum(
            bit
            for down, row in enumerate(_BITS)
            for across, bit in enumerate(row)
            if (x * 2 + across, y * 4 + down) in self._dots
        )
        return chr(_BRAILLE + bits) if bits else " "


def plot(
    points: Sequence[tuple[date, float]], width: int, height: int, *, ascii_only: bool
) -> list[str]:
    """Means of 1-5 over time as a line, with the two ends of the scale at the left."""
    room = width - 2
    canvas = Canvas(room, height, ascii_only=ascii_only)
    first, last = points[0][0].toordinal(), points[-1][0].toordinal()
    places = [
        (
            (day.toordinal() - first) / max(1, last - first),
            (HIGHEST - mean) / (HIGHEST - LOWEST),
        )
        for day, mean in points
    ]
    for begin, end in pairwise(places):
        canvas.line(begin, end)
    for place in places:
        canvas.dot(*place)
    scale = [f"{HIGHEST} ", *["  "] * (height - 2), f"{LOWEST} "]
    return [mark + row for mark, row in zip(scale, canvas.rows(), strict=True)]


def circles(step: int, *, ascii_only: bool) -> list[str]:
    """Two circles, apart at 1 and nearly one at 7."""
    width, height = (46, 9) if ascii_only else (40, 8)
    canvas = Canvas(width, height, ascii_only=ascii_only)
    wide, high = canvas.dots
    shape = wide / high * (0.5 if ascii_only else 1.0)  # a cell is twice as high as wide
    radius_y = 0.46
    radius_x = radius_y / shape
    far, near = 0.5 - radius_x - 0.01, radius_x * 0.12
    apart = far + (near - far) * (step - 1) / (STEPS - 1)
    for centre in (0.5 - apart, 0.5 + apart):
        for n in range(240):
            angle = 2 * pi * n / 240
            canvas.dot(centre + radius_x * cos(angle), 0.5 + radius_y * sin(angle))
    return canvas.rows()

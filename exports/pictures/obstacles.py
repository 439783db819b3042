"""What ties should not run over: the symbols and the texts. Lengths are points."""

from collections.abc import Iterable
from math import hypot

from exports.pictures.curves import Point
from mapping.boxes import Box

Obstacle = tuple[float, float, float, float]
"""The middle of a symbol or a text, and how far it reaches to each side and up and down."""


class Obstacles:
    """All that stands on a sheet."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        """The symbols and the texts."""
        self._all: list[Obstacle] = [(x, y, width / 2, height / 2) for x, y, width, height in boxes]
        self._broadest = max([hypot(across, down) for _, _, across, down in self._all], default=0.0)

    def near(self, start: Point, ahead: Point, length: float, aside: float) -> list[Obstacle]:
        """At least those that stand beside a line from `start` in a direction of length 1, and no farther aside."""
        (x, y), (dx, dy), beyond = start, ahead, self._broadest
        line, first, last = y * dx - x * dy, x * dx + y * dy - beyond, x * dx + y * dy + length + beyond
        low, high = line - aside - beyond, line + aside + beyond
        # There are hundreds of them for each tie.
        return [o for o in self._all if low < o[1] * dx - o[0] * dy < high and first < o[0] * dx + o[1] * dy < last]

"""What ties should not run over: the symbols and the texts. Lengths are points."""

from collections import defaultdict
from collections.abc import Iterable
from math import floor, hypot

from exports.pictures.curves import Point
from mapping.placement.boxes import Box

_SQUARE = 100.0
"""The side of the squares in which the sheet is searched."""

Obstacle = tuple[float, float, float, float]
"""The middle of a symbol or a text, and how far it reaches to each side and up and down."""


class Obstacles:
    """All that stands on a sheet."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        """The symbols and the texts."""
        self._squares: dict[tuple[int, int], list[Obstacle]] = defaultdict(list)
        self._broadest = 0.0
        for x, y, width, height in boxes:
            self._squares[floor(x / _SQUARE), floor(y / _SQUARE)].append((x, y, width / 2, height / 2))
            self._broadest = max(self._broadest, hypot(width, height) / 2)

    def near(self, start: Point, ahead: Point, length: float, aside: float) -> list[Obstacle]:
        """At least those that stand beside a line from `start` in a direction of length 1, and no farther aside."""
        (x, y), (dx, dy), wide = start, ahead, aside + self._broadest
        line, half = y * dx - x * dy, length / 2
        # A square is looked into when its middle is as near to the line as one of its own can make it.
        off, far = wide + _SQUARE * (abs(dx) + abs(dy)) / 2, half + self._broadest + _SQUARE * (abs(dx) + abs(dy)) / 2
        middle = x * dx + y * dy + half
        found: list[Obstacle] = []
        for (column, row), here in self._squares.items():
            u, v = (column + 0.5) * _SQUARE, (row + 0.5) * _SQUARE
            if abs(v * dx - u * dy - line) < off and abs(u * dx + v * dy - middle) < far:
                found += here
        return found

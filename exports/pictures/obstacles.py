"""What ties should not run over, the symbols and the texts, found by where they stand. Lengths are points."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from exports.pictures.curves import Point
from mapping.boxes import Box

MISS = 3.0
"""How near a tie may pass a symbol or a text. People stand at least 7 apart, so that a tie fits in between."""

_CELL = 64.0
"""The side of the squares that the sheet is divided in."""

NEARBY = 48.0
"""How far from a straight way is near it."""


class Obstacle(NamedTuple):
    """A symbol or a text with the room that it wants around it."""

    x: float
    y: float
    across: float
    """From the middle to the left or right border."""
    down: float
    """From the middle to the upper or lower border."""


def obstacle(box: Box) -> Obstacle:
    """A box as something to go around."""
    x, y, width, height = box
    return Obstacle(x, y, width / 2 + MISS, height / 2 + MISS)


class Obstacles:
    """All that stands on a sheet, each by its number in the order in which it was given."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        """The symbols and the texts."""
        self._all = [obstacle(box) for box in boxes]
        self._cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for index, (x, y, across, down) in enumerate(self._all):
            across, down = across + NEARBY, down + NEARBY
            columns = range(int((x - across) // _CELL), int((x + across) // _CELL) + 1)
            for row in range(int((y - down) // _CELL), int((y + down) // _CELL) + 1):
                for column in columns:
                    self._cells[column, row].append(index)

    def near(self, start: Point, end: Point) -> set[int]:
        """At least those that stand nearer than `NEARBY` to the straight way between two points."""
        turned = abs(end[1] - start[1]) > abs(end[0] - start[0])
        (x, y), (far, last) = (start[::-1], end[::-1]) if turned else (start, end)
        if x > far:
            x, y, far, last = far, last, x, y
        slope = (last - y) / (far - x) if far > x else 0.0
        found: set[int] = set()
        column = int(x // _CELL)
        while True:
            ahead = min((column + 1) * _CELL, far)
            beyond = y + slope * (ahead - x)
            for row in {int(y // _CELL), int(beyond // _CELL)}:
                found.update(self._cells.get((row, column) if turned else (column, row), ()))
            if ahead >= far:
                return found
            column, x, y = column + 1, ahead, beyond

    def around(self, start: Point, end: Point, aside: float) -> set[int]:
        """At least those that a way from one point to another can meet when it goes no farther aside."""
        left, right = min(start[0], end[0]) - aside, max(start[0], end[0]) + aside
        top, bottom = min(start[1], end[1]) - aside, max(start[1], end[1]) + aside
        return {
            index
            for index, (x, y, across, down) in enumerate(self._all)
            if left < x + across and x - across < right and top < y + down and y - down < bottom
        }

    def __getitem__(self, index: int) -> Obstacle:
        return self._all[index]

"""An arc around the middle, measured in the boxes that stand side by side on it.

Two upright boxes are clear of each other when they are a width apart sideways or a height apart in height. So around
the top and the bottom a box on the arc takes up its width, at the sides its height.

Angles run clockwise from the top, in radians. A quarter of the circle is known by its number: 0 around the top, 1
around the right, and so on, in both directions.
"""

from math import acos, asin, atan2, cos, pi, sin
from typing import NamedTuple

QUARTER = pi / 2


class Belt(NamedTuple):
    """All circles around the middle, for boxes of one size. Lengths are those on a circle of radius 1, in boxes."""

    width: float
    height: float
    corner: float
    """The angle from the top where boxes begin to stand above each other."""
    level: float
    """The length from the top to that angle."""
    steep: float
    """The length from that angle to the right."""

    @classmethod
    def of(cls, width: float, height: float) -> "Belt":
        """The belt for boxes of that size."""
        corner = atan2(height, width)
        return cls(width, height, corner, sin(corner) / width, cos(corner) / height)

    def length(self, angle: float) -> float:
        """How many boxes there are room for from the top to `angle`."""
        quarter, turn = divmod(angle, QUARTER)
        if quarter % 2:
            return (quarter + 1) * (self.level + self.steep) - self._length(QUARTER - turn)
        return quarter * (self.level + self.steep) + self._length(turn)

    def angle(self, length: float) -> float:
        """Where so many boxes end; the reverse of `length`."""
        quarter, rest = divmod(length, self.level + self.steep)
        if quarter % 2:
            return (quarter + 1) * QUARTER - self._angle(self.level + self.steep - rest)
        return quarter * QUARTER + self._angle(rest)

    def quarter(self, angle: float) -> int:
        """Around the top and the bottom boxes stand side by side, at the right and the left above each other: which of
        these four it is there.
        """
        quarter = round(angle / QUARTER)
        turn, corner = angle - quarter * QUARTER, QUARTER - self.corner if quarter % 2 else self.corner
        return quarter + (turn > corner) - (turn < -corner)

    def _length(self, turn: float) -> float:
        if turn <= self.corner:
            return sin(turn) / self.width
        return self.level + (cos(self.corner) - cos(turn)) / self.height

    def _angle(self, length: float) -> float:
        if length <= self.level:
            return asin(min(1.0, length * self.width))
        return acos(max(-1.0, cos(self.corner) - (length - self.level) * self.height))

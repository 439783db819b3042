"""Lines of dots. A terminal's cell holds two across and four down: the braille patterns of Unicode.

Lengths are in units of one cell's width. A cell is two units high, so a dot is half a unit either way and circles
are round.
"""

from math import ceil, cos, floor, hypot, pi, sin

Point = tuple[float, float]

HIGH = 2
"""How many units high a cell is."""

_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
BLANK = 0x2800
"""The braille pattern without a dot."""

SWING = 1.5
"""How far a zigzag swings to each side, in units: beside a thick line it still shows."""

_PERIOD = 6.0
"""From one of a zigzag's crests to the next."""


class Dots:
    """A sheet of dots; cells that hold none are not there."""

    def __init__(self) -> None:
        self._bits: dict[tuple[int, int], int] = {}

    def line(self, start: Point, end: Point, *, every: int = 1, thick: bool = False) -> None:
        """A straight line; with `every` above 1 only each such dot, so that it is dotted; `thick` is two dots wide."""
        dx, dy = end[0] - start[0], end[1] - start[1]
        count = max(1, ceil(max(abs(dx), abs(dy)) * 2))  # half a unit apart or nearer: no dot is left out
        shares = [step / count for step in range(0, count + 1, every)]
        points = [(start[0] + dx * share, start[1] + dy * share) for share in shares]
        if thick:
            x, y = (0.0, 0.5) if abs(dx) >= abs(dy) else (0.5, 0.0)
            points += [(left + x, top + y) for left, top in points]
        self._mark(points)

    def zigzag(self, start: Point, end: Point) -> None:
        """A line that swings to and fro across the straight one."""
        dx, dy = end[0] - start[0], end[1] - start[1]
        length = hypot(dx, dy)
        if not length:
            return
        x, y = -dy / length * SWING, dx / length * SWING
        turns = max(2, round(length / (_PERIOD / 2)))
        corner, side = start, 1
        for turn in range(1, turns + 1):
            share = turn / turns
            swing = side if turn < turns else 0
            after = start[0] + dx * share + x * swing, start[1] + dy * share + y * swing
            self.line(corner, after)
            corner, side = after, -side

    def circle(self, centre: Point, radius: float, *, every: int = 1) -> None:
        """A circle."""
        count = max(8, ceil(2 * pi * radius * 2))
        angles = [2 * pi * number / count for number in range(0, count, every)]
        self._mark([(centre[0] + radius * sin(angle), centre[1] - radius * cos(angle)) for angle in angles])

    def bits(self) -> dict[tuple[int, int], int]:
        """The dots in each cell that holds any, as the braille patterns number them."""
        return self._bits

    def _mark(self, points: list[Point]) -> None:
        """Set the dots at some points. A full map's ties are tens of thousands: one loop, with no calls of ours."""
        bits = self._bits
        for x, y in points:
            across, down = floor(x * 2), floor(y * 2)
            cell = across >> 1, down >> 2
            bits[cell] = bits.get(cell, 0) | _BITS[down & 3][across & 1]


def braille(bits: int) -> str:
    """The character for a cell's dots."""
    return chr(BLANK + bits)

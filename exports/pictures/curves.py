"""A tie's way as a curve: a quadratic Bézier, a straight one having its control point midway. Pure geometry.

Units are points, y grows downwards.
"""

from collections.abc import Iterator
from itertools import accumulate, pairwise
from math import dist, hypot
from typing import NamedTuple

Point = tuple[float, float]

_STRAIGHT = 1e-6
"""How far from its middle a straight way's control point may lie: what reckoning blurs."""


_FINE = 24
"""In how many pieces a bent way is measured."""


class Way(NamedTuple):
    """A quadratic Bézier curve."""

    start: Point
    control: Point
    end: Point

    def at(self, t: float) -> Point:
        """The point a part `t` (0 to 1) of the way."""
        (sx, sy), (cx, cy), (ex, ey) = self
        rest = 1 - t
        a, b, c = rest * rest, 2 * rest * t, t * t
        return a * sx + b * cx + c * ex, a * sy + b * cy + c * ey

    def ahead(self, t: float) -> Point:
        """The direction there, of length 1."""
        (sx, sy), (cx, cy), (ex, ey) = self
        dx = (1 - t) * (cx - sx) + t * (ex - cx)
        dy = (1 - t) * (cy - sy) + t * (ey - cy)
        length = hypot(dx, dy) or 1.0
        return dx / length, dy / length

    def beside_at(self, t: float, aside: float) -> Point:
        """The point that far aside of the place `t` on the way."""
        (sx, sy), (cx, cy), (ex, ey) = self
        rest = 1 - t
        (nx, ny), (fx, fy) = (sx * rest + cx * t, sy * rest + cy * t), (cx * rest + ex * t, cy * rest + ey * t)
        dx, dy = fx - nx, fy - ny
        part = aside / (hypot(dx, dy) or 1.0)
        return nx + dx * t - dy * part, ny + dy * t + dx * part

    def part(self, first: float, last: float) -> "Way":
        """The stretch between two places on the way."""
        (sx, sy), (cx, cy), (ex, ey) = self
        a, b, c = (1 - first) * (1 - last), first + last - 2 * first * last, first * last
        return Way(self.at(first), (a * sx + b * cx + c * ex, a * sy + b * cy + c * ey), self.at(last))

    def beside(self, ends: float, middle: float) -> "Way":
        """The way moved sideways: its ends so far, and its middle so far."""
        (sx, sy), (cx, cy), (ex, ey) = self
        dx, dy = ex - sx, ey - sy
        length = hypot(dx, dy) or 1.0
        x, y = -dy / length, dx / length
        bow = 2 * middle - ends
        return Way((sx + x * ends, sy + y * ends), (cx + x * bow, cy + y * bow), (ex + x * ends, ey + y * ends))

    @property
    def back(self) -> "Way":
        """The same way from its end to its start."""
        return Way(self.end, self.control, self.start)

    @property
    def straight(self) -> bool:
        """Whether it runs straight, at an even pace."""
        (sx, sy), (cx, cy), (ex, ey) = self
        return abs(2 * cx - sx - ex) + abs(2 * cy - sy - ey) < _STRAIGHT

    @property
    def length(self) -> float:
        """About how long it is; exact for a straight one."""
        middle = self.at(0.5)
        return dist(self.start, middle) + dist(middle, self.end)

    def evenly(self, pieces: int) -> Iterator[float]:
        """The places on the way that part it in pieces of about one length, without its ends."""
        if self.straight:
            yield from (piece / pieces for piece in range(1, pieces))
            return
        points = [self.at(step / _FINE) for step in range(_FINE + 1)]
        gone = list(accumulate((dist(a, b) for a, b in pairwise(points)), initial=0.0))
        step = 0
        for piece in range(1, pieces):
            wanted = gone[-1] * piece / pieces
            while step < _FINE - 1 and gone[step + 1] < wanted:
                step += 1
            yield (step + (wanted - gone[step]) / ((gone[step + 1] - gone[step]) or 1.0)) / _FINE


def bent(start: Point, end: Point, bend: float) -> Way:
    """A way that bends aside at its middle by half of `bend` parts of its length."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    return Way(start, ((start[0] + end[0]) / 2 - dy * bend, (start[1] + end[1]) / 2 + dx * bend), end)
